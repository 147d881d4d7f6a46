// One provider: what it is, whether it can be called, and if not, what to do about it.
import type { Provider } from '@roster/client'
import { Check, CircleAlert, CircleDashed, MoreHorizontal, Power, Radar } from 'lucide-react'
import { messageOf } from '../core/problem.ts'
import { PROVIDERS } from '../texts/providers.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'
import { toast } from '../ui/toast.tsx'
import { Toggle } from '../ui/toggle.tsx'
import { type EndpointState, endpointState, isOfferedToChat, type ModelCount } from './endpoint-state.ts'
import { useChangeProvider } from './provider-writes.ts'

interface ProviderRowProps {
  provider: Provider
  count: ModelCount
  onDiscover: () => void
  onEdit: () => void
  onDelete: () => void
}

const LOOKS = {
  ready: { Icon: Check, look: 'bg-good-soft text-good' },
  empty: { Icon: CircleDashed, look: 'bg-sunken text-soft' },
  unconfigured: { Icon: CircleAlert, look: 'bg-warn-soft text-warn' },
  off: { Icon: Power, look: 'bg-sunken text-faint' },
} as const satisfies Record<EndpointState['kind'], unknown>

const TONES = { ready: 'good', empty: 'plain', unconfigured: 'warn', off: 'plain' } as const

export function ProviderRow({ provider, count, onDiscover, onEdit, onDelete }: ProviderRowProps) {
  const { id, display_name, kind, base_url, is_active } = provider
  const change = useChangeProvider()
  const state = endpointState(provider, count)
  const offered = isOfferedToChat(provider, count)
  const { Icon, look } = LOOKS[state.kind]
  const turn = (active: boolean) =>
    change.mutate({ id, body: { is_active: active } }, { onError: (error) => toast(messageOf(error), 'bad') })
  const facts = [PROVIDERS.kinds[kind], base_url, PROVIDERS.models(count.active, count.all)].filter(Boolean)
  return (
    <li className="flex items-start gap-3 px-4 py-3.5">
      <span className={`mt-0.5 grid size-8 shrink-0 place-items-center rounded-lg ${look}`}>
        <Icon aria-hidden className="size-4" />
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <button
            type="button"
            onClick={onEdit}
            className="min-w-0 break-words rounded text-left font-medium underline-offset-2 hover:underline"
          >
            {display_name}
          </button>
          <code className="font-mono text-faint text-xs">{id}</code>
          <Badge tone={TONES[state.kind]}>{state.title}</Badge>
          {offered !== undefined && is_active && (
            <Badge className="font-mono">{offered ? PROVIDERS.offered : PROVIDERS.notOffered}</Badge>
          )}
        </p>
        <p className="mt-0.5 text-soft">{state.why}</p>
        <p className="mt-0.5 break-words text-faint text-xs">{facts.join(' · ')}</p>
      </div>
      <div className="flex shrink-0 items-center gap-2">
        {canBeAsked(provider) && (
          <Button size="small" aria-label={PROVIDERS.discoverOf(display_name)} onClick={onDiscover}>
            <Radar aria-hidden />
            <span className="max-sm:hidden">{PROVIDERS.discover}</span>
          </Button>
        )}
        <Toggle
          label={PROVIDERS.active(display_name)}
          checked={is_active}
          disabled={change.isPending}
          onChange={turn}
        />
        <Menu
          trigger={
            <Button look="ghost" size="smallIcon" aria-label={PROVIDERS.more(display_name)}>
              <MoreHorizontal aria-hidden />
            </Button>
          }
        >
          <MenuItem onSelect={onEdit}>{PROVIDERS.edit}</MenuItem>
          <MenuItem danger onSelect={onDelete}>
            {PROVIDERS.remove}
          </MenuItem>
        </Menu>
      </div>
    </li>
  )
}

/** It tells what it offers only to who has a key. */
const canBeAsked = ({ kind, configured }: Provider): boolean => configured && kind !== 'local' && kind !== 'other'

// Who runs the models: which of them this server can call, and why not the others.
import type { Provider } from '@roster/client'
import { Plus, Server } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useModels } from '../models/queries.ts'
import { PROVIDERS } from '../texts/providers.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Input } from '../ui/input.tsx'
import { Room } from '../ui/room.tsx'
import { Segments } from '../ui/segments.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { DeleteProvider } from './delete-provider.tsx'
import { DiscoverModels } from './discover-models.tsx'
import { countModels, endpointState, NO_MODELS } from './endpoint-state.ts'
import { ProviderDialog } from './provider-dialog.tsx'
import { ProviderRow } from './provider-row.tsx'
import { useProviders } from './providers.ts'

type Filter = keyof typeof PROVIDERS.filters
type Opened = { kind: 'add' } | { kind: 'edit' | 'delete' | 'discover'; id: string }

const FILTERS = (Object.keys(PROVIDERS.filters) as Filter[]).map((value) => ({
  value,
  label: PROVIDERS.filters[value],
}))

export function ProvidersSection() {
  const providers = useProviders()
  const { list } = useModels(null)
  const [filter, setFilter] = useState<Filter>('all')
  const [search, setSearch] = useState('')
  const [opened, setOpened] = useState<Opened | null>(null)
  const counts = useMemo(() => countModels(list?.models ?? []), [list])
  const countOf = (id: string) => counts.get(id) ?? NO_MODELS
  const stateOf = (provider: Provider) => endpointState(provider, countOf(provider.id))
  const shown = (providers ?? [])
    .filter((provider) => filter !== 'active' || provider.is_active)
    .filter((provider) => filter !== 'ready' || stateOf(provider).kind === 'ready')
    .filter(({ id, display_name }) => `${id} ${display_name}`.toLowerCase().includes(search.trim().toLowerCase()))
    .sort((one, other) => PLACES[stateOf(one).kind] - PLACES[stateOf(other).kind])
  const close = () => setOpened(null)
  const find = (id: string) => providers?.find((provider) => provider.id === id)
  const [edited, deleted, asked] = (['edit', 'delete', 'discover'] as const).map((kind) =>
    opened?.kind === kind ? find(opened.id) : undefined,
  )
  return (
    <Room
      title={PROVIDERS.title}
      lead={PROVIDERS.lead}
      actions={
        <Button look="primary" onClick={() => setOpened({ kind: 'add' })}>
          <Plus aria-hidden />
          {PROVIDERS.add}
        </Button>
      }
    >
      <div className="mb-3 flex flex-wrap gap-2">
        <Segments label={PROVIDERS.filter} value={filter} choices={FILTERS} onChange={setFilter} />
        <Input
          type="search"
          aria-label={PROVIDERS.search}
          placeholder={PROVIDERS.search}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          className="w-auto min-w-40 flex-1"
        />
      </div>
      {!providers && <Skeleton className="h-96 rounded-xl" />}
      {shown.length > 0 && (
        <ul aria-label={PROVIDERS.title} className="divide-y rounded-xl border bg-surface shadow-panel">
          {shown.map((provider) => (
            <ProviderRow
              key={provider.id}
              provider={provider}
              count={countOf(provider.id)}
              onDiscover={() => setOpened({ kind: 'discover', id: provider.id })}
              onEdit={() => setOpened({ kind: 'edit', id: provider.id })}
              onDelete={() => setOpened({ kind: 'delete', id: provider.id })}
            />
          ))}
        </ul>
      )}
      {providers && shown.length === 0 && (
        <Empty Icon={Server} title={providers.length === 0 ? PROVIDERS.none : PROVIDERS.nothing}>
          {providers.length === 0 && PROVIDERS.noneWhy}
        </Empty>
      )}
      {opened?.kind === 'add' && <ProviderDialog onClose={close} />}
      {edited && <ProviderDialog provider={edited} onClose={close} />}
      {asked && <DiscoverModels provider={asked} onClose={close} />}
      {deleted && <DeleteProvider provider={deleted} onClose={close} />}
    </Room>
  )
}

/** What works first, then what only lacks something. */
const PLACES = { ready: 0, empty: 1, unconfigured: 2, off: 3 } as const

// One model as an admin sees it in the order: what it is, what it costs, whether it can be called, and the switches.
import type { Model } from '@roster/client'
import { GripVertical, MoreHorizontal, Star } from 'lucide-react'
import type { ComponentProps } from 'react'
import { UNKNOWN } from '../../core/format.ts'
import { keyLimits } from '../../models/limits.ts'
import { shortPrice } from '../../models/prices.ts'
import { HOSTED } from '../../texts/hosted.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { Toggle } from '../../ui/toggle.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { StateBadge } from './state-badge.tsx'

export interface RowActions {
  providerName: (id: string) => string
  isProviderActive: (id: string) => boolean
  onEdit: (model: Model) => void
  onActive: (model: Model, active: boolean) => void
  onDefault: (model: Model) => void
  onPlace: (model: Model, where: 'top' | 'bottom') => void
  onDelete: (model: Model) => void
}

interface OrderRowProps {
  model: Model
  place: number
  isNarrow: boolean
  actions: RowActions
  handle: ComponentProps<'button'>
}

/** The same in the heads and in every row. */
const COLUMNS = { price: 'w-40 shrink-0', limit: 'w-28 shrink-0 text-soft', state: 'w-32 shrink-0' } as const

/** What the columns are; each row says it again in words of its own. */
export const OrderHeads = () => (
  <div aria-hidden className="flex items-center gap-3 border-b px-3 py-1.5 text-faint text-xs sm:pr-5 sm:pl-3">
    <span className="w-7" />
    <span className="w-6" />
    <span className="min-w-0 flex-1">{HOSTED.model}</span>
    <span className={COLUMNS.price}>{HOSTED.price}</span>
    <span className={COLUMNS.limit}>{HOSTED.limits}</span>
    <span className={COLUMNS.state}>{HOSTED.state}</span>
    <span className="w-19">{HOSTED.active}</span>
  </div>
)

export function OrderRow({ model, place, isNarrow, actions, handle }: OrderRowProps) {
  const price = shortPrice(model.pricing)
  const [limit] = keyLimits(model)
  const facts = (
    <>
      <span className={isNarrow ? 'shrink-0' : COLUMNS.price} title={price.unit}>
        {price.text === UNKNOWN ? <Unknown /> : price.text}
      </span>
      {!isNarrow && <span className={COLUMNS.limit}>{limit ? `${limit.value} ${limit.label}` : ''}</span>}
      <span className={isNarrow ? 'min-w-0' : COLUMNS.state}>
        <StateBadge model={model} isProviderActive={actions.isProviderActive(model.provider)} />
      </span>
    </>
  )
  return (
    <div className="flex h-full items-center gap-2 pr-3 pl-1 sm:gap-3 sm:pr-5 sm:pl-3">
      <button
        type="button"
        {...handle}
        className="grid h-full w-7 shrink-0 cursor-grab touch-none place-items-center rounded text-faint -outline-offset-2 hover:text-ink active:cursor-grabbing"
      >
        <GripVertical aria-hidden className="size-4" />
      </button>
      <span
        title={HOSTED.priority(model.priority)}
        className="w-6 shrink-0 text-right text-faint text-xs tabular-nums max-sm:w-5"
      >
        {place}
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex items-center gap-1.5">
          <button
            type="button"
            onClick={() => actions.onEdit(model)}
            className="min-w-0 truncate rounded text-left font-medium underline-offset-2 hover:underline"
          >
            {model.display_name}
          </button>
          {model.is_default && (
            <Badge tone="accent">
              <Star aria-hidden />
              {HOSTED.isDefault}
            </Badge>
          )}
        </div>
        <p className="truncate text-faint text-xs">{`${actions.providerName(model.provider)} · ${model.model_key}`}</p>
        {isNarrow && <p className="mt-1 flex items-center gap-3 truncate text-xs">{facts}</p>}
      </div>
      {!isNarrow && facts}
      <Toggle
        label={HOSTED.activate(model.display_name)}
        checked={model.is_active}
        onChange={(active) => actions.onActive(model, active)}
      />
      <RowMenu model={model} actions={actions} />
    </div>
  )
}

const RowMenu = ({ model, actions }: { model: Model; actions: RowActions }) => (
  <Menu
    trigger={
      <Button look="ghost" size="smallIcon" aria-label={HOSTED.more(model.display_name)}>
        <MoreHorizontal aria-hidden />
      </Button>
    }
  >
    <MenuItem onSelect={() => actions.onEdit(model)}>{HOSTED.edit}</MenuItem>
    {!model.is_default && <MenuItem onSelect={() => actions.onDefault(model)}>{HOSTED.makeDefault}</MenuItem>}
    <MenuItem onSelect={() => actions.onPlace(model, 'top')}>{HOSTED.toTop}</MenuItem>
    <MenuItem onSelect={() => actions.onPlace(model, 'bottom')}>{HOSTED.toBottom}</MenuItem>
    <MenuItem danger onSelect={() => actions.onDelete(model)}>
      {HOSTED.remove}
    </MenuItem>
  </Menu>
)

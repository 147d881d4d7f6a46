// One model in the list: a line of a table where there is room, else a card of two lines.
import type { Model } from '@roster/client'
import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import { UNKNOWN } from '../../core/format.ts'
import { MODALITIES, sentenceOf } from '../../core/words.ts'
import { keyLimits } from '../limits.ts'
import { ModalityIcon } from '../modality-icon.tsx'
import { ModelBadges } from '../model-badges.tsx'
import { shortPrice } from '../prices.ts'
import type { RowShape } from './shape.ts'

interface ModelRowProps {
  model: Model
  /** What its provider is called. */
  provider: string
  index: number
  shape: RowShape
}

/** Drawn again only when the model itself or the shape of the list changes. */
export const ModelRow = memo(({ model, provider, index, shape }: ModelRowProps) => (
  <Link
    to="/models/$id"
    params={{ id: model.id }}
    search={(search) => search}
    data-index={index}
    className="grid h-full content-center items-center gap-x-4 gap-y-1 border-b px-4 outline-offset-[-2px] hover:bg-sunken/60 sm:px-5"
    activeProps={{ className: 'bg-accent-soft/60 hover:bg-accent-soft/60', 'aria-current': 'true' }}
    style={{ gridTemplateColumns: shape.columns }}
  >
    <Name model={model} />
    {shape.isTable ? (
      <>
        {shape.hasProvider && <span className="truncate text-soft">{provider}</span>}
        {shape.hasKind && <Kind model={model} />}
        <Limits model={model} />
        <ShortPrice model={model} />
      </>
    ) : (
      <span className="truncate pl-11 text-soft text-xs">{cardLine(model, provider)}</span>
    )}
  </Link>
))

const Name = ({ model }: { model: Model }) => (
  <span className="flex min-w-0 items-center gap-3">
    <span className="grid size-8 shrink-0 place-items-center rounded-lg bg-sunken text-soft">
      <ModalityIcon modality={model.modality} className="size-4" />
    </span>
    <span className="min-w-0 flex-1">
      <span className="flex items-center gap-1.5">
        <span className="truncate font-semibold" title={model.display_name}>
          {model.display_name}
        </span>
        <ModelBadges model={model} />
      </span>
      <span className="block truncate font-mono text-faint text-xs">{model.id}</span>
    </span>
  </span>
)

const Kind = ({ model }: { model: Model }) => (
  <span className="truncate text-soft">
    {MODALITIES[model.modality]}
    <span className="block truncate text-faint text-xs">{sentenceOf(model.task)}</span>
  </span>
)

function Limits({ model }: { model: Model }) {
  const [first, second] = keyLimits(model)
  return (
    <span className="min-w-0 truncate">
      {first ? `${first.value} ${first.label}` : <span className="text-faint">{UNKNOWN}</span>}
      {second && <span className="block truncate text-faint text-xs">{`${second.value} ${second.label}`}</span>}
    </span>
  )
}

function ShortPrice({ model }: { model: Model }) {
  const { text, unit, isPerToken } = shortPrice(model.pricing)
  return (
    <span className="min-w-0 truncate text-right" title={unit || undefined}>
      {text === UNKNOWN ? <span className="text-faint">{text}</span> : text}
      {unit && !isPerToken && <span className="block truncate text-faint text-xs">{unit}</span>}
    </span>
  )
}

function cardLine(model: Model, provider: string): string {
  const limits = keyLimits(model).map(({ value, label }) => `${value} ${label}`)
  const { text } = shortPrice(model.pricing)
  return [provider, ...limits.slice(0, 2), text === UNKNOWN ? 'price unknown' : text].join(' · ')
}

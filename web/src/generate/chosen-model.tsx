// Which model was chosen, why, and what it would cost.
import type { Resolution } from '@roster/client'
import { Link } from '@tanstack/react-router'
import { CircleCheck, CircleDashed } from 'lucide-react'
import { formatMoney } from '../core/format.ts'
import { ModalityIcon } from '../models/modality-icon.tsx'
import { ModelBadges } from '../models/model-badges.tsx'
import { GENERATE } from '../texts/generate.ts'
import { Card } from './card.tsx'

export function ChosenModel({ resolution }: { resolution: Resolution }) {
  const { model, provider, reason, cost, tokens, fallback } = resolution
  // A model that does not count in tokens has none that are unknown.
  const counts = [
    { label: GENERATE.tokensIn, count: tokens.input, note: tokens.estimated && GENERATE.estimated },
    { label: GENERATE.tokensOut, count: tokens.output, note: false as const },
  ].filter(({ count }) => count !== null || model.modality === 'text')
  return (
    <Card title={GENERATE.model}>
      <div className="flex items-start gap-3">
        <span className="grid size-10 shrink-0 place-items-center rounded-lg bg-accent-soft text-accent-ink">
          <ModalityIcon modality={model.modality} className="size-5" />
        </span>
        <div className="min-w-0 flex-1">
          <div className="flex flex-wrap items-center gap-1.5">
            <Link
              to="/models/$id"
              params={{ id: model.id }}
              className="break-words font-semibold text-base underline-offset-2 hover:underline"
            >
              {model.display_name}
            </Link>
            <ModelBadges model={model} />
          </div>
          <p className="text-soft">{`${provider.display_name} · ${reason}`}</p>
          {fallback && <p className="text-warn">{GENERATE.inPlaceOf(fallback.from, fallback.reason)}</p>}
        </div>
      </div>
      <div className="mt-4 grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-4">
        <dl className="contents">
          <Figure
            label={GENERATE.costTitle}
            value={cost.known ? formatMoney(cost.amount, cost.currency) : GENERATE.unknown}
            isWide={!cost.known}
          >
            {cost.reason}
          </Figure>
          {counts.map(({ label, count, note }) => (
            <Figure key={label} label={label} value={countText(count)}>
              {note}
            </Figure>
          ))}
        </dl>
        <div className="space-y-1 text-xs">
          <State isSo={resolution.configured} yes={GENERATE.configured} no={GENERATE.notConfigured} />
          {model.source && <State isSo={resolution.installed} yes={GENERATE.installed} no={GENERATE.notInstalled} />}
        </div>
      </div>
    </Card>
  )
}

const countText = (count: number | null): string => (count === null ? GENERATE.unknown : count.toLocaleString('en-US'))

interface FigureProps {
  label: string
  value: string
  isWide?: boolean
  children: string | false | null
}

const Figure = ({ label, value, isWide = false, children }: FigureProps) => (
  <div className={isWide ? 'col-span-2 sm:col-span-1' : undefined}>
    <dt className="text-faint text-xs">{label}</dt>
    <dd className="font-semibold text-lg tracking-tight">{value}</dd>
    {children && <dd className="text-faint text-xs">{children}</dd>}
  </div>
)

function State({ isSo, yes, no }: { isSo: boolean; yes: string; no: string }) {
  const Icon = isSo ? CircleCheck : CircleDashed
  return (
    <p className={`flex items-center gap-1.5 ${isSo ? 'text-good' : 'text-soft'}`}>
      <Icon aria-hidden className="size-4 shrink-0" />
      {isSo ? yes : no}
    </p>
  )
}

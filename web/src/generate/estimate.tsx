// What it will cost and how many tokens it takes, as far as that can be known.
import type { Resolution } from '@roster/client'
import { formatMoney } from '../core/format.ts'
import { GENERATE } from '../texts/generate.ts'

export function Estimate({ resolution }: { resolution: Resolution | undefined }) {
  const { cost, tokens } = resolution ?? {}
  return (
    <dl className="flex min-w-0 flex-wrap gap-x-5 gap-y-1">
      <Figure label={GENERATE.cost} title={cost?.reason ?? undefined}>
        {cost?.known ? formatMoney(cost.amount, cost.currency) : GENERATE.unknown}
      </Figure>
      {typeof tokens?.output === 'number' && (
        <Figure label={GENERATE.tokens}>{((tokens.input ?? 0) + tokens.output).toLocaleString('en-US')}</Figure>
      )}
    </dl>
  )
}

const Figure = ({ label, title, children }: { label: string; title?: string | undefined; children: string }) => (
  <div title={title}>
    <dt className="text-faint text-xs">{label}</dt>
    <dd className="font-semibold text-base tabular-nums">{children}</dd>
  </div>
)

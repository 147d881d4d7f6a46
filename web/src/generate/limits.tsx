// The limits that were checked, each with what was asked and whether it holds.
import type { Resolution } from '@roster/client'
import { CircleAlert, CircleCheck } from 'lucide-react'
import { capabilityName } from '../core/capabilities.ts'
import { textOf } from '../core/value-text.ts'
import { GENERATE } from '../texts/generate.ts'
import { Badge } from '../ui/badge.tsx'
import { Card } from './card.tsx'

type Limit = Resolution['limits'][number]

export const Limits = ({ limits }: { limits: readonly Limit[] }) =>
  limits.length === 0 ? null : (
    <Card title={GENERATE.limits}>
      <ul className="divide-y">
        {limits.map((limit) => (
          <li key={`${limit.name} ${limit.origin}`} className="py-2 first:pt-0 last:pb-0">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="min-w-40 flex-1">{capabilityName(limit.name)}</span>
              <span className="text-soft">{requestText(limit)}</span>
              <Badge>{GENERATE.limitOrigins[limit.origin]}</Badge>
              <Verdict limit={limit} />
            </div>
            <Share limit={limit} />
          </li>
        ))}
      </ul>
    </Card>
  )

/** A share of the limit where it is one: sides that are multiples of 8 are not so many of 8. */
function requestText({ name, requested, value }: Limit): string {
  if (requested === null) return textOf(value)
  return name === 'resolution_multiple'
    ? `${textOf(requested)}, by ${textOf(value)}`
    : `${textOf(requested)} of ${textOf(value)}`
}

const Verdict = ({ limit: { ok, origin } }: { limit: Limit }) =>
  ok ? (
    <Badge tone="good" className="w-16 justify-center">
      <CircleCheck aria-hidden />
      {GENERATE.ok}
    </Badge>
  ) : (
    <Badge tone={origin === 'hardware' ? 'warn' : 'bad'} className="w-16 justify-center">
      <CircleAlert aria-hidden />
      {GENERATE.over}
    </Badge>
  )

/** How much of the limit is used, where both are numbers. */
function Share({ limit: { requested, value, ok } }: { limit: Limit }) {
  if (typeof requested !== 'number' || typeof value !== 'number' || value <= 0) return null
  const width = `${Math.min(100, (100 * requested) / value)}%`
  return (
    <div aria-hidden className="mt-1.5 h-1 overflow-hidden rounded-full bg-sunken">
      <div className={`h-full rounded-full ${ok ? 'bg-accent' : 'bg-bad'}`} style={{ width }} />
    </div>
  )
}

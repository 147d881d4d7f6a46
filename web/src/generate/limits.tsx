// The limits that were checked, each with what was asked and whether it holds.
import type { Resolution } from '@roster/client'
import { CircleAlert, CircleCheck } from 'lucide-react'
import { capabilityName } from '../core/capabilities.ts'
import { textOf } from '../core/value-text.ts'
import { Badge } from '../ui/badge.tsx'
import { Card } from './card.tsx'

type Limit = Resolution['limits'][number]

const ORIGINS: Readonly<Record<Limit['origin'], string>> = {
  registry: 'catalog',
  environment: 'environment',
  hardware: 'this machine',
}

export const Limits = ({ limits }: { limits: readonly Limit[] }) =>
  limits.length === 0 ? null : (
    <Card title="Limits">
      <ul className="divide-y">
        {limits.map((limit) => (
          <li key={`${limit.name} ${limit.origin}`} className="py-2 first:pt-0 last:pb-0">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="min-w-40 flex-1">{capabilityName(limit.name)}</span>
              <span className="text-soft">
                {limit.requested === null
                  ? `${textOf(limit.value)}`
                  : `${textOf(limit.requested)} of ${textOf(limit.value)}`}
              </span>
              <Badge>{ORIGINS[limit.origin]}</Badge>
              <Verdict limit={limit} />
            </div>
            <Share limit={limit} />
          </li>
        ))}
      </ul>
    </Card>
  )

const Verdict = ({ limit: { ok, origin } }: { limit: Limit }) =>
  ok ? (
    <Badge tone="good" className="w-16 justify-center">
      <CircleCheck aria-hidden />
      ok
    </Badge>
  ) : (
    <Badge tone={origin === 'hardware' ? 'warn' : 'bad'} className="w-16 justify-center">
      <CircleAlert aria-hidden />
      over
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

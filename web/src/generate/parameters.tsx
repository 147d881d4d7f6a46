// With which parameters the model is called, and where each value came from.
import type { Resolution } from '@roster/client'
import { textOf } from '../core/value-text.ts'
import { GENERATE } from '../texts/generate.ts'
import { Badge } from '../ui/badge.tsx'
import { Card } from './card.tsx'
import { parameterName } from './parameters-of.ts'

type ParametersProps = Pick<Resolution, 'parameters' | 'origins'>

export function Parameters({ parameters, origins }: ParametersProps) {
  const names = Object.keys(parameters)
  if (names.length === 0) return null
  return (
    <Card title={GENERATE.parameters}>
      <dl className="divide-y">
        {names.map((name) => {
          const origin = origins[name]
          return (
            <div key={name} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 py-1.5 first:pt-0 last:pb-0">
              <dt className="min-w-40 text-soft">{parameterName(name)}</dt>
              <dd className="flex min-w-0 flex-1 items-baseline justify-between gap-3">
                <span className="line-clamp-2 min-w-0 break-words font-medium">{textOf(parameters[name])}</span>
                {origin && <Badge tone={origin === 'request' ? 'accent' : 'plain'}>{GENERATE.origins[origin]}</Badge>}
              </dd>
            </div>
          )
        })}
      </dl>
    </Card>
  )
}

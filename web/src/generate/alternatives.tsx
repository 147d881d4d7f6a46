// Who else could have done it, in order, and why each came later.
import type { Resolution } from '@roster/client'
import { GENERATE } from '../texts/generate.ts'
import { Card } from './card.tsx'

interface AlternativesProps {
  resolution: Resolution
  onChoose: (model: string) => void
}

export function Alternatives({ resolution: { alternatives, alternatives_total }, onChoose }: AlternativesProps) {
  if (alternatives.length === 0) return null
  const more = alternatives_total - alternatives.length
  return (
    <Card title={GENERATE.alternatives}>
      <ol className="divide-y">
        {alternatives.map(({ model, rank, reason }) => (
          <li key={model} className="flex items-baseline gap-3 py-1.5 first:pt-0 last:pb-0">
            <span className="w-5 shrink-0 text-right text-faint text-xs">{rank}</span>
            <button
              type="button"
              onClick={() => onChoose(model)}
              className="min-w-0 truncate rounded font-mono text-xs underline-offset-2 hover:underline"
            >
              {model}
            </button>
            <span className="ml-auto shrink-0 text-right text-faint text-xs">{reason}</span>
          </li>
        ))}
      </ol>
      {more > 0 && <p className="mt-2 text-faint text-xs">{GENERATE.moreAlternatives(more)}</p>}
    </Card>
  )
}

// What the answer was drawn from: each signal, what it says, and how sure the whole is.
import type { InstalledModel } from '@roster/client'
import { sentenceOf } from '../../../core/words.ts'
import { IDENTITY } from '../../../texts/details.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Meter } from '../../../ui/meter.tsx'

type Identified = NonNullable<InstalledModel['identified']>

export const Evidence = ({ evidence, confidence }: Pick<Identified, 'evidence' | 'confidence'>) => (
  <div>
    <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1">
      <h4 className="font-medium text-faint text-xs">{IDENTITY.evidence}</h4>
      <Meter
        label={IDENTITY.confidence}
        total={1}
        parts={[
          {
            id: 'confidence',
            label: IDENTITY.confidenceText(confidence),
            value: confidence,
            tone: confidence >= 0.65 ? 'bg-accent' : 'bg-warn',
          },
        ]}
        className="h-1.5 w-24"
      />
      <span className="text-soft text-xs">{IDENTITY.confidenceText(confidence)}</span>
    </div>
    <ul className="space-y-1.5">
      {evidence.map(({ signal, says, detail }) => (
        <li key={`${signal} ${detail}`} className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
          <Badge tone={signal === 'person' ? 'accent' : 'plain'}>{IDENTITY.signals[signal]}</Badge>
          <span className="font-medium text-xs">{saysText(says)}</span>
          <span className="min-w-0 break-words text-soft text-xs">{detail}</span>
        </li>
      ))}
    </ul>
  </div>
)

const saysText = (says: Identified['evidence'][number]['says']): string =>
  Object.entries(says)
    .map(([field, value]) => `${sentenceOf(field)} ${value}`)
    .join(', ')

// What it is, and where its page is.
import type { DownloadPlan } from '@roster/client'
import { ExternalLink, Lock } from 'lucide-react'
import { useBaseModelName } from '../core/use-base-models.ts'
import { MODEL_TYPES } from '../core/words.ts'
import { ADD } from '../texts/add.ts'
import { Badge } from '../ui/badge.tsx'

export function PlanHeader({ plan }: { plan: DownloadPlan }) {
  const baseName = useBaseModelName()
  const { model, identified, source, page } = plan
  const type = source.type === 'upload' ? null : source.type
  return (
    <div>
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h3 className="min-w-0 break-words font-semibold text-base">{model.display_name}</h3>
        {page && (
          <a
            href={page}
            target="_blank"
            rel="noreferrer"
            className="inline-flex items-center gap-1 text-accent-ink text-xs hover:underline"
          >
            <ExternalLink aria-hidden className="size-3.5" />
            {ADD.plan.page}
          </a>
        )}
      </div>
      <p className="mt-1.5 flex flex-wrap gap-1.5">
        {type && <Badge>{ADD.source.kinds[type]}</Badge>}
        {model.type !== 'unknown' && <Badge tone="accent">{MODEL_TYPES[model.type]}</Badge>}
        {model.base_model && <Badge tone="accent">{baseName(model.base_model)}</Badge>}
        {identified?.precision && <Badge>{identified.precision}</Badge>}
        {identified && <Badge>{identified.format}</Badge>}
        {model.version && <Badge>{model.version}</Badge>}
        {model.gated && (
          <Badge tone="warn">
            <Lock aria-hidden />
            {ADD.plan.gated}
          </Badge>
        )}
      </p>
      {model.trigger_words.length > 0 && (
        <p className="mt-2 text-soft text-xs">
          {ADD.plan.triggerWords}: <span className="font-mono text-ink">{model.trigger_words.join(', ')}</span>
        </p>
      )}
    </div>
  )
}

// What a model needs beside its own files, and whether it is here.
import type { DownloadPlan } from '@roster/client'
import { CircleCheck, CircleDashed } from 'lucide-react'
import { useModel } from '../models/queries.ts'
import { ADD } from '../texts/add.ts'

type Companion = DownloadPlan['companions'][number]

export const PlanCompanions = ({ companions }: { companions: readonly Companion[] }) =>
  companions.length > 0 && (
    <section aria-label={ADD.plan.companions}>
      <h4 className="mb-1.5 font-medium text-soft text-xs">{ADD.plan.companions}</h4>
      <ul className="divide-y rounded-lg border">
        {companions.map((companion) => (
          <CompanionItem key={`${companion.part} ${companion.model_id}`} companion={companion} />
        ))}
      </ul>
    </section>
  )

function CompanionItem({ companion: { part, model_id, reason } }: { companion: Companion }) {
  return (
    <li className="flex items-start gap-2.5 px-3 py-2">
      {model_id ? <Mark modelId={model_id} /> : <CircleDashed aria-hidden className="mt-0.5 size-4 text-faint" />}
      <span className="min-w-0">
        <span className="font-medium">{part}</span>
        <span className="block text-soft text-xs">{reason}</span>
      </span>
      {model_id && <Name modelId={model_id} />}
    </li>
  )
}

function Mark({ modelId }: { modelId: string }) {
  const isInstalled = useModel(modelId).data?.value.installed ?? false
  const Icon = isInstalled ? CircleCheck : CircleDashed
  return <Icon aria-hidden className={isInstalled ? 'mt-0.5 size-4 text-good' : 'mt-0.5 size-4 text-faint'} />
}

function Name({ modelId }: { modelId: string }) {
  const model = useModel(modelId).data?.value
  return (
    <span className="ml-auto text-right text-xs">
      {model?.display_name ?? modelId}
      {model && <span className="block text-faint">{model.installed ? ADD.plan.installed : ADD.plan.known}</span>}
    </span>
  )
}

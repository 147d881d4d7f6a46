// What the other tool will not find here, with what to do about it.
import type { ExportedFile } from '@roster/client'
import { CircleCheck, CloudDownload, Puzzle } from 'lucide-react'
import { showDownloads } from '../downloads/panel.ts'
import { useDownloadOf, useStartDownload } from '../downloads/queries.ts'
import { isUnderWay } from '../downloads/state.ts'
import { useModel } from '../models/queries.ts'
import { useIsAdmin } from '../session/session.ts'
import { EXPORT } from '../texts/export.ts'
import { Button } from '../ui/button.tsx'
import { LinkedText } from '../ui/linked-text.tsx'

type Missing = ExportedFile['missing'][number]

interface MissingPartsProps {
  title: string
  /** What is said where nothing is. */
  none: string
  missing: readonly Missing[]
  /** Ids of models that may be brought here. */
  companions?: readonly string[]
}

export function MissingParts({ title, none, missing, companions = [] }: MissingPartsProps) {
  if (missing.length === 0)
    return (
      <p className="flex items-center gap-2 text-good text-sm">
        <CircleCheck aria-hidden className="size-4" />
        {none}
      </p>
    )
  return (
    <section aria-label={title}>
      <h2 className="mb-2 font-medium text-soft text-xs">{title}</h2>
      <ul className="divide-y rounded-xl border bg-surface">
        {missing.map(({ part, hint }) => (
          <li key={`${part} ${hint}`} className="flex items-start gap-3 px-4 py-2.5">
            <Puzzle aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
            <span className="min-w-0 flex-1">
              <span className="font-medium">{part}</span>
              <span className="block break-words text-soft text-xs">
                <LinkedText text={hint} />
              </span>
            </span>
            {companions.includes(part) && <Bring modelId={part} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Bring({ modelId }: { modelId: string }) {
  const isAdmin = useIsAdmin()
  const model = useModel(modelId).data?.value
  const download = useDownloadOf(modelId)
  const start = useStartDownload()
  if (!isAdmin || !model || (download && isUnderWay(download))) return null
  return (
    <Button
      size="small"
      busy={start.isPending}
      aria-label={EXPORT.bring(model.display_name)}
      onClick={() => start.mutate({ model_id: modelId }, { onSuccess: showDownloads })}
    >
      {!start.isPending && <CloudDownload aria-hidden />}
      {EXPORT.bringShort}
    </Button>
  )
}

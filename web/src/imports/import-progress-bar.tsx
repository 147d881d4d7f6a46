// How far an import is.
import type { ImportProgress } from '@roster/client'
import { IMPORTS } from '../texts/imports.ts'
import { Progress } from '../ui/progress.tsx'
import type { Chosen } from './use-import.ts'

interface ImportProgressBarProps {
  progress: ImportProgress | null
  chosen: Chosen
}

export function ImportProgressBar({ progress, chosen: { from } }: ImportProgressBarProps) {
  const stage = progress?.stage ?? (from instanceof URL ? 'fetch' : 'read')
  const text =
    stage === 'write'
      ? IMPORTS.writing
      : from instanceof URL && !progress
        ? IMPORTS.fetching(from.host)
        : IMPORTS.reading
  return (
    <div className="space-y-1.5">
      <p role="status" className="flex justify-between text-soft text-xs">
        <span>{text}</span>
        {progress && progress.total > 0 && <span>{IMPORTS.of(progress.done, progress.total)}</span>}
      </p>
      <Progress
        // Each stage begins anew.
        key={stage}
        label={text}
        value={progress && progress.total > 0 ? (100 * progress.done) / progress.total : null}
      />
    </div>
  )
}

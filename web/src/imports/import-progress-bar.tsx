// How far an import is.
import type { ImportProgress } from '@roster/client'
import { Progress } from '../ui/progress.tsx'

interface ImportProgressBarProps {
  progress: ImportProgress | null
  isApplying: boolean
}

export function ImportProgressBar({ progress, isApplying }: ImportProgressBarProps) {
  const stage = progress?.stage ?? (isApplying ? 'write' : 'read')
  const text = stage === 'write' ? 'Writing models' : 'Reading the file'
  return (
    <div className="space-y-1.5">
      <p role="status" className="flex justify-between text-soft text-xs">
        <span>{text}</span>
        {progress && progress.total > 0 && (
          <span>{`${progress.done.toLocaleString('en-US')} of ${progress.total.toLocaleString('en-US')}`}</span>
        )}
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

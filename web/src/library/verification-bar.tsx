// How far the hashing of installed models is, and what it found.
import type { Verification } from '@roster/client'
import { useState } from 'react'
import { LIBRARY } from '../texts/library.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Progress } from '../ui/progress.tsx'
import { isVerifying, useSteerVerification } from './queries.ts'

interface VerificationBarProps {
  verification: Verification
  maySteer: boolean
}

export function VerificationBar({ verification, maySteer }: VerificationBarProps) {
  const [dismissed, setDismissed] = useState<string | null>(null)
  if (isVerifying(verification)) return <Running verification={verification} maySteer={maySteer} />
  const { id, status, ok, corrupt, missing, problems } = verification
  if (status !== 'completed' || dismissed === id) return null
  const isGood = corrupt + missing === 0
  return (
    <Notice
      tone={isGood ? 'good' : 'bad'}
      actions={
        <Button size="small" onClick={() => setDismissed(id)}>
          {LIBRARY.dismiss}
        </Button>
      }
    >
      {isGood ? LIBRARY.resultGood(ok) : LIBRARY.resultBad(corrupt, missing)}
      {problems.length > 0 && (
        <ul className="mt-1 list-disc pl-4 text-xs">
          {problems.map(({ id, path, detail }) => (
            <li key={`${id} ${path}`} className="break-all">
              <span className="font-mono">{path}</span>: {detail}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  )
}

function Running({ verification, maySteer }: { verification: Verification; maySteer: boolean }) {
  const steer = useSteerVerification()
  const { id, status, models_done, models_total, bytes_done, bytes_total, speed, eta } = verification
  const isPaused = status === 'paused'
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md bg-sunken px-3 py-2">
      <div className="min-w-0 flex-1 basis-56">
        <p className="mb-1 flex flex-wrap justify-between gap-x-3 text-xs">
          <span className="font-medium">{LIBRARY.verifying(models_done, models_total)}</span>
          <span className="text-soft">
            {[speed !== null && LIBRARY.speed(speed), eta !== null && LIBRARY.left(eta)].filter(Boolean).join(' · ')}
          </span>
        </p>
        <Progress
          key={id}
          label={LIBRARY.verifyingProgress}
          value={bytes_total === 0 ? null : (100 * bytes_done) / bytes_total}
        />
      </div>
      {maySteer && (
        <div className="flex gap-2">
          <Button size="small" onClick={() => steer.mutate(isPaused ? 'resume' : 'pause')}>
            {isPaused ? LIBRARY.resume : LIBRARY.pause}
          </Button>
          <Button size="small" look="ghost" onClick={() => steer.mutate('cancel')}>
            {LIBRARY.stop}
          </Button>
        </div>
      )}
    </div>
  )
}

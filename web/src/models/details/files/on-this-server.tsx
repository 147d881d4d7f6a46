// Whether the files are here and intact, and what can be done with them.
import type { InstalledModel, Model, Verification } from '@roster/client'
import { ShieldCheck, Trash2 } from 'lucide-react'
import { useCallback, useState } from 'react'
import { messageOf } from '../../../core/problem.ts'
import { DownloadItem } from '../../../downloads/download-item.tsx'
import { useDownloadOf } from '../../../downloads/queries.ts'
import { isUnderWay } from '../../../downloads/state.ts'
import { InstalledBadge } from '../../../library/installed-badge.tsx'
import { installedState } from '../../../library/installed-state.ts'
import { useUnlock, useVerification, useVerify } from '../../../library/queries.ts'
import { RemoveModel } from '../../../library/remove-model.tsx'
import { useIsAdmin } from '../../../session/session.ts'
import { FILES } from '../../../texts/details.ts'
import { INSTALLED } from '../../../texts/models.ts'
import { Button } from '../../../ui/button.tsx'
import { Section } from '../../../ui/facts.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Progress } from '../../../ui/progress.tsx'
import { CardAction } from '../../card/card-action.tsx'
import { useCardActions } from '../../card/use-card-actions.ts'

interface OnThisServerProps {
  model: Model
  installed: InstalledModel | null
}

export function OnThisServer({ model, installed }: OnThisServerProps) {
  const [isRemoving, setRemoving] = useState(false)
  const actions = useCardActions(useCallback(() => setRemoving(true), []))
  const download = useDownloadOf(model.id)
  const isOnItsWay = download !== undefined && (isUnderWay(download) || download.status === 'failed')
  return (
    <Section title={FILES.here}>
      {installed ? (
        <Installed installed={installed} onRemove={() => setRemoving(true)} />
      ) : isOnItsWay ? (
        <DownloadItem download={download} mayAct={actions !== undefined} />
      ) : (
        <div className="flex flex-wrap items-center gap-3">
          <p className="text-soft">{FILES.notHere}</p>
          <CardAction model={model} state={null} download={undefined} actions={actions} />
        </div>
      )}
      {isRemoving && <RemoveModel id={model.id} name={model.display_name} onClose={() => setRemoving(false)} />}
    </Section>
  )
}

function Installed({ installed, onRemove }: { installed: InstalledModel; onRemove: () => void }) {
  const isAdmin = useIsAdmin()
  const { data: verification } = useVerification()
  const verify = useVerify()
  const state = installedState(installed, verification)
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <InstalledBadge state={state} />
        <span className="text-soft">
          {installed.verified_at === null ? FILES.never : INSTALLED.verified(installed.verified_at)}
        </span>
        {isAdmin && (
          <div className="ml-auto flex gap-2">
            <Button
              size="small"
              busy={verify.isPending || state.isVerifying}
              onClick={() => verify.mutate([installed.id])}
            >
              {!state.isVerifying && <ShieldCheck aria-hidden />}
              {FILES.verify}
            </Button>
            <Button size="small" look="danger" onClick={onRemove}>
              <Trash2 aria-hidden />
              {FILES.remove}
            </Button>
          </div>
        )}
      </div>
      {verify.isError && <Notice tone="bad">{messageOf(verify.error)}</Notice>}
      {verification && <Result installed={installed} verification={verification} isRunning={state.isVerifying} />}
      <Quarantine installed={installed} />
    </div>
  )
}

interface ResultProps {
  installed: InstalledModel
  verification: Verification
  isRunning: boolean
}

/** How far the hashing of this model is, or what it found. */
function Result({ installed: { id, status, verified_at }, verification, isRunning }: ResultProps) {
  if (isRunning) {
    const { bytes_done, bytes_total } = verification
    const share = bytes_total === 0 ? null : (100 * bytes_done) / bytes_total
    return <Progress key={verification.id} label={FILES.verifying} value={share} />
  }
  const problems = verification.problems.filter((problem) => problem.id === id)
  if (problems.length > 0)
    return (
      <Notice tone="bad">
        <ul>
          {problems.map(({ path, detail }) => (
            <li key={path} className="break-all">
              <span className="font-mono text-xs">{path}</span>: {detail}
            </li>
          ))}
        </ul>
      </Notice>
    )
  const isFresh = verified_at !== null && verification.started_at !== null && verified_at >= verification.started_at
  return status === 'ok' && isFresh && <Notice tone="good">{FILES.intact}</Notice>
}

function Quarantine({ installed: { id, status, unlocked } }: { installed: InstalledModel }) {
  const isAdmin = useIsAdmin()
  const unlock = useUnlock(id)
  if (unlocked) return <Notice tone="warn">{FILES.unlocked}</Notice>
  if (status !== 'quarantined') return null
  return (
    <Notice
      tone="bad"
      actions={
        isAdmin && (
          <Button size="small" look="danger" busy={unlock.isPending} onClick={() => unlock.mutate()}>
            {FILES.unlock}
          </Button>
        )
      }
    >
      {FILES.quarantined} {unlock.isError && messageOf(unlock.error)}
    </Notice>
  )
}

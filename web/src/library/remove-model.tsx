// Asks before files are removed, and says what that frees and what goes with it.
import type { LibraryRemoval } from '@roster/client'
import { useState } from 'react'
import { messageOf } from '../core/problem.ts'
import { REMOVAL } from '../texts/library.ts'
import { Confirm } from '../ui/confirm.tsx'
import { Notice } from '../ui/notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Switch } from '../ui/switch.tsx'
import { toast } from '../ui/toast.tsx'
import { useRemovalPlan, useRemove } from './queries.ts'

interface RemoveModelProps {
  id: string
  name: string
  onClose: () => void
  onRemoved?: () => void
}

export function RemoveModel({ id, name, onClose, onRemoved }: RemoveModelProps) {
  const [isForced, setForced] = useState(false)
  const [takesFiles, setTakesFiles] = useState(false)
  const options = takesFiles ? { files: 'remove' as const } : {}
  const plan = useRemovalPlan(id, options)
  const remove = useRemove(id)
  const isInUse = (plan.data?.in_use.length ?? 0) > 0
  const isAdopted = takesFiles || plan.data?.keeps_files === true
  const carryOut = () =>
    remove.mutate(
      { ...options, ...(isForced && { force: true }) },
      {
        onSuccess: () => {
          toast(plan.data?.keeps_files ? REMOVAL.forgotten(name) : REMOVAL.done(name, plan.data?.freed_bytes ?? 0))
          onRemoved?.()
          onClose()
        },
      },
    )
  const error = remove.error ?? plan.error
  return (
    <Confirm
      title={REMOVAL.title(name)}
      action={REMOVAL.action}
      busy={remove.isPending}
      disabled={!plan.data || (isInUse && !isForced)}
      error={error && <Notice tone="bad">{messageOf(error)}</Notice>}
      details={
        plan.data && (
          <div className="mt-3 space-y-3">
            <Files removal={plan.data} />
            {isInUse && (
              <Notice tone="warn">
                {REMOVAL.inUse} {plan.data.in_use.join('; ')}
              </Notice>
            )}
            {isInUse && <Switch label={REMOVAL.force} checked={isForced} onChange={setForced} />}
            {isAdopted && <Switch label={REMOVAL.alsoFiles} checked={takesFiles} onChange={setTakesFiles} />}
          </div>
        )
      }
      onConfirm={carryOut}
      onCancel={onClose}
    >
      {plan.data ? sentenceOf(plan.data) : <Skeleton className="h-10" />}
    </Confirm>
  )
}

const sentenceOf = ({ keeps_files, freed_bytes, files, deletes_model }: LibraryRemoval): string =>
  [
    keeps_files ? REMOVAL.keepsFiles : REMOVAL.frees(freed_bytes, files.length),
    deletes_model ? REMOVAL.deletesModel : REMOVAL.staysInCatalog,
    !keeps_files && REMOVAL.noUndo,
  ]
    .filter(Boolean)
    .join(' ')

const SHOWN = 6

const Files = ({ removal: { files } }: { removal: LibraryRemoval }) => (
  <ul className="max-h-40 overflow-y-auto rounded-md border bg-canvas px-3 py-1.5">
    {files.slice(0, SHOWN).map(({ path, freed_bytes, is_there }) => (
      <li key={path} className="break-all py-0.5 font-mono text-xs">
        {is_there ? REMOVAL.file(path, freed_bytes) : `${path}, ${REMOVAL.gone}`}
      </li>
    ))}
    {files.length > SHOWN && <li className="py-0.5 text-faint text-xs">{REMOVAL.more(files.length - SHOWN)}</li>}
  </ul>
)

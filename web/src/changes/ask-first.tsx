// Asks before an undo that reaches further than what one looks at.
import type { ChangeSet } from '@roster/client'
import { UNDO } from '../texts/undo.ts'
import { Confirm } from '../ui/confirm.tsx'

interface AskFirstProps {
  change: Pick<ChangeSet, 'summary' | 'changes'>
  isBusy: boolean
  onConfirm: () => void
  onCancel: () => void
}

export const AskFirst = ({ change: { summary, changes }, isBusy, onConfirm, onCancel }: AskFirstProps) => (
  <Confirm title={UNDO.title(summary)} action={UNDO.action} busy={isBusy} onConfirm={onConfirm} onCancel={onCancel}>
    {UNDO.why(changes)}
  </Confirm>
)

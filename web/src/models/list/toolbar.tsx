// The name of the room, how much is in it, and how more comes in.
import { Plus } from 'lucide-react'
import { formatCount } from '../../core/format.ts'
import { Button } from '../../ui/button.tsx'

interface ToolbarProps {
  shown: number
  total: number
  isWhole: boolean
  isAdmin: boolean
  onAdd: () => void
}

export const Toolbar = ({ shown, total, isWhole, isAdmin, onAdd }: ToolbarProps) => (
  <div className="flex h-14 shrink-0 items-center gap-3 px-4 sm:px-5">
    <p aria-hidden className="font-semibold text-lg tracking-tight">
      Models
    </p>
    <p role="status" className="truncate text-faint">
      {isWhole &&
        (shown === total
          ? formatCount(total, 'model')
          : `${shown.toLocaleString('en-US')} of ${formatCount(total, 'model')}`)}
    </p>
    {isAdmin && (
      <div className="ml-auto flex gap-2">
        <Button size="small" look="primary" onClick={onAdd}>
          <Plus aria-hidden className="max-sm:hidden" />
          Add model
        </Button>
      </div>
    )}
  </div>
)

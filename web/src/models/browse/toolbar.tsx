// How many models are shown, in which order, and how one is added by hand.
import { Plus } from 'lucide-react'
import { MODELS } from '../../texts/models.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceMenu } from '../../ui/choice-menu.tsx'
import { SORTS, type Sort } from './sort.ts'

interface ToolbarProps {
  shown: number
  total: number
  isWhole: boolean
  sort: Sort | undefined
  onSort: (sort: Sort | undefined) => void
  onAdd?: () => void
}

const CHOICES = SORTS.map((value) => ({ value, label: MODELS.sorts[value] }))

export const Toolbar = ({ shown, total, isWhole, sort, onSort, onAdd }: ToolbarProps) => (
  <div className="flex h-11 shrink-0 items-center gap-2 px-4 pt-2 sm:px-5">
    <p role="status" className="truncate text-soft">
      {isWhole && (shown === total ? MODELS.total(total) : MODELS.shown(shown, total))}
    </p>
    <div className="ml-auto flex gap-2">
      <ChoiceMenu
        label={MODELS.sort}
        value={sort}
        choices={CHOICES}
        onChange={(value) => onSort(value === 'routing' ? undefined : (value as Sort | undefined))}
      />
      {onAdd && (
        <Button size="small" onClick={onAdd} className="h-8">
          <Plus aria-hidden className="max-sm:hidden" />
          {MODELS.addByHand}
        </Button>
      )}
    </div>
  </div>
)

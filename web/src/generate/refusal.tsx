// Why there is no answer, in the server's words.
import { Ban } from 'lucide-react'
import { hasCode, messageOf } from '../core/problem.ts'
import { GENERATE } from '../texts/generate.ts'
import { Button } from '../ui/button.tsx'

interface RefusalProps {
  error: unknown
  /** Asks the same again, with every value brought within its limit. */
  onClamp: () => void
}

export const Refusal = ({ error, onClamp }: RefusalProps) => (
  <div role="alert" className="flex gap-3 rounded-xl border bg-surface p-5 shadow-panel">
    <span className="grid size-9 shrink-0 place-items-center rounded-lg bg-bad-soft text-bad">
      <Ban aria-hidden className="size-5" />
    </span>
    <div className="min-w-0">
      <h2 className="font-semibold text-base">{hasCode(error, 'network') ? GENERATE.noAnswer : GENERATE.refused}</h2>
      <p className="mt-0.5 break-words text-soft">{messageOf(error)}</p>
      {hasCode(error, 'limit_exceeded') && (
        <Button size="small" className="mt-3" onClick={onClamp}>
          {GENERATE.bringWithin}
        </Button>
      )}
    </div>
  </div>
)

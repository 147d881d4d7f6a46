// A text that a job made, or that has come so far.
import { Check, Copy } from 'lucide-react'
import { JOBS } from '../texts/jobs.ts'
import { Button } from '../ui/button.tsx'
import { useCopy } from '../ui/use-copy.ts'

export function JobText({ text, isPartial = false }: { text: string; isPartial?: boolean }) {
  const { isCopied, copy } = useCopy(text)
  const Icon = isCopied ? Check : Copy
  return (
    <div className="group relative">
      <p className="max-h-96 overflow-y-auto whitespace-pre-wrap break-words rounded-lg bg-sunken px-3.5 py-2.5 pr-11">
        {text}
      </p>
      {!isPartial && (
        <Button
          look="ghost"
          size="smallIcon"
          aria-label={isCopied ? JOBS.copied : JOBS.copy}
          onClick={copy}
          className="absolute top-1.5 right-1.5"
        >
          <Icon aria-hidden />
        </Button>
      )}
    </div>
  )
}

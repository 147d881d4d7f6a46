// A text that people need elsewhere: one click copies it.
import { Check, Copy } from 'lucide-react'
import { UI } from '../texts/ui.ts'
import { useCopy } from './use-copy.ts'

export function CopyText({ text, label }: { text: string; label: string }) {
  const { isCopied, copy } = useCopy(text)
  const Icon = isCopied ? Check : Copy
  return (
    <button
      type="button"
      aria-label={isCopied ? UI.copied(text) : UI.copy(label, text)}
      onClick={copy}
      className="inline-flex min-w-0 max-w-full items-center gap-1.5 rounded-md bg-sunken px-2 py-0.5 font-mono text-soft text-xs hover:text-ink"
    >
      <span className="truncate">{text}</span>
      <Icon aria-hidden className="size-3 shrink-0" />
    </button>
  )
}

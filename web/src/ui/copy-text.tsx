// A text that people need elsewhere: one click copies it.
import { Check, Copy } from 'lucide-react'
import { useState } from 'react'

const SHOWN_MS = 1500

export function CopyText({ text, label }: { text: string; label: string }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
    setTimeout(() => setCopied(false), SHOWN_MS)
  }
  const Icon = copied ? Check : Copy
  return (
    <button
      type="button"
      aria-label={copied ? `Copied ${text}` : `Copy the ${label} ${text}`}
      onClick={() => void copy().catch(() => undefined)}
      className="inline-flex min-w-0 max-w-full items-center gap-1.5 rounded-md bg-sunken px-2 py-0.5 font-mono text-soft text-xs hover:text-ink"
    >
      <span className="truncate">{text}</span>
      <Icon aria-hidden className="size-3 shrink-0" />
    </button>
  )
}

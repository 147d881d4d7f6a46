// A short word on what has just been done, gone after a while.
import { CircleAlert, CircleCheck, X } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { UI } from '../texts/ui.ts'
import { Button } from './button.tsx'

interface Toast {
  id: number
  text: string
  tone: 'good' | 'bad'
}

const SHOWN_MS = { good: 5000, bad: 12_000 }

let toasts: readonly Toast[] = []
let lastId = 0
const listeners = new Set<() => void>()

export function toast(text: string, tone: Toast['tone'] = 'good'): void {
  const added: Toast = { id: ++lastId, text, tone }
  set([...toasts.slice(-2), added])
  setTimeout(() => dismiss(added.id), SHOWN_MS[tone])
}

const dismiss = (id: number): void => set(toasts.filter((other) => other.id !== id))

function set(next: readonly Toast[]): void {
  toasts = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts)
  return (
    <output
      aria-live="polite"
      className="pointer-events-none fixed inset-x-3 bottom-16 z-50 flex flex-col items-center gap-2 sm:bottom-5"
    >
      {shown.map(({ id, text, tone }) => (
        <div
          key={id}
          className="pointer-events-auto flex max-w-md animate-appear items-center gap-2.5 rounded-lg border bg-surface py-2 pr-2 pl-3.5 shadow-dialog"
        >
          {tone === 'good' ? (
            <CircleCheck aria-hidden className="size-4 shrink-0 text-good" />
          ) : (
            <CircleAlert aria-hidden className="size-4 shrink-0 text-bad" />
          )}
          <span className="min-w-0 break-words">{text}</span>
          <Button look="ghost" size="smallIcon" aria-label={UI.dismiss} onClick={() => dismiss(id)}>
            <X aria-hidden />
          </Button>
        </div>
      ))}
    </output>
  )
}

// Whether what is shown is live; whoever rests on it reads of which revision.
import { twMerge } from 'tailwind-merge'
import { useConnection } from '../core/connection.ts'
import { SHELL } from '../texts/shell.ts'

const STATES = {
  waiting: { text: SHELL.waiting, dot: 'bg-faint' },
  live: { text: SHELL.live, dot: 'bg-good' },
  lost: { text: SHELL.noConnection, dot: 'bg-bad' },
} as const

export function ConnectionMark() {
  const { state, revision } = useConnection()
  const { text, dot } = STATES[state]
  return (
    <span
      role="status"
      title={revision ? SHELL.ofTheCatalog(text, revision) : text}
      className="inline-flex items-center gap-1.5 whitespace-nowrap px-1 text-soft text-xs"
    >
      <span aria-hidden className={twMerge('size-2 rounded-full', dot)} />
      <span className={twMerge(state === 'live' && 'max-md:sr-only')}>{text}</span>
    </span>
  )
}

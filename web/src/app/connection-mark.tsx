// Whether what is shown is live, and of which revision it is.
import { twMerge } from 'tailwind-merge'
import { useConnection } from '../core/connection.ts'

const STATES = {
  waiting: { text: 'Connecting', dot: 'bg-faint' },
  live: { text: 'Live', dot: 'bg-good' },
  lost: { text: 'No connection', dot: 'bg-bad' },
} as const

export function ConnectionMark() {
  const { state, revision } = useConnection()
  const { text, dot } = STATES[state]
  return (
    <span
      role="status"
      title={revision ? `${text}, revision ${revision} of the catalog` : text}
      className="inline-flex items-center gap-1.5 whitespace-nowrap px-1 text-soft text-xs"
    >
      <span aria-hidden className={twMerge('size-2 rounded-full', dot)} />
      <span className={twMerge(state === 'live' && 'max-sm:sr-only')}>{text}</span>
      {revision !== null && <span className="text-faint max-md:sr-only">revision {revision}</span>}
    </span>
  )
}

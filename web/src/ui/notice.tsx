// A sentence that has to be read: what went wrong, what to look out for, what came of it.
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { twMerge } from 'tailwind-merge'

const TONES = {
  info: { look: 'bg-sunken text-ink', Icon: Info },
  good: { look: 'bg-good-soft text-good', Icon: CircleCheck },
  warn: { look: 'bg-warn-soft text-warn', Icon: TriangleAlert },
  bad: { look: 'bg-bad-soft text-bad', Icon: CircleAlert },
} as const

interface NoticeProps {
  tone: keyof typeof TONES
  children: ReactNode
  /** Buttons that do something about it. */
  actions?: ReactNode
  className?: string
}

export function Notice({ tone, children, actions, className }: NoticeProps) {
  const { look, Icon } = TONES[tone]
  return (
    <div
      role={tone === 'bad' || tone === 'warn' ? 'alert' : 'status'}
      className={twMerge('flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md px-3 py-2 text-sm', look, className)}
    >
      <div className="flex min-w-0 flex-1 basis-56 gap-2">
        <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
        <div className="min-w-0 break-words">{children}</div>
      </div>
      {actions && <div className="flex gap-2">{actions}</div>}
    </div>
  )
}

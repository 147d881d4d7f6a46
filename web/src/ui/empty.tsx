// A place with nothing in it yet: what it is, and what to do.
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

interface EmptyProps {
  Icon: LucideIcon
  title: string
  children?: ReactNode
  actions?: ReactNode
}

export const Empty = ({ Icon, title, children, actions }: EmptyProps) => (
  <div className="flex h-full flex-col items-center justify-center px-6 py-16 text-center">
    <span className="mb-4 grid size-12 place-items-center rounded-xl border bg-surface text-faint shadow-panel">
      <Icon aria-hidden className="size-6" />
    </span>
    <h2 className="font-semibold text-base">{title}</h2>
    {children && <div className="mt-1 max-w-sm text-soft">{children}</div>}
    {actions && <div className="mt-5 flex flex-wrap justify-center gap-2">{actions}</div>}
  </div>
)

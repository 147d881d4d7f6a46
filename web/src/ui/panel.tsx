// A part of a room, with its name, what it is for, and what can be done with it.
import { type ReactNode, useId } from 'react'

interface PanelProps {
  title: string
  lead?: ReactNode
  actions?: ReactNode
  children: ReactNode
}

export function Panel({ title, lead, actions, children }: PanelProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="mb-6 rounded-xl border bg-surface shadow-panel">
      <header className="flex flex-wrap items-start gap-x-4 gap-y-2 px-5 pt-4 pb-3">
        <div className="min-w-0 flex-1 basis-56">
          <h2 id={id} className="font-semibold text-base">
            {title}
          </h2>
          {lead && <p className="mt-0.5 text-soft">{lead}</p>}
        </div>
        {actions}
      </header>
      {children}
    </section>
  )
}

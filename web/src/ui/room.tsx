// A room that reads from top to bottom: its name, what it is for, and its content, as wide as one reads well.
import type { ReactNode } from 'react'
import { twMerge } from 'tailwind-merge'
import { useTitle } from '../core/document-title.ts'

interface RoomProps {
  title: string
  /** One sentence on what it is for. */
  lead?: ReactNode
  /** Buttons beside the name. */
  actions?: ReactNode
  width?: 'reading' | 'wide'
  children?: ReactNode
}

export function Room({ title, lead, actions, width = 'reading', children }: RoomProps) {
  useTitle(title)
  return (
    <main className="min-h-0 flex-1 overflow-y-auto">
      <div className={twMerge('mx-auto px-4 py-6 sm:px-6', width === 'wide' ? 'max-w-6xl' : 'max-w-3xl')}>
        <div className="mb-4 flex flex-wrap items-start gap-x-4 gap-y-2">
          <div className="min-w-0 flex-1 basis-72">
            <h1 className="font-semibold text-lg tracking-tight">{title}</h1>
            {lead && <p className="mt-0.5 text-soft">{lead}</p>}
          </div>
          {actions}
        </div>
        {children}
      </div>
    </main>
  )
}

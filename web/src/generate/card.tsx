// A part of the answer.
import { type ReactNode, useId } from 'react'

export function Card({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="rounded-xl border bg-surface p-4 shadow-panel sm:p-5">
      <h2 id={id} className="mb-2.5 font-semibold text-2xs text-faint uppercase tracking-wider">
        {title}
      </h2>
      {children}
    </section>
  )
}

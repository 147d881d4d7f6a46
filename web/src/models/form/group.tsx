// A part of a form, with its name.
import type { ReactNode } from 'react'

export const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <fieldset className="min-w-0 border-t py-4 first:border-t-0">
    <legend className="float-left mb-2.5 w-full font-semibold text-2xs text-faint uppercase tracking-wider">
      {title}
    </legend>
    <div className="clear-both">{children}</div>
  </fieldset>
)

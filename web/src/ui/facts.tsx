// Names and values in a quiet table, under a heading.
import { type ReactNode, useId } from 'react'

export interface Fact {
  label: ReactNode
  value: ReactNode
}

interface FactsProps {
  title: string
  facts: readonly (Fact | false | null | undefined)[]
  children?: ReactNode
}

export function Facts({ title, facts, children }: FactsProps) {
  const shown = facts.filter((fact): fact is Fact => Boolean(fact))
  if (shown.length === 0 && !children) return null
  return (
    <Section title={title}>
      {shown.length > 0 && (
        <dl className="grid grid-cols-[minmax(7rem,2fr)_3fr] gap-x-4 gap-y-1.5">
          {shown.map(({ label, value }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: facts have no other identity and never move
            <div key={index} className="col-span-2 grid grid-cols-subgrid">
              <dt className="text-soft">{label}</dt>
              <dd className="min-w-0 break-words">{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {children}
    </Section>
  )
}

export function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="border-t px-5 py-4 first:border-t-0">
      <h3 id={id} className="mb-2.5 font-semibold text-2xs text-faint uppercase tracking-wider">
        {title}
      </h3>
      {children}
    </section>
  )
}

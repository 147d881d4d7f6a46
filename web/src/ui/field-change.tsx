// One field, from what to what.
import { ArrowRight } from 'lucide-react'

interface FieldChangeProps {
  /** As people call it. */
  field: string
  from: string
  to: string
}

export const FieldChange = ({ field, from, to }: FieldChangeProps) => (
  <li className="flex flex-wrap items-baseline gap-x-2 text-xs">
    <span className="text-soft">{field}</span>
    <span className="inline-flex min-w-0 flex-wrap items-baseline gap-x-1.5">
      <del className="break-all text-faint decoration-faint/60" title={from}>
        {shortened(from)}
      </del>
      <ArrowRight role="img" aria-label="to" className="size-3 shrink-0 self-center text-faint" />
      <ins className="break-all font-medium no-underline" title={to}>
        {shortened(to)}
      </ins>
    </span>
  </li>
)

const LONGEST = 160
const shortened = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text)

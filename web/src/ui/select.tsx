// One of a few choices. The browser's own, for it is the best by keyboard and on a telephone.
import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { twMerge } from 'tailwind-merge'
import { CONTROL_LOOK } from './control-look.ts'

export const Select = ({ className, children, ...rest }: ComponentProps<'select'>) => (
  <span className="relative block">
    <select {...rest} className={twMerge(CONTROL_LOOK, 'h-9 appearance-none pr-9', className)}>
      {children}
    </select>
    <ChevronDown aria-hidden className="pointer-events-none absolute top-2.5 right-3 size-4 text-faint" />
  </span>
)

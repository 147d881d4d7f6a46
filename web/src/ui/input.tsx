// Where people type and choose.
import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { twMerge } from 'tailwind-merge'

const LOOK =
  'w-full rounded-md border border-edge bg-surface px-3 text-sm text-ink transition-colors hover:border-faint focus:border-accent focus:outline-2 focus:outline-offset-0 focus:outline-accent/35 disabled:opacity-60 aria-invalid:border-bad'

export const Input = ({ className, ...rest }: ComponentProps<'input'>) => (
  <input autoComplete="off" spellCheck={false} {...rest} className={twMerge(LOOK, 'h-9', className)} />
)

export const TextArea = ({ className, ...rest }: ComponentProps<'textarea'>) => (
  <textarea rows={3} {...rest} className={twMerge(LOOK, 'resize-y py-2', className)} />
)

export const Select = ({ className, children, ...rest }: ComponentProps<'select'>) => (
  <span className="relative block">
    <select {...rest} className={twMerge(LOOK, 'h-9 appearance-none pr-9', className)}>
      {children}
    </select>
    <ChevronDown aria-hidden className="pointer-events-none absolute top-2.5 right-3 size-4 text-faint" />
  </span>
)

// Buttons, and links that look like one.
import { cva, type VariantProps } from 'class-variance-authority'
import type { ComponentProps } from 'react'
import { twMerge } from 'tailwind-merge'
import { Spinner } from './spinner.tsx'

export const buttonLook = cva(
  'inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md font-medium transition-colors disabled:cursor-not-allowed disabled:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      look: {
        primary: 'bg-accent text-on-accent hover:bg-accent-strong',
        secondary: 'border border-edge bg-surface text-ink hover:bg-sunken',
        ghost: 'text-soft hover:bg-sunken hover:text-ink',
        danger: 'border border-edge bg-surface text-bad hover:border-bad hover:bg-bad-soft',
      },
      size: {
        small: 'h-7 px-2.5 text-xs',
        medium: 'h-9 px-3.5 text-sm',
        icon: 'size-9',
        smallIcon: 'size-7',
      },
    },
    defaultVariants: { look: 'secondary', size: 'medium' },
  },
)

type Look = VariantProps<typeof buttonLook>

interface ButtonProps extends ComponentProps<'button'>, Look {
  /** Shows that it works, and takes no second click meanwhile. */
  busy?: boolean
}

export function Button({ look, size, busy = false, className, children, disabled, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={twMerge(buttonLook({ look, size }), className)}
    >
      {busy && <Spinner />}
      {children}
    </button>
  )
}

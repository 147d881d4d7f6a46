// Something small that opens beside its button.
import { Popover as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { twMerge } from 'tailwind-merge'

interface PopoverProps {
  label: string
  trigger: ReactNode
  children: ReactNode
  align?: 'start' | 'end'
  className?: string
  open?: boolean
  onOpenChange?: (open: boolean) => void
  /** Opens without taking the focus, where nobody asked for it. */
  keepsFocus?: boolean
}

const prevent = (event: Event): void => event.preventDefault()

export const Popover = ({
  label,
  trigger,
  children,
  align = 'start',
  className,
  keepsFocus = false,
  ...rest
}: PopoverProps) => (
  <Radix.Root {...rest}>
    <Radix.Trigger asChild>{trigger}</Radix.Trigger>
    <Radix.Portal>
      <Radix.Content
        aria-label={label}
        align={align}
        {...(keepsFocus && { onOpenAutoFocus: prevent })}
        sideOffset={6}
        collisionPadding={8}
        className={twMerge('z-40 animate-appear rounded-lg border bg-surface shadow-dialog outline-none', className)}
      >
        {children}
      </Radix.Content>
    </Radix.Portal>
  </Radix.Root>
)

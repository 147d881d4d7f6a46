// A popover with all that places it and keeps the focus in it.
import { Popover as Radix } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import { twMerge } from 'tailwind-merge'

export interface OpenedPopoverProps {
  label: string
  /** A button. */
  trigger: ReactElement
  children: ReactNode
  align?: 'start' | 'end'
  className?: string | undefined
  open: boolean
  onOpenChange: (open: boolean) => void
  /** Opens without taking the focus, where nobody asked for it. */
  keepsFocus?: boolean
}

const prevent = (event: Event): void => event.preventDefault()

export const OpenedPopover = ({
  label,
  trigger,
  children,
  align = 'start',
  className,
  keepsFocus = false,
  ...rest
}: OpenedPopoverProps) => (
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

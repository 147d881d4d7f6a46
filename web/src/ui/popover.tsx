// Something small that opens beside its button. Its code comes when it first opens, for the first view has many closed ones.
import { type ComponentProps, cloneElement, lazy, type ReactElement, Suspense, useState } from 'react'
import type { OpenedPopoverProps } from './opened-popover.tsx'

const OpenedPopover = lazy(async () => ({ default: (await import('./opened-popover.tsx')).OpenedPopover }))

interface PopoverProps extends Omit<OpenedPopoverProps, 'trigger' | 'open' | 'onOpenChange'> {
  trigger: ReactElement<ComponentProps<'button'>>
  /** Where that is kept elsewhere. */
  open?: boolean
  onOpenChange?: (open: boolean) => void
}

export function Popover({ trigger, open, onOpenChange, ...rest }: PopoverProps) {
  const [isOwnOpen, setOwnOpen] = useState(false)
  const isOpen = open ?? isOwnOpen
  const setOpen = onOpenChange ?? setOwnOpen
  const [wasOpened, setOpened] = useState(isOpen)
  if (isOpen && !wasOpened) setOpened(true)
  const closed = cloneElement(trigger, {
    'aria-haspopup': 'dialog',
    'aria-expanded': isOpen,
    onClick: () => setOpen(true),
  })
  if (!wasOpened) return closed
  return (
    <Suspense fallback={closed}>
      <OpenedPopover {...rest} trigger={trigger} open={isOpen} onOpenChange={setOpen} />
    </Suspense>
  )
}

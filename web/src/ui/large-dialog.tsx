// A dialog that is nearly a page: one thing with all that belongs to it. On a narrow screen it is the whole screen.
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { useReturnFocus } from './use-return-focus.ts'

interface LargeDialogProps {
  onClose: () => void
  /** Holds a `Radix.Title`. */
  children: ReactNode
}

export function LargeDialog({ onClose, children }: LargeDialogProps) {
  const returnFocus = useReturnFocus()
  return (
    <Radix.Root open onOpenChange={(open) => open || onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-30 bg-black/45 backdrop-blur-[1px]" />
        <Radix.Content
          aria-describedby={undefined}
          // The first thing in it is its name; a field that took the focus would open the keyboard of a telephone.
          onOpenAutoFocus={focusItself}
          onCloseAutoFocus={returnFocus}
          className="fixed inset-0 z-30 flex animate-appear flex-col overflow-hidden bg-surface shadow-dialog outline-none sm:inset-x-4 sm:inset-y-[5dvh] sm:mx-auto sm:max-w-4xl sm:rounded-xl sm:border"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

function focusItself(event: Event): void {
  event.preventDefault()
  if (event.target instanceof HTMLElement) event.target.focus()
}

export const LargeDialogTitle = Radix.Title

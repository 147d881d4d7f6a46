// A dialog over the page; on a narrow screen it fills the width at the bottom.
import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { twMerge } from 'tailwind-merge'
import { UI } from '../texts/ui.ts'
import { Button } from './button.tsx'
import { useReturnFocus } from './use-return-focus.ts'

const WIDTHS = { narrow: 'sm:max-w-md', medium: 'sm:max-w-xl', wide: 'sm:max-w-3xl' } as const

interface DialogProps {
  title: string
  description: ReactNode
  width?: keyof typeof WIDTHS
  onClose: () => void
  children: ReactNode
}

export function Dialog({ title, description, width = 'medium', onClose, children }: DialogProps) {
  const returnFocus = useReturnFocus()
  return (
    <Radix.Root open onOpenChange={(open) => open || onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-black/45 backdrop-blur-[1px]" />
        <Radix.Content
          onCloseAutoFocus={returnFocus}
          className={twMerge(
            'fixed inset-x-0 bottom-0 z-50 mx-auto flex max-h-[92dvh] w-full animate-appear flex-col rounded-t-xl border bg-surface shadow-dialog outline-none sm:top-[8dvh] sm:bottom-auto sm:max-h-[84dvh] sm:rounded-xl',
            WIDTHS[width],
          )}
        >
          <header className="flex items-start justify-between gap-4 px-5 pt-4 pb-3">
            <div className="min-w-0">
              <Radix.Title className="font-semibold text-base">{title}</Radix.Title>
              <Radix.Description className="mt-0.5 text-soft">{description}</Radix.Description>
            </div>
            <Radix.Close asChild>
              <Button look="ghost" size="smallIcon" aria-label={UI.close} className="-mr-1.5">
                <X aria-hidden />
              </Button>
            </Radix.Close>
          </header>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

export const DialogBody = ({ children, className }: { children: ReactNode; className?: string }) => (
  <div className={twMerge('min-h-0 flex-1 overflow-y-auto px-5 py-1', className)}>{children}</div>
)

export const DialogFooter = ({ children }: { children: ReactNode }) => (
  <footer className="mt-3 flex flex-wrap items-center justify-end gap-2 border-t px-5 py-3">{children}</footer>
)

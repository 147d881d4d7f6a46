// Asks before something that is hard to take back.
import { AlertDialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { UI } from '../texts/ui.ts'
import { Button } from './button.tsx'
import { useReturnFocus } from './use-return-focus.ts'

interface ConfirmProps {
  title: string
  children: ReactNode
  action: string
  busy?: boolean
  disabled?: boolean
  error?: ReactNode
  /** What is to be seen or chosen before. */
  details?: ReactNode
  onConfirm: () => void
  onCancel: () => void
}

export function Confirm({
  title,
  children,
  action,
  busy = false,
  disabled = false,
  error,
  details,
  onConfirm,
  onCancel,
}: ConfirmProps) {
  const returnFocus = useReturnFocus()
  return (
    <Radix.Root open onOpenChange={(open) => open || onCancel()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-black/45" />
        <Radix.Content
          onCloseAutoFocus={returnFocus}
          className="fixed inset-x-4 top-[14dvh] z-50 mx-auto max-h-[80dvh] max-w-md overflow-y-auto animate-appear rounded-xl border bg-surface p-5 shadow-dialog outline-none"
        >
          <Radix.Title className="font-semibold text-base">{title}</Radix.Title>
          <Radix.Description asChild>
            <div className="mt-1 text-soft">{children}</div>
          </Radix.Description>
          {details}
          {error && <div className="mt-3">{error}</div>}
          <div className="mt-5 flex justify-end gap-2">
            <Radix.Cancel asChild>
              <Button>{UI.cancel}</Button>
            </Radix.Cancel>
            <Button look="danger" busy={busy} disabled={disabled} onClick={onConfirm}>
              {action}
            </Button>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

// Things that can be done, behind one button.
import { DropdownMenu as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { twMerge } from 'tailwind-merge'

interface MenuProps {
  trigger: ReactNode
  startsOpen?: boolean
  children: ReactNode
}

export const Menu = ({ trigger, startsOpen = false, children }: MenuProps) => (
  <Radix.Root defaultOpen={startsOpen}>
    <Radix.Trigger asChild>{trigger}</Radix.Trigger>
    <Radix.Portal>
      <Radix.Content
        align="end"
        sideOffset={6}
        collisionPadding={8}
        className="z-40 min-w-44 animate-appear rounded-lg border bg-surface p-1 shadow-dialog"
      >
        {children}
      </Radix.Content>
    </Radix.Portal>
  </Radix.Root>
)

interface MenuItemProps {
  onSelect: () => void
  danger?: boolean
  children: ReactNode
}

export const MenuItem = ({ onSelect, danger = false, children }: MenuItemProps) => (
  <Radix.Item
    onSelect={onSelect}
    className={twMerge(
      'flex cursor-pointer items-center gap-2 rounded px-2.5 py-1.5 outline-none data-[highlighted]:bg-sunken [&_svg]:size-4',
      danger ? 'text-bad data-[highlighted]:bg-bad-soft' : 'text-ink',
    )}
  >
    {children}
  </Radix.Item>
)

export const MenuNote = ({ children }: { children: ReactNode }) => (
  <Radix.Label className="px-2.5 py-1.5 text-faint text-xs">{children}</Radix.Label>
)

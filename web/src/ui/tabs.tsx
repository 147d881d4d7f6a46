// Views of one thing, of which one is shown.
import { Tabs as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { twMerge } from 'tailwind-merge'

export interface Tab {
  id: string
  label: ReactNode
  content: ReactNode
}

interface TabsProps {
  label: string
  tabs: readonly Tab[]
  /** Which one is shown, where that is kept elsewhere, as in the address; else the first. */
  value?: string
  onChange?: (id: string) => void
  /** What stands beside the names of the tabs. */
  aside?: ReactNode
  className?: string
  listClassName?: string
  contentClassName?: string
}

export const Tabs = ({ label, tabs, value, onChange, aside, className, ...classes }: TabsProps) => (
  <Radix.Root
    {...(value === undefined ? { defaultValue: tabs[0]?.id ?? '' } : { value })}
    {...(onChange && { onValueChange: onChange })}
    className={className}
  >
    <div className={twMerge('flex shrink-0 items-center gap-4 border-b px-4', classes.listClassName)}>
      <Radix.List
        ref={showActive}
        aria-label={label}
        className="flex min-w-0 gap-3 self-end overflow-x-auto overflow-y-hidden"
      >
        {tabs.map(({ id, label }) => (
          <Radix.Trigger
            key={id}
            value={id}
            className="-mb-px flex items-center gap-1.5 whitespace-nowrap border-transparent rounded-t border-b-2 px-1 py-2 font-medium text-soft -outline-offset-2 hover:text-ink data-[state=active]:border-accent data-[state=active]:text-ink"
          >
            {label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {aside && <div className="ml-auto flex items-center gap-2">{aside}</div>}
    </div>
    {tabs.map(({ id, content }) => (
      <Radix.Content key={id} value={id} className={twMerge('outline-none', classes.contentClassName)}>
        {content}
      </Radix.Content>
    ))}
  </Radix.Root>
)

/** On a narrow screen the name of the tab that is shown may lie beyond the edge. */
function showActive(list: HTMLElement | null): void {
  const active = list?.querySelector<HTMLElement>('[data-state="active"]')
  if (list && active) list.scrollLeft = Math.max(0, active.offsetLeft - list.offsetLeft - 40)
}

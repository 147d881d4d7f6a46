// Views of one thing, of which one is shown.
import { Tabs as Radix } from 'radix-ui'
import type { ReactNode } from 'react'

interface Tab {
  id: string
  label: ReactNode
  content: ReactNode
}

interface TabsProps {
  label: string
  tabs: readonly Tab[]
  className?: string
}

export const Tabs = ({ label, tabs, className }: TabsProps) => (
  <Radix.Root defaultValue={tabs[0]?.id ?? ''} className={className}>
    <Radix.List aria-label={label} className="flex gap-3 overflow-x-auto overflow-y-hidden border-b px-4">
      {tabs.map(({ id, label }) => (
        <Radix.Trigger
          key={id}
          value={id}
          className="-mb-px whitespace-nowrap border-transparent rounded-t border-b-2 px-1 py-2 font-medium text-soft -outline-offset-2 hover:text-ink data-[state=active]:border-accent data-[state=active]:text-ink"
        >
          {label}
        </Radix.Trigger>
      ))}
    </Radix.List>
    {tabs.map(({ id, content }) => (
      <Radix.Content key={id} value={id} className="outline-none">
        {content}
      </Radix.Content>
    ))}
  </Radix.Root>
)

// A few choices side by side, of which one holds.
import { ToggleGroup as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { twMerge } from 'tailwind-merge'

interface SegmentsProps<Value extends string> {
  label: string
  value: Value
  choices: readonly { value: Value; label: ReactNode }[]
  onChange: (value: Value) => void
  className?: string
}

export const Segments = <Value extends string>({
  label,
  value,
  choices,
  onChange,
  className,
}: SegmentsProps<Value>) => (
  <Radix.Root
    type="single"
    aria-label={label}
    value={value}
    // A second click on what holds takes nothing away.
    onValueChange={(chosen) => chosen !== '' && onChange(chosen as Value)}
    className={twMerge('inline-flex h-9 items-center gap-0.5 rounded-md border bg-sunken p-0.5', className)}
  >
    {choices.map((choice) => (
      <Radix.Item
        key={choice.value}
        value={choice.value}
        className="inline-flex h-full items-center gap-1.5 whitespace-nowrap rounded px-2.5 font-medium text-soft text-xs hover:text-ink data-[state=on]:bg-surface data-[state=on]:text-ink data-[state=on]:shadow-sm dark:data-[state=on]:bg-edge [&_svg]:size-3.5"
      >
        {choice.label}
      </Radix.Item>
    ))}
  </Radix.Root>
)

// One of many choices in groups, found by typing. What cannot be chosen is shown all the same, with the reason.
import { ChevronsUpDown } from 'lucide-react'
import { useState } from 'react'
import { twMerge } from 'tailwind-merge'
import { ComboboxList } from './combobox-list.tsx'
import type { ControlProps } from './field.tsx'
import type { OptionGroup } from './option.ts'
import { Popover } from './popover.tsx'

interface ComboboxProps {
  label: string
  control: ControlProps
  value: string | null
  groups: readonly OptionGroup[]
  placeholder: string
  /** What to type, said in the empty field. */
  search: string
  /** Said where nothing matches what was typed. */
  nothing: string
  disabled?: boolean
  onChange: (value: string) => void
}

export function Combobox({ label, control, value, groups, placeholder, disabled = false, ...rest }: ComboboxProps) {
  const [open, setOpen] = useState(false)
  const chosen = groups.flatMap(({ options }) => options).find((option) => option.value === value)
  const choose = (next: string) => {
    setOpen(false)
    rest.onChange(next)
  }
  return (
    <Popover
      label={label}
      open={open}
      onOpenChange={setOpen}
      className="w-(--radix-popover-trigger-width) min-w-64"
      trigger={
        <button
          type="button"
          // Its label names it, so what it holds must count as its value and not as its name.
          role="combobox"
          aria-expanded={open}
          {...control}
          disabled={disabled}
          className="flex h-9 w-full items-center gap-2 rounded-md border border-edge bg-surface pr-2.5 pl-3 text-left text-sm transition-colors hover:border-faint focus-visible:border-accent disabled:opacity-60 aria-invalid:border-bad [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-faint"
        >
          {chosen?.icon}
          <span className={twMerge('min-w-0 flex-1 truncate', !chosen && 'text-faint')}>
            {chosen?.label ?? value ?? placeholder}
          </span>
          <ChevronsUpDown aria-hidden />
        </button>
      }
    >
      <ComboboxList label={label} value={value} groups={groups} onChoose={choose} {...rest} />
    </Popover>
  )
}

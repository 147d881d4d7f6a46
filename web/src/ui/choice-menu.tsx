// A filter: one of many choices with their counts, found by typing.
import { Check, ChevronDown, Search, X } from 'lucide-react'
import { type KeyboardEvent, useId, useState } from 'react'
import { twMerge } from 'tailwind-merge'
import { UI } from '../texts/ui.ts'
import { Popover } from './popover.tsx'

export interface Choice {
  value: string
  label: string
  count?: number
}

interface ChoiceMenuProps {
  label: string
  /** Undefined for any. */
  value: string | undefined
  choices: readonly Choice[]
  onChange: (value: string | undefined) => void
}

/** With fewer choices nobody needs to search. */
const SEARCH_FROM = 9

export function ChoiceMenu({ label, value, choices, onChange }: ChoiceMenuProps) {
  const [open, setOpen] = useState(false)
  const chosen = choices.find((choice) => choice.value === value)
  const choose = (next: string | undefined) => {
    setOpen(false)
    onChange(next)
  }
  return (
    <Popover
      label={label}
      open={open}
      onOpenChange={setOpen}
      className="w-64"
      trigger={
        <button
          type="button"
          className={twMerge(
            'inline-flex h-8 shrink-0 items-center gap-1.5 whitespace-nowrap rounded-md border border-edge bg-surface px-2.5 font-medium text-soft text-xs hover:bg-sunken hover:text-ink',
            value !== undefined && 'border-accent bg-accent-soft text-accent-ink hover:bg-accent-soft',
          )}
        >
          {label}
          {value !== undefined && <span className="max-w-32 truncate">: {chosen?.label ?? value}</span>}
          <ChevronDown aria-hidden className="size-3.5" />
        </button>
      }
    >
      <ChoiceList label={label} value={value} choices={choices} onChoose={choose} />
    </Popover>
  )
}

interface ChoiceListProps {
  label: string
  value: string | undefined
  choices: readonly Choice[]
  onChoose: (value: string | undefined) => void
}

function ChoiceList({ label, value, choices, onChoose }: ChoiceListProps) {
  const id = useId()
  const [search, setSearch] = useState('')
  const [active, setActive] = useState(0)
  const wanted = search.trim().toLowerCase()
  const shown = choices.filter((choice) => `${choice.label} ${choice.value}`.toLowerCase().includes(wanted))
  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined && event.key !== 'Enter') return
    event.preventDefault()
    const next = Math.min(Math.max(active + (step ?? 0), 0), shown.length - 1)
    if (step === undefined) onChoose(shown[next]?.value)
    else setActive(next)
    document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' })
  }
  return (
    <>
      <div className={twMerge('relative border-b', choices.length < SEARCH_FROM && 'sr-only')}>
        <Search aria-hidden className="pointer-events-none absolute top-2.5 left-3 size-4 text-faint" />
        <input
          role="combobox"
          aria-label={UI.find(label)}
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={shown.length > 0 ? `${id}-${active}` : undefined}
          className="h-9 w-full bg-transparent pr-3 pl-9 text-sm outline-none"
          placeholder={UI.find(label)}
          value={search}
          onKeyDown={move}
          onChange={(event) => {
            setSearch(event.target.value)
            setActive(0)
          }}
        />
      </div>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        className="max-h-72 overflow-y-auto p-1"
        // Focus stays in the field above, which says what is active.
        tabIndex={-1}
      >
        {shown.map((choice, index) => (
          <div
            key={choice.value}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={choice.value === value}
            onPointerMove={() => setActive(index)}
            onClick={() => onChoose(choice.value)}
            onKeyDown={move}
            className={twMerge(
              'flex cursor-pointer items-center gap-2 rounded px-2 py-1.5 outline-none',
              index === active && 'bg-sunken',
            )}
          >
            <Check
              aria-hidden
              className={twMerge('size-4 shrink-0 text-accent', choice.value !== value && 'invisible')}
            />
            <span className="min-w-0 flex-1 truncate">{choice.label}</span>
            {choice.count !== undefined && <span className="text-faint text-xs">{choice.count}</span>}
          </div>
        ))}
        {shown.length === 0 && <p className="px-2 py-3 text-faint">{UI.nothingFound}</p>}
      </div>
      {value !== undefined && (
        <button
          type="button"
          onClick={() => onChoose(undefined)}
          className="flex w-full items-center gap-2 border-t px-3 py-2 text-left text-soft hover:text-ink"
        >
          <X aria-hidden className="size-4" />
          {UI.any}
        </button>
      )}
    </>
  )
}

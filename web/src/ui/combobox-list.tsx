// The open list of a combobox: focus stays in its search field, which says what is active.
import { Check, Search } from 'lucide-react'
import { type KeyboardEvent, useId, useState } from 'react'
import { twMerge } from 'tailwind-merge'
import type { Option, OptionGroup } from './option.ts'

interface ComboboxListProps {
  label: string
  value: string | null
  groups: readonly OptionGroup[]
  search: string
  nothing: string
  onChoose: (value: string) => void
}

/** A browser draws all that it is given; whoever has more choices types a part of the name. */
const SHOWN = 150
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }

export function ComboboxList({ label, value, groups, search, nothing, onChoose }: ComboboxListProps) {
  const id = useId()
  const [text, setText] = useState('')
  const shown = groups
    .map(({ title, options }) => ({ title, options: options.filter((option) => matches(option, text)) }))
    .filter(({ options }) => options.length > 0)
  const flat = shown.flatMap(({ options }) => options).slice(0, SHOWN)
  const [active, setActive] = useState(() =>
    Math.max(
      flat.findIndex((option) => option.value === value),
      0,
    ),
  )
  const choose = (option: Option | undefined) => option && !option.disabled && onChoose(option.value)
  const press = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    if (step === undefined && event.key !== 'Enter') return
    event.preventDefault()
    if (step === undefined) return choose(flat[active])
    const next = Math.min(Math.max(active + step, 0), flat.length - 1)
    setActive(next)
    document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' })
  }
  return (
    <>
      <div className="relative border-b">
        <Search aria-hidden className="pointer-events-none absolute top-2.5 left-3 size-4 text-faint" />
        <input
          role="combobox"
          aria-label={search}
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={flat.length > 0 ? `${id}-${active}` : undefined}
          className="h-9 w-full bg-transparent pr-3 pl-9 text-sm outline-none"
          placeholder={search}
          value={text}
          onKeyDown={press}
          onChange={(event) => {
            setText(event.target.value)
            setActive(0)
          }}
        />
      </div>
      {/* Focus stays in the field above. */}
      <div id={`${id}-list`} role="listbox" aria-label={label} tabIndex={-1} className="max-h-80 overflow-y-auto p-1">
        {shown.map(({ title, options }, group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of a listbox has no element of its own
          <div
            key={title ?? ''}
            role="group"
            aria-label={title ?? label}
            className={group > 0 ? 'mt-1 border-t pt-1' : ''}
          >
            {title && <p className="px-2 pt-1 pb-0.5 font-medium text-2xs text-faint">{title}</p>}
            {options.map((option) => {
              const index = flat.indexOf(option)
              return (
                index >= 0 && (
                  <OptionView
                    key={option.value}
                    id={`${id}-${index}`}
                    option={option}
                    isChosen={option.value === value}
                    isActive={index === active}
                    onActive={() => setActive(index)}
                    onChoose={() => choose(option)}
                  />
                )
              )
            })}
          </div>
        ))}
        {flat.length === 0 && <p className="px-2 py-3 text-faint">{nothing}</p>}
      </div>
    </>
  )
}

function matches({ label, note, words, value }: Option, text: string): boolean {
  const wanted = text.trim().toLowerCase()
  return wanted === '' || `${label} ${note ?? ''} ${words ?? ''} ${value}`.toLowerCase().includes(wanted)
}

interface OptionViewProps {
  id: string
  option: Option
  isChosen: boolean
  isActive: boolean
  onActive: () => void
  onChoose: () => void
}

const OptionView = ({ id, option, isChosen, isActive, onActive, onChoose }: OptionViewProps) => (
  // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the search field's, which has the focus
  <div
    id={id}
    role="option"
    tabIndex={-1}
    aria-selected={isChosen}
    aria-disabled={option.disabled || undefined}
    onPointerMove={onActive}
    onClick={onChoose}
    className={twMerge(
      'flex items-center gap-2 rounded px-2 py-1.5 outline-none [&_svg]:size-4 [&_svg]:shrink-0',
      option.disabled ? 'cursor-not-allowed text-faint' : 'cursor-pointer',
      isActive && 'bg-sunken',
    )}
  >
    {option.icon ?? <Check aria-hidden className={twMerge('text-accent', !isChosen && 'invisible')} />}
    <span className="min-w-0 flex-1">
      <span className="break-words">{option.label}</span>
      {option.note && <span className="text-faint text-xs">{` ${option.note}`}</span>}
    </span>
  </div>
)

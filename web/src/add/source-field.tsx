// One field for everything that people paste. It says what the text looks like while it is typed.
import { Box, Brush, Globe, HardDrive, type LucideIcon, Search, X } from 'lucide-react'
import { useId } from 'react'
import { twMerge } from 'tailwind-merge'
import { ADD } from '../texts/add.ts'
import { Button } from '../ui/button.tsx'
import { CONTROL_LOOK } from '../ui/control-look.ts'
import { Spinner } from '../ui/spinner.tsx'
import { type SourceKind, sourceKindOf } from './source-kind.ts'

const ICONS: Readonly<Record<SourceKind, LucideIcon>> = {
  huggingface: Box,
  civitai: Brush,
  url: Globe,
  local: HardDrive,
}

interface SourceFieldProps {
  text: string
  /** What it is, once the server has said so. */
  known: SourceKind | undefined
  onChange: (text: string) => void
  isLooking: boolean
  error: string | undefined
}

const TEXT = ADD.source

export function SourceField({ text, known, onChange, isLooking, error }: SourceFieldProps) {
  const id = useId()
  const kind = known ?? sourceKindOf(text)
  const Icon = kind ? ICONS[kind] : Search
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-medium text-soft text-xs">
        {TEXT.label}
      </label>
      <div className="relative">
        <span className="pointer-events-none absolute inset-y-0 left-3 grid place-items-center text-faint">
          {isLooking ? <Spinner /> : <Icon aria-hidden className="size-4.5" />}
        </span>
        <input
          id={id}
          // What people paste here is no word of any language.
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          value={text}
          placeholder={TEXT.placeholder}
          onChange={(event) => onChange(event.target.value)}
          aria-describedby={`${id}-says`}
          aria-invalid={error ? true : undefined}
          className={twMerge(CONTROL_LOOK, 'h-12 pr-11 pl-10 text-base')}
        />
        {text !== '' && (
          <Button
            look="ghost"
            size="smallIcon"
            aria-label={TEXT.clear}
            onClick={() => onChange('')}
            className="absolute top-2.5 right-2.5"
          >
            <X aria-hidden />
          </Button>
        )}
      </div>
      {/* One line whatever it says, so that nothing below moves while somebody types. */}
      <p id={`${id}-says`} aria-live="polite" className="mt-1.5 min-h-4 text-xs">
        {error ? (
          <span className="text-bad">{error}</span>
        ) : isLooking ? (
          <span className="text-soft">{TEXT.looking} …</span>
        ) : (
          kind && <span className="text-soft">{TEXT.kinds[kind]}</span>
        )}
      </p>
    </div>
  )
}

/** What may stand in the field, while it is empty. */
export const SourceForms = () => (
  <ul className="grid gap-2 sm:grid-cols-2">
    {Object.entries(ICONS).map(([kind, Icon]) => (
      <li key={kind} className="flex items-center gap-3 rounded-lg border bg-surface px-3.5 py-2.5">
        <Icon aria-hidden className="size-4.5 shrink-0 text-faint" />
        <span className="min-w-0">
          <span className="block font-medium text-xs">{TEXT.kinds[kind as SourceKind]}</span>
          <span className="block text-soft text-xs">{TEXT.forms[kind as SourceKind]}</span>
        </span>
      </li>
    ))}
  </ul>
)

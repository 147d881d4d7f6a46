// Where files are dropped, or chosen by who has no pointer.
import type { LucideIcon } from 'lucide-react'
import { type DragEvent, type ReactNode, useId, useState } from 'react'
import { twMerge } from 'tailwind-merge'

interface DropPlaceProps {
  label: string
  hint: ReactNode
  Icon: LucideIcon
  /** Endings and types that are offered when one chooses. */
  accept: string
  /** Otherwise the first of several is taken. */
  multiple?: boolean
  disabled?: boolean
  onFiles: (files: readonly File[]) => void
}

export function DropPlace({ label, hint, Icon, accept, multiple = false, disabled = false, onFiles }: DropPlaceProps) {
  const id = useId()
  const [isOver, setOver] = useState(false)
  const take = (files: FileList | null) => onFiles([...(files ?? [])].slice(0, multiple ? undefined : 1))
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  return (
    <label
      htmlFor={id}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={twMerge(
        'flex cursor-pointer flex-col items-center rounded-xl border-2 border-edge border-dashed px-4 py-8 text-center transition-colors hover:bg-sunken has-focus-visible:outline-2 has-focus-visible:outline-accent',
        isOver && 'border-accent bg-accent-soft/60',
        disabled && 'pointer-events-none opacity-60',
      )}
    >
      <Icon aria-hidden className={twMerge('size-7 text-faint', isOver && 'text-accent')} />
      <span className="mt-2 font-medium">{label}</span>
      <span className="mt-0.5 text-faint text-xs">{hint}</span>
      <input
        id={id}
        type="file"
        multiple={multiple}
        disabled={disabled}
        accept={accept}
        onChange={(event) => {
          take(event.target.files)
          // The same file can be chosen again.
          event.target.value = ''
        }}
        className="sr-only"
      />
    </label>
  )
}

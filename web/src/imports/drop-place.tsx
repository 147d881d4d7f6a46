// Where a file is dropped, or chosen.
import { FileJson } from 'lucide-react'
import { type DragEvent, useId, useState } from 'react'
import { twMerge } from 'tailwind-merge'
import { IMPORTS } from '../texts/imports.ts'

export function DropPlace({ disabled, onFile }: { disabled: boolean; onFile: (file: File | undefined) => void }) {
  const id = useId()
  const [isOver, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onFile(event.dataTransfer.files[0])
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
        'flex cursor-pointer flex-col items-center rounded-lg border-2 border-edge border-dashed px-4 py-7 text-center hover:bg-sunken has-focus-visible:outline-2 has-focus-visible:outline-accent',
        isOver && 'border-accent bg-accent-soft/60',
        disabled && 'pointer-events-none opacity-60',
      )}
    >
      <FileJson aria-hidden className="size-7 text-faint" />
      <span className="mt-2 font-medium">{IMPORTS.drop}</span>
      <span className="text-faint text-xs">{IMPORTS.dropHint}</span>
      <input
        id={id}
        type="file"
        accept=".json,application/json"
        disabled={disabled}
        onChange={(event) => {
          onFile(event.target.files?.[0])
          // The same file may be chosen again after it was corrected.
          event.target.value = ''
        }}
        className="sr-only"
      />
    </label>
  )
}

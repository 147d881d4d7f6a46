// Whose catalog, and the file it was published as.
import type { ImportSource } from '@roster/client'
import { FileJson } from 'lucide-react'
import { RadioGroup } from 'radix-ui'
import { type DragEvent, useId, useState } from 'react'
import { twMerge } from 'tailwind-merge'
import { SOURCES, sourceOfFile } from './sources.ts'
import type { Chosen } from './use-import.ts'

interface ChooseFileProps {
  disabled: boolean
  onChoose: (chosen: Chosen) => void
}

export function ChooseFile({ disabled, onChoose }: ChooseFileProps) {
  const [source, setSource] = useState<ImportSource>('litellm')
  const take = (file: File | undefined) => {
    if (!file || disabled) return
    // Whoever drops the file of another catalog means that catalog.
    const meant = sourceOfFile(file.name) ?? source
    setSource(meant)
    onChoose({ source: meant, file })
  }
  const address = SOURCES.find(({ id }) => id === source)?.address
  return (
    <>
      <RadioGroup.Root
        aria-label="Catalog"
        value={source}
        onValueChange={(value) => setSource(value as ImportSource)}
        className="grid gap-2 pt-1 sm:grid-cols-3"
      >
        {SOURCES.map(({ id, title, text }) => (
          <RadioGroup.Item
            key={id}
            value={id}
            className="flex flex-col rounded-lg border border-edge p-3 text-left hover:bg-sunken data-[state=checked]:border-accent data-[state=checked]:bg-accent-soft/60"
          >
            <span className="block font-medium">{title}</span>
            <span className="mt-0.5 block text-soft text-xs">{text}</span>
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
      <DropPlace disabled={disabled} onFile={take} />
      <p className="text-faint text-xs">
        Published at <span className="break-all font-mono">{address}</span>
      </p>
    </>
  )
}

function DropPlace({ disabled, onFile }: { disabled: boolean; onFile: (file: File | undefined) => void }) {
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
        'flex cursor-pointer flex-col items-center rounded-lg border-2 border-edge border-dashed px-4 py-8 text-center hover:bg-sunken has-focus-visible:outline-2 has-focus-visible:outline-accent',
        isOver && 'border-accent bg-accent-soft/60',
        disabled && 'pointer-events-none opacity-60',
      )}
    >
      <FileJson aria-hidden className="size-7 text-faint" />
      <span className="mt-2 font-medium">Drop the JSON file here, or choose it</span>
      <span className="text-faint text-xs">Up to 64 MB</span>
      <input
        id={id}
        type="file"
        accept=".json,application/json"
        disabled={disabled}
        onChange={(event) => onFile(event.target.files?.[0])}
        className="sr-only"
      />
    </label>
  )
}

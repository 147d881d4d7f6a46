// Whose catalog, and where it comes from: the address that it is published at, or its file.
import { FileJson } from 'lucide-react'
import { RadioGroup } from 'radix-ui'
import { type SubmitEvent, useState } from 'react'
import { IMPORTS } from '../texts/imports.ts'
import { Button } from '../ui/button.tsx'
import { DropPlace } from '../ui/drop-place.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { addressOf, SOURCES, type Source, sourceOfFile } from './sources.ts'
import type { Chosen } from './use-import.ts'

interface ChooseCatalogProps {
  disabled: boolean
  /** What is wrong with the address. */
  error: string | undefined
  onChoose: (chosen: Chosen) => void
}

export function ChooseCatalog({ disabled, error, onChoose }: ChooseCatalogProps) {
  const [source, setSource] = useState<Source>('litellm')
  const [typed, setTyped] = useState<string>()
  const [complaint, setComplaint] = useState<string>()
  const address = typed ?? addressOf(source)
  const takeFile = (file: File | undefined) => {
    if (!file || disabled) return
    // Whoever drops the file of another catalog means that catalog.
    const meant = sourceOfFile(file.name) ?? source
    setSource(meant)
    onChoose({ source: meant, from: file })
  }
  const takeAddress = (event: SubmitEvent) => {
    event.preventDefault()
    const url = URL.parse(address.trim())
    setComplaint(url ? undefined : IMPORTS.addressWrong)
    if (url) onChoose({ source, from: url })
  }
  const choose = (next: string) => {
    setSource(next as Source)
    setTyped(undefined)
    setComplaint(undefined)
  }
  return (
    <div className="space-y-4">
      <RadioGroup.Root
        aria-label={IMPORTS.catalog}
        value={source}
        onValueChange={choose}
        className="grid grid-cols-2 gap-2 lg:grid-cols-4"
      >
        {SOURCES.map(({ id }) => (
          <RadioGroup.Item
            key={id}
            value={id}
            className="flex flex-col rounded-lg border border-edge p-3 text-left hover:bg-sunken data-[state=checked]:border-accent data-[state=checked]:bg-accent-soft/60"
          >
            <span className="block font-medium">{IMPORTS.sources[id].title}</span>
            <span className="mt-0.5 block text-soft text-xs">{IMPORTS.sources[id].text}</span>
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
      <form noValidate onSubmit={takeAddress}>
        <Field label={IMPORTS.address} hint={IMPORTS.addressHint} error={complaint ?? error}>
          {(control) => (
            <div className="flex flex-wrap gap-2">
              <Input
                {...control}
                inputMode="url"
                value={address}
                placeholder="https://"
                onChange={(event) => setTyped(event.target.value)}
                className="w-auto min-w-52 flex-1"
              />
              <Button type="submit" look="primary" disabled={disabled || address.trim() === ''}>
                {IMPORTS.compare}
              </Button>
            </div>
          )}
        </Field>
      </form>
      <p
        aria-hidden
        className="flex items-center gap-3 text-faint text-xs before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line"
      >
        {IMPORTS.or}
      </p>
      <DropPlace
        label={IMPORTS.drop}
        hint={IMPORTS.dropHint}
        Icon={FileJson}
        accept=".json,application/json"
        disabled={disabled}
        onFiles={([file]) => takeFile(file)}
      />
    </div>
  )
}

// Parameters that only one kind of model knows: rows of a name and a value.
import { CircleAlert, Plus, X } from 'lucide-react'
import { PRESET_FORM } from '../texts/presets.ts'
import { Button } from '../ui/button.tsx'
import { Input } from '../ui/input.tsx'
import type { AdditionalRow } from './form-values.ts'

interface AdditionalFieldsProps {
  rows: readonly AdditionalRow[]
  error: string | undefined
  onChange: (rows: readonly AdditionalRow[]) => void
}

export function AdditionalFields({ rows, error, onChange }: AdditionalFieldsProps) {
  const set = (key: number, part: Partial<AdditionalRow>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...part } : row)))
  const add = () => onChange([...rows, { key: Math.max(-1, ...rows.map(({ key }) => key)) + 1, name: '', text: '' }])
  return (
    <div className="space-y-2">
      <p className="text-faint text-xs">{PRESET_FORM.additionalLead}</p>
      {rows.map(({ key, name, text }, index) => (
        <div key={key} className="flex gap-2">
          <Input
            aria-label={PRESET_FORM.parameterAt(index + 1)}
            placeholder={PRESET_FORM.parameter}
            aria-invalid={error ? true : undefined}
            className="font-mono text-xs"
            value={name}
            onChange={(event) => set(key, { name: event.target.value })}
          />
          <Input
            aria-label={PRESET_FORM.valueAt(index + 1)}
            placeholder={PRESET_FORM.value}
            className="font-mono text-xs"
            value={text}
            onChange={(event) => set(key, { text: event.target.value })}
          />
          <Button
            look="ghost"
            size="icon"
            aria-label={PRESET_FORM.removeParameter(name)}
            onClick={() => onChange(rows.filter((row) => row.key !== key))}
          >
            <X aria-hidden />
          </Button>
        </div>
      ))}
      {error && (
        <p role="alert" className="flex gap-1 text-bad text-xs">
          <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
          {error}
        </p>
      )}
      <Button size="small" onClick={add}>
        <Plus aria-hidden />
        {PRESET_FORM.addParameter}
      </Button>
    </div>
  )
}

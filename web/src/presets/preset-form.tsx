// The fields of a preset: what it is called, every parameter, and those that its model alone knows.
import type { ReactNode } from 'react'
import { errorAt, type FieldErrors } from '../core/problem.ts'
import { Group } from '../models/form/group.tsx'
import { SpecFields } from '../models/form/spec-fields.tsx'
import { PRESET_FORM, PRESETS } from '../texts/presets.ts'
import { Switch } from '../ui/switch.tsx'
import { AdditionalFields } from './additional-fields.tsx'
import { ABOUT, type AdditionalRow, VALUES } from './form-values.ts'

interface PresetFormProps {
  values: Readonly<Record<string, string>>
  rows: readonly AdditionalRow[]
  isDefault: boolean
  errors: FieldErrors
  onType: (pointer: string, value: string) => void
  onRows: (rows: readonly AdditionalRow[]) => void
  onDefault: (isDefault: boolean) => void
  /** What it belongs to, where that is still to be chosen. */
  children?: ReactNode
}

export const PresetForm = ({
  values,
  rows,
  isDefault,
  errors,
  onType,
  onRows,
  onDefault,
  children,
}: PresetFormProps) => (
  <>
    <Group title={PRESET_FORM.whatItIs}>
      {children}
      <SpecFields specs={ABOUT} values={values} errors={errors} onChange={onType} />
      <div className="mt-3">
        <Switch
          label={PRESET_FORM.isDefault}
          hint={PRESET_FORM.isDefaultWhy}
          checked={isDefault}
          onChange={onDefault}
        />
      </div>
    </Group>
    <Group title={PRESET_FORM.parameters}>
      <SpecFields specs={VALUES} values={values} errors={errors} onChange={onType} columns={3} />
    </Group>
    <Group title={PRESETS.additional}>
      <AdditionalFields rows={rows} error={additionalError(errors)} onChange={onRows} />
    </Group>
  </>
)

/** The server points at the parameter that is wrong; here all of them stand together. */
function additionalError(errors: FieldErrors): string | undefined {
  const [pointer, detail] = Object.entries(errors).find(([at]) => at.startsWith('/additional_params')) ?? []
  const name = pointer?.split('/')[2]
  return name ? `${name} ${detail}` : (detail ?? errorAt(errors, '/additional_params'))
}

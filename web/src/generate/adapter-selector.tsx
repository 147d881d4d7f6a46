// Chooses an adapter: those that fit the model first, the others locked, each with what it requires.
import type { Adapter } from '@roster/client'
import { Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { GENERATE } from '../texts/generate.ts'
import { Combobox } from '../ui/combobox.tsx'
import { Field } from '../ui/field.tsx'
import type { Option } from '../ui/option.ts'

export interface AdapterSelectorProps {
  /** As `adapters.list({ model })` tells them: each compatible or not. */
  adapters: readonly Adapter[]
  /** The id of the chosen one; null for none. */
  value: string | null
  onChange: (id: string | null) => void
  error?: string | undefined
  /** What stands for the word "Settings" in the hint, such as a link. */
  settings?: ReactNode
}

const NONE = ''

export function AdapterSelector({ adapters, value, onChange, error, settings }: AdapterSelectorProps) {
  const locked = adapters.filter(({ compatible }) => compatible === false)
  const fitting = adapters.filter(({ compatible }) => compatible !== false)
  return (
    <Field
      label={GENERATE.adapter}
      error={error}
      {...(locked.length > 0 && { hint: <HiddenHint settings={settings ?? GENERATE.hiddenSettings} /> })}
    >
      {(control) => (
        <Combobox
          label={GENERATE.adapter}
          control={control}
          value={value ?? NONE}
          placeholder={GENERATE.noAdapter}
          search={GENERATE.searchAdapter}
          nothing={GENERATE.noSuchAdapter}
          onChange={(id) => onChange(id === NONE ? null : id)}
          groups={[
            { options: [{ value: NONE, label: GENERATE.noAdapter }, ...fitting.map(optionOf)] },
            { title: GENERATE.otherAdapters, options: locked.map(lockedOptionOf) },
          ]}
        />
      )}
    </Field>
  )
}

const optionOf = ({ id, name, version }: Adapter): Option => ({
  value: id,
  label: version === null ? name : `${name} v${version.replace(/^v/, '')}`,
})

const lockedOptionOf = (adapter: Adapter): Option => ({
  ...optionOf(adapter),
  note: `(${adapter.hint ?? GENERATE.requires(adapter.base_model_config.display_name)})`,
  icon: <Lock aria-hidden />,
  disabled: true,
})

const HiddenHint = ({ settings }: { settings: ReactNode }) => (
  <>
    {GENERATE.hiddenBefore}
    {settings}
    {GENERATE.hiddenAfter}
  </>
)

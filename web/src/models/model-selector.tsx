// A choice among installed models, by type and family. Stands in any form, also of other people's applications.
import type { InstalledModel } from '@roster/client'
import type { ReactNode } from 'react'
import { formatBytes } from '../core/format.ts'
import { messageOf } from '../core/problem.ts'
import { useBaseModelName } from '../core/use-base-models.ts'
import type { ModelType } from '../core/words.ts'
import { useLibrary } from '../library/queries.ts'
import { SELECTOR } from '../texts/export.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'

export interface ModelSelectorProps {
  /** Only models of this type, such as `base_model`. @default any */
  modelType?: ModelType
  /** Only models of this family, such as `flux`. @default any */
  modelFamily?: string
  /** Id of the chosen model; empty or null for none. */
  value: string | null
  /** Is told the id and the installed model; an empty id and null where none is chosen. */
  onChange: (modelId: string, model: InstalledModel | null) => void
  /** @default "Model" */
  label?: string
  /** Whether one has to be chosen. @default false */
  required?: boolean
  hint?: ReactNode
  error?: string | undefined
}

/** What is missing, broken or dangerous cannot be used. */
const isUsable = ({ status }: InstalledModel): boolean => status === 'ok' || status === 'unverified'

export function ModelSelector(props: ModelSelectorProps) {
  const { modelType, modelFamily, value, onChange, label = SELECTOR.label, required = false, hint, error } = props
  const { data, error: failure, isPending, refetch } = useLibrary()
  const models = (data?.models ?? [])
    .filter(isUsable)
    .filter(({ type, family }) => (!modelType || type === modelType) && (!modelFamily || family === modelFamily))
    .toSorted((left, right) => left.name.localeCompare(right.name))
  const chosen = models.find(({ id }) => id === value) ?? null
  const isGone = value !== null && value !== '' && chosen === null && data !== undefined
  const choose = (id: string) => onChange(id, models.find((model) => model.id === id) ?? null)
  return (
    <Field
      label={required ? `${label} (${SELECTOR.required})` : label}
      hint={
        failure ? (
          <>
            {SELECTOR.cannotRead} {messageOf(failure)}{' '}
            <Button look="ghost" size="small" onClick={() => void refetch()}>
              {SELECTOR.again}
            </Button>
          </>
        ) : data && models.length === 0 ? (
          <>
            {SELECTOR.empty} {hint}
          </>
        ) : chosen ? (
          <Chosen model={chosen} />
        ) : (
          hint
        )
      }
      error={error}
    >
      {(control) => (
        <Select
          {...control}
          required={required}
          aria-required={required || undefined}
          aria-busy={isPending || undefined}
          disabled={isPending || failure !== null}
          value={value ?? ''}
          onChange={(event) => choose(event.target.value)}
        >
          <option value="">{isPending ? SELECTOR.loading : required ? SELECTOR.choose : SELECTOR.none}</option>
          {isGone && <option value={value}>{SELECTOR.gone(value)}</option>}
          {models.map(({ id, name, size_bytes }) => (
            <option key={id} value={id}>
              {SELECTOR.option(name, size_bytes)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}

function Chosen({ model: { base_model, family, size_bytes, path } }: { model: InstalledModel }) {
  const baseName = useBaseModelName()
  const kind = base_model ? baseName(base_model) : family
  return (
    <span className="flex min-w-0 gap-1.5">
      <span className="shrink-0">{[kind, formatBytes(size_bytes)].filter(Boolean).join(' · ')}</span>
      <span className="min-w-0 truncate font-mono" title={path}>
        {path}
      </span>
    </span>
  )
}

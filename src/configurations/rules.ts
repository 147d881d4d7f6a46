// What holds of configurations whoever changes them.
import type { Catalog, ModelRow } from '../catalog/index.ts'
import type { Draft } from '../changes/index.ts'
import { type FieldError, invalid, RosterError } from '../core/errors.ts'
import { checkLimits } from '../resolve/index.ts'
import { canonicalParameter } from '../vocabulary/index.ts'
import { type ConfigurationFacts, FIXED_PARAMETERS } from './contract.ts'
import { type ConfigurationRow, configurations, findByOwner } from './store.ts'

const FIXED: ReadonlySet<string> = new Set(FIXED_PARAMETERS)

/** @throws RosterError `invalid` for parameters that stand twice, or that the model cannot take. */
export function checkFacts(catalog: Catalog, facts: ConfigurationFacts, model: ModelRow | null): void {
  const errors: FieldError[] = [...repeated(facts)]
  if (model) {
    const capabilities = catalog.model(model.id)?.view.capabilities ?? model.capabilities
    const { additional_params, ...fixed } = facts
    const { violations } = checkLimits(capabilities, {}, { ...fixed, ...additional_params }, false)
    errors.push(...violations.map(({ parameter, sentence }) => ({ pointer: `/${parameter}`, detail: sentence })))
  }
  if (errors.length === 0) return
  throw new RosterError('invalid', errors.map(({ detail }) => detail).join('; '), { errors })
}

/** A parameter that has a field of its own must not stand in `additional_params` too, under any of its names. */
const repeated = ({ additional_params }: ConfigurationFacts): FieldError[] =>
  Object.keys(additional_params).flatMap((name) => {
    const field = canonicalParameter(name)
    if (!field || !FIXED.has(field)) return []
    return [
      {
        pointer: `/additional_params/${name}`,
        detail: `additional_params.${name} is the field "${field}"; set it there`,
      },
    ]
  })

/** @throws RosterError `invalid` where the base model is not the one of the model or of the path. */
export function requireBaseModel({ base_model }: ConfigurationFacts, expected: string | null, whose: string): void {
  if (expected === null || base_model === expected) return
  throw invalid('/base_model', `must be "${expected}", which is the base model of ${whose}`)
}

/** Whether the model or the base model that a configuration belongs to has a default. */
export const hasDefault = async (draft: Draft, row: ConfigurationRow): Promise<boolean> =>
  (await findByOwner(draft.tx, row)).some(({ is_default }) => is_default)

/** Saves a configuration; a default takes the flag from the one before it, of the same owner. */
export async function saveConfiguration(draft: Draft, row: ConfigurationRow): Promise<ConfigurationRow> {
  if (row.is_default) {
    const others = await findByOwner(draft.tx, row)
    for (const other of others.filter(({ id, is_default }) => is_default && id !== row.id))
      await draft.put(configurations, { ...other, is_default: false })
  }
  return draft.put(configurations, row)
}

/** The configurations of a model go with it. */
export async function removeConfigurationsOf(draft: Draft, { id }: ModelRow): Promise<void> {
  for (const row of await findByOwner(draft.tx, { model_id: id, base_model: '' }))
    await draft.remove(configurations, row)
}

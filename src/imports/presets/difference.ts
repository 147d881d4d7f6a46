// What an import of presets would do to the configurations, worked out without doing it.
import type { Catalog, ModelRow } from '../../catalog/index.ts'
import type { ConfigurationFacts } from '../../configurations/contract.ts'
import {
  type ConfigurationIndex,
  type ConfigurationRow,
  checkFacts,
  requireBaseModel,
} from '../../configurations/index.ts'
import { messageOf } from '../../core/errors.ts'
import { sameJson } from '../../core/record.ts'
import { ImportError } from '../error.ts'
import type { FieldChange } from '../merge.ts'
import type { Skipped } from '../source.ts'
import { ownerOf, type PresetOwner } from './owner.ts'
import { type IncomingPreset, type ParsedPresets, TITLE } from './parse.ts'

export interface PresetDifference {
  added: { id: string | undefined; model_id: string | null; facts: ConfigurationFacts }[]
  /** Rows as they become. */
  changed: { row: ConfigurationRow; fields: FieldChange[] }[]
  kept: { row: ConfigurationRow; fields: FieldChange[] }[]
  unchanged: number
  skipped: Skipped[]
}

export interface Here {
  catalog: Catalog
  index: ConfigurationIndex
  /** Whether an import was the last to write this row. Then no person stands behind what it says. */
  isImported: (id: string) => Promise<boolean>
}

/** An id that is safe in a path. */
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/

/** @throws ImportError that names the preset which cannot be a configuration. */
export async function presetDifference(here: Here, { presets, skipped }: ParsedPresets): Promise<PresetDifference> {
  const difference: PresetDifference = { added: [], changed: [], kept: [], unchanged: 0, skipped: [...skipped] }
  const met = new Map<string, string>()
  const defaults = new Map<string, string>()
  const ids = new Set<string>()
  for (const preset of presets) {
    const owner = ownerOf(here.catalog, preset)
    const reason = typeof owner === 'string' ? owner : repeated(met, owner, preset)
    if (typeof owner === 'string' || reason) {
      difference.skipped.push({ entry: preset.entry, reason: reason ?? '' })
      continue
    }
    requireOneDefault(defaults, owner, preset)
    const facts = checked(here.catalog, owner, preset)
    const rows = owner.model ? here.index.ofModel(owner.model.id) : here.index.ofBaseModel(owner.base_model)
    const row = rows.find(({ id }) => id === preset.id) ?? rows.find(({ name }) => name === facts.name)
    const holder = rows.find(({ is_default }) => is_default)
    if (row) await compare(here, difference, { row, holder, preset })
    else {
      const isFree = preset.id !== null && ID.test(preset.id) && !here.index.find(preset.id) && !ids.has(preset.id)
      const id = isFree && preset.id !== null ? preset.id : undefined
      if (id) ids.add(id)
      // The default that is here was chosen here.
      const is_default = facts.is_default && !holder
      difference.added.push({ id, model_id: owner.model?.id ?? null, facts: { ...facts, is_default } })
    }
  }
  return difference
}

const keyOf = ({ model, base_model }: PresetOwner): string => (model ? `model ${model.id}` : `base model ${base_model}`)

function repeated(met: Map<string, string>, owner: PresetOwner, { facts, entry }: IncomingPreset): string | null {
  const key = `${keyOf(owner)}\n${facts.name}`
  const first = met.get(key)
  if (first === undefined) met.set(key, entry)
  return first === undefined ? null : `has the name and the owner of ${first}`
}

function requireOneDefault(defaults: Map<string, string>, owner: PresetOwner, { facts, entry }: IncomingPreset): void {
  if (!facts.is_default) return
  const first = defaults.get(keyOf(owner))
  if (first !== undefined)
    throw new ImportError(TITLE, entry, `is_default: ${first} is the default of the ${keyOf(owner)} already`)
  defaults.set(keyOf(owner), entry)
}

function checked(catalog: Catalog, { model, base_model }: PresetOwner, preset: IncomingPreset): ConfigurationFacts {
  const facts: ConfigurationFacts = { base_model, ...preset.facts }
  try {
    if (model) requireBaseModel(facts, model.base_model, model.display_name)
    checkFacts(catalog, facts, model as ModelRow | null)
    return facts
  } catch (error) {
    throw new ImportError(TITLE, preset.entry, messageOf(error))
  }
}

interface Pair {
  row: ConfigurationRow
  /** The default of the same owner. */
  holder: ConfigurationRow | undefined
  preset: IncomingPreset
}

async function compare(here: Here, difference: PresetDifference, { row, holder, preset }: Pair): Promise<void> {
  const fields = preset.said
    .filter((field) => !sameJson(row[field], preset.facts[field]))
    .map((field) => ({ field, from: row[field], to: preset.facts[field] }))
  if (fields.length === 0) {
    difference.unchanged++
    return
  }
  const isPersonal = !(await here.isImported(row.id))
  // The flag is never taken from a configuration that somebody made the default here.
  const stays = ({ field, to }: FieldChange) => isPersonal || (field === 'is_default' && to === true && holder)
  const [kept, changed] = [fields.filter(stays), fields.filter((each) => !stays(each))]
  if (kept.length > 0) difference.kept.push({ row, fields: kept })
  if (changed.length === 0) return
  const values = Object.fromEntries(changed.map(({ field, to }) => [field, to]))
  difference.changed.push({ row: { ...row, ...values }, fields: changed })
}

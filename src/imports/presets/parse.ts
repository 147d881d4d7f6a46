// Presets as they were kept before configurations: arrays named `configuration_presets` inside models, or files of them.
import { ConfigurationFacts, FIXED_PARAMETERS } from '../../configurations/contract.ts'
import { fieldErrors } from '../../core/errors.ts'
import { isObject, type JsonObject, sameJson } from '../../core/record.ts'
import { canonicalParameter } from '../../vocabulary/index.ts'
import { ImportError } from '../error.ts'
import type { Skipped } from '../source.ts'

export const TITLE = 'Presets'

const Facts = ConfigurationFacts.omit({ base_model: true })
type Facts = Omit<ConfigurationFacts, 'base_model'>

export interface IncomingPreset {
  /** Where it stands in the file, and its name. */
  entry: string
  /** The id that other systems know it by, where it has one. */
  id: string | null
  /** What its model may be called here, the surest first; none for a preset of a whole base model. */
  models: string[]
  base_model: string | null
  facts: Facts
  /** The facts that the file itself says; the others are defaults. */
  said: (keyof Facts)[]
}

export interface ParsedPresets {
  presets: IncomingPreset[]
  skipped: Skipped[]
}

type Owner = Pick<IncomingPreset, 'models' | 'base_model'>

const NOBODY: Owner = { models: [], base_model: null }
/** Under these an object holds presets, or models that hold some. */
const LISTS = ['configuration_presets', 'models', 'configurations', 'model_configurations', 'presets'] as const
const MODEL_NAMES = ['id', 'model_id', '_id', 'model_key', 'hf_model_id', 'name', 'display_name'] as const
const OWN_FIELDS: ReadonlySet<string> = new Set(['name', 'description', 'is_default', 'additional_params'])
const BOOKKEEPING: ReadonlySet<string> = new Set([
  'id',
  '_id',
  '__v',
  '__proto__',
  'model_id',
  'base_model',
  'created_at',
  'updated_at',
])
const FIXED: ReadonlySet<string> = new Set(FIXED_PARAMETERS)
/** The arrays had no scheduler: it is one of the fields that came with configurations. */
const BEFORE = { scheduler: 'normal' }

/** @throws ImportError that names the entry which is no preset. */
export function parsePresets(document: unknown): ParsedPresets {
  const parsed: ParsedPresets = { presets: [], skipped: [] }
  collect(parsed, document, '', NOBODY)
  return parsed
}

function collect(parsed: ParsedPresets, value: unknown, path: string, owner: Owner): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) collect(parsed, item, `${path}[${index}]`, owner)
    return
  }
  if (!isObject(value)) throw new ImportError(TITLE, path || null, 'must be an object or a list of objects')
  const lists = LISTS.filter((name) => Array.isArray(value[name]))
  if (lists.length > 0) {
    const own = lists[0] === 'configuration_presets' ? ownerOf(value, owner) : owner
    for (const name of lists) collect(parsed, value[name], join(path, name), own)
  } else if (isKeyed(value)) {
    for (const [name, list] of Object.entries(value))
      collect(parsed, list, join(path, name), { ...owner, models: [name] })
  } else if (isPreset(value)) parsed.presets.push(presetOf(value, path, owner))
  else if (path === '') throw new ImportError(TITLE, null, 'holds no "configuration_presets" and no presets')
  else parsed.skipped.push({ entry: named(path, value), reason: 'holds no configuration_presets' })
}

const join = (path: string, name: string): string => (path ? `${path}.${name}` : name)
const isPreset = (value: JsonObject): boolean =>
  Object.keys(value).some((key) => FIXED.has(canonicalParameter(key) ?? ''))
const isKeyed = (value: JsonObject): boolean =>
  Object.values(value).length > 0 && Object.values(value).every(Array.isArray)

const named = (path: string, { name }: JsonObject): string =>
  typeof name === 'string' && name ? `${path || 'the preset'} (${name.slice(0, 100)})` : path || 'the preset'

function ownerOf(model: JsonObject, above: Owner): Owner {
  const names = MODEL_NAMES.map((name) => textOf(model[name])).filter((name) => name !== null)
  return { models: names.length > 0 ? names : above.models, base_model: textOf(model.base_model) ?? above.base_model }
}

/** Text, or an id as MongoDB writes it: `{"$oid":"..."}`. */
function textOf(value: unknown): string | null {
  if (isObject(value)) return textOf(value.$oid)
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() ? value.trim() : null
}

function presetOf(value: JsonObject, path: string, owner: Owner): IncomingPreset {
  const entry = named(path, value)
  const given = fieldsOf(value, entry)
  const parsed = Facts.safeParse({ ...BEFORE, ...given })
  if (!parsed.success) {
    const sentences = fieldErrors(parsed.error.issues).map(({ pointer, detail }) => `${pointer.slice(1)} ${detail}`)
    throw new ImportError(TITLE, entry, sentences.join('; '))
  }
  const modelId = textOf(value.model_id)
  return {
    entry,
    id: textOf(value.id) ?? textOf(value._id),
    models: modelId ? [modelId] : owner.models,
    base_model: textOf(value.base_model) ?? owner.base_model,
    facts: parsed.data,
    said: Object.keys(given).filter((name): name is keyof Facts => name in parsed.data),
  }
}

/** Its fields by their names of today. What has none is kept among the additional parameters: nothing is lost. */
function fieldsOf(value: JsonObject, entry: string): JsonObject {
  const fields = new Map<string, unknown>()
  const others = new Map<string, unknown>()
  for (const [key, given] of Object.entries(value)) {
    if (given === null || BOOKKEEPING.has(key)) continue
    const parameter = canonicalParameter(key)
    const isFixed = parameter !== undefined && FIXED.has(parameter)
    const name = isFixed ? parameter : key
    const target = isFixed || OWN_FIELDS.has(key) ? fields : others
    if (target.has(name) && !sameJson(target.get(name), given))
      throw new ImportError(TITLE, entry, `${key} says something else than another name of ${name}`)
    target.set(name, given)
  }
  const given = fields.get('additional_params')
  if (others.size > 0 && (given === undefined || isObject(given)))
    fields.set('additional_params', { ...Object.fromEntries(others), ...given })
  return Object.fromEntries(fields)
}

// LiteLLM's map of prices and context windows: one flat record a model, in USD for one token.
import { isObject, type JsonObject } from '../core/record.ts'
import { collected } from './collect.ts'
import { compact } from './compact.ts'
import { ImportError } from './error.ts'
import { Fields } from './fields.ts'
import { litellmCapabilities } from './litellm/capabilities.ts'
import { modeOf } from './litellm/modes.ts'
import { litellmPricing } from './litellm/prices.ts'
import { modelKeys } from './model-keys.ts'
import { providerId } from './provider-names.ts'
import { namedProvider } from './providers.ts'
import type { Imported, ImportedModel, Skipped, Source } from './source.ts'

const TITLE = 'LiteLLM'

const NOT_MODELS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    sample_spec: 'describes the fields, and holds English text where models hold numbers',
    fallback_generalizations: 'holds the rules by which LiteLLM guesses what it does not list',
    last_updated: 'says when the file was made',
  }),
)

/** Providers that charge a prompt of just the threshold's length as one above it. */
const INCLUSIVE: ReadonlySet<string> = new Set(['xai'])

export const litellm: Source = {
  id: 'litellm',
  title: TITLE,
  defaultUrl: 'https://raw.githubusercontent.com/BerriAI/litellm/main/model_prices_and_context_window.json',
  parse,
}

function parse(document: unknown): Imported {
  const skipped: Skipped[] = []
  const entries = expanded(asCatalog(document)).flatMap(([entry, value]) => {
    const reason = NOT_MODELS.get(entry)
    const fields = reason ? undefined : new Fields(TITLE, entry, value)
    const provider = providerId(fields?.text('litellm_provider') ?? '')
    if (fields && provider) return [{ entry, provider, fields }]
    skipped.push({ entry, reason: reason ?? 'names no provider' })
    return []
  })
  const keys = modelKeys(entries)
  const models = entries.map(({ entry, provider, fields }) => modelOf(fields, provider, keys.get(entry) ?? entry))
  const providers = [...new Set(entries.map(({ provider }) => provider))].map(namedProvider)
  return collected({ models, providers, skipped })
}

function asCatalog(document: unknown): JsonObject {
  const isCatalog = (value: unknown) => isObject(value) && typeof value.litellm_provider === 'string'
  if (isObject(document) && Object.values(document).some(isCatalog)) return document
  throw new ImportError(TITLE, null, 'must be an object of models by name, each with its "litellm_provider"')
}

/** Every entry, and one more for each of its `aliases` that is no entry itself. */
function expanded(catalog: JsonObject): [string, unknown][] {
  const aliases = Object.values(catalog).flatMap((value): [string, unknown][] => {
    const names = isObject(value) && Array.isArray(value.aliases) ? value.aliases : []
    return names
      .filter((name) => typeof name === 'string' && !Object.hasOwn(catalog, name))
      .map((name) => [name, value])
  })
  return Object.entries({ ...catalog, ...Object.fromEntries(aliases) })
}

function modelOf(fields: Fields, provider: string, model_key: string): ImportedModel {
  const mode = fields.text('mode')
  const { modality, task, takes } = modeOf(mode)
  return {
    entry: fields.entry,
    draft: compact({
      provider,
      model_key,
      display_name: model_key.slice(0, 200),
      modality,
      task,
      capabilities: litellmCapabilities(fields, takes),
      pricing: litellmPricing(fields, { mode, inclusive: INCLUSIVE.has(provider) }),
      deprecation_date: fields.day('deprecation_date'),
    }),
  }
}

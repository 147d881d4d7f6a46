// models.dev's api.json: providers, and in each its models, with prices in USD for a million tokens.
import { isObject, type JsonObject } from '../core/record.ts'
import { collected } from './collect.ts'
import { compact } from './compact.ts'
import { ImportError } from './error.ts'
import { Fields } from './fields.ts'
import { modelsDevCapabilities } from './models-dev/capabilities.ts'
import { modelsDevPricing } from './models-dev/prices.ts'
import { modelsDevProvider } from './models-dev/providers.ts'
import type { Imported, ImportedModel, Source } from './source.ts'
import { taskOf } from './tasks.ts'

const TITLE = 'models.dev'

export const modelsDev: Source = {
  id: 'models.dev',
  title: TITLE,
  defaultUrl: 'https://models.dev/api.json',
  parse,
}

function parse(document: unknown): Imported {
  const entries = Object.entries(asCatalog(document)).map(([id, value]) => new Fields(TITLE, id, value))
  const providers = entries.map(modelsDevProvider)
  return collected({
    models: entries.flatMap((entry, index) => modelsOf(entry, providers[index]?.id ?? entry.entry)),
    providers,
    skipped: [],
  })
}

function asCatalog(document: unknown): JsonObject {
  const isProvider = (value: unknown) => isObject(value) && isObject(value.models)
  if (isObject(document) && Object.values(document).some(isProvider)) return document
  throw new ImportError(TITLE, null, 'must be an object of providers by id, each with its "models"')
}

const modelsOf = (provider: Fields, id: string): ImportedModel[] =>
  Object.entries(provider.within('models')?.record ?? {}).map(([key, value]) =>
    modelOf(new Fields(TITLE, `${provider.entry}/${key}`, value), id, key),
  )

function modelOf(fields: Fields, provider: string, model_key: string): ImportedModel {
  const modalities = fields.within('modalities')
  const family = fields.text('family')
  const status = fields.text('status', 100)
  return {
    entry: fields.entry,
    draft: compact({
      provider,
      model_key,
      display_name: fields.text('name') ?? model_key.slice(0, 200),
      tags: status ? [status] : undefined,
      ...taskOf({
        inputs: modalities?.words('input') ?? [],
        outputs: modalities?.words('output') ?? [],
        name: `${model_key} ${family ?? ''}`,
      }),
      family,
      capabilities: modelsDevCapabilities(fields),
      pricing: modelsDevPricing(fields),
      knowledge_cutoff: fields.instant('knowledge'),
    }),
  }
}

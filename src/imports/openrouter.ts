// OpenRouter's list of models, as `GET /api/v1/models` answers it.
import { isObject } from '../core/record.ts'
import { collected } from './collect.ts'
import { compact } from './compact.ts'
import { ImportError } from './error.ts'
import { Fields } from './fields.ts'
import { openRouterCapabilities } from './openrouter/capabilities.ts'
import { openRouterPricing } from './openrouter/prices.ts'
import { namedProvider } from './providers.ts'
import type { Imported, ImportedModel, Source } from './source.ts'
import { taskOf } from './tasks.ts'

const TITLE = 'OpenRouter'
const PROVIDER = 'openrouter'

export const openRouter: Source = {
  id: PROVIDER,
  title: TITLE,
  defaultUrl: 'https://openrouter.ai/api/v1/models',
  parse,
}

function parse(document: unknown): Imported {
  if (!isObject(document) || !Array.isArray(document.data))
    throw new ImportError(TITLE, null, 'must be an object whose "data" is the list of models')
  const models = document.data.map((value, index) => modelOf(nameOf(value, index), value))
  return collected({ models, providers: [namedProvider(PROVIDER)], skipped: [] })
}

const nameOf = (value: unknown, index: number): string =>
  isObject(value) && typeof value.id === 'string' && value.id !== '' ? value.id : `data[${index}]`

function modelOf(entry: string, value: unknown): ImportedModel {
  const fields = new Fields(TITLE, entry, value)
  const model_key = fields.text('id', 512) ?? fields.refuse('id', 'the name of a model')
  const architecture = fields.within('architecture')
  return {
    entry,
    draft: compact({
      provider: PROVIDER,
      model_key,
      hf_model_id: fields.text('hugging_face_id'),
      display_name: fields.text('name') ?? model_key.slice(0, 200),
      description: fields.text('description', 20_000),
      ...taskOf({
        inputs: architecture?.words('input_modalities') ?? [],
        outputs: architecture?.words('output_modalities') ?? [],
        name: model_key,
      }),
      capabilities: openRouterCapabilities(fields),
      pricing: openRouterPricing(fields),
      knowledge_cutoff: fields.instant('knowledge_cutoff'),
      deprecation_date: fields.day('expiration_date'),
    }),
  }
}

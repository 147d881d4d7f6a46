// Models that are made up, alike in size and spread to those of a real catalog; the same ones in each run.
import { type ModelRow, newModel, newProvider, type ProviderRow } from '../../src/catalog/index.ts'
import { MODALITIES } from '../../src/vocabulary/index.ts'
import { randomNumbers } from './random.ts'

export const PAIRS = 50
const PROVIDERS = 20
const MADE_AT = '2026-01-01T00:00:00Z'
const DESCRIPTION =
  'A model that is made up for measuring. Its description is about as long as those of a real catalog are, ' +
  'because what is kept and sent is text for the most part.'

const modalityOf = (pair: number) => MODALITIES[pair % MODALITIES.length] ?? 'text'

/** One of the pairs of modality and task. */
export const pairAt = (pair: number) => ({ modality: modalityOf(pair), task: `task-${pair}` })

export const modelId = (index: number): string => `model-${index}`

export const madeProviders = (): ProviderRow[] =>
  Array.from({ length: PROVIDERS }, (_, index) =>
    newProvider(
      {
        id: `provider-${index}`,
        display_name: `Provider ${index}`,
        kind: 'openAI',
        base_url: `https://provider-${index}.example/v1`,
        auth_scheme: 'bearer',
        api_key_env: `PROVIDER_${index}_API_KEY`,
        is_active: true,
      },
      MADE_AT,
    ),
  )

export function madeModels(count: number): ModelRow[] {
  const random = randomNumbers(count)
  return Array.from({ length: count }, (_, index) => modelAt(index, random))
}

function modelAt(index: number, random: () => number): ModelRow {
  const { modality, task } = pairAt(index % PAIRS)
  const facts = {
    provider: `provider-${Math.floor(random() * PROVIDERS)}`,
    model_key: `vendor/family-${index % 300}/model-${index}-instruct`,
    hf_model_id: null,
    version: null,
    display_name: `Model ${Math.floor(random() * 1e6)} ${index}`,
    description: DESCRIPTION,
    tags: ['chat', 'long-context'],
    modality,
    task,
    type: 'base_model' as const,
    family: `family-${index % 300}`,
    base_model: null,
    capabilities: {
      context_window: 8192 * (1 + Math.floor(random() * 32)),
      max_output: 8192,
      max_duration_seconds: 60,
      max_resolution: '2048x2048',
      supports_tools: random() < 0.5,
      supports_vision: random() < 0.3,
      input_modalities: ['text', 'image'],
    },
    input_defaults: { temperature: 0.7, max_tokens: 1024, steps: 30 },
    pricing: {
      input_per_mtok: Math.round(random() * 1000) / 100,
      output_per_mtok: Math.round(random() * 5000) / 100,
      cache_read_per_mtok: Math.round(random() * 100) / 100,
    },
    endpoint_path: null,
    output_format: null,
    knowledge_cutoff: '2025-06-01T00:00:00Z',
    is_active: true,
    is_default: index < PAIRS,
    priority: Math.floor(random() * 10) * 10,
    source: null,
    size_bytes: null,
    gated: false,
    companions: [],
    deprecation_date: null,
  }
  const origin = 'import:litellm'
  const said = { provider: facts.provider, model_key: facts.model_key, pricing: facts.pricing }
  const identity = { id: modelId(index), number: index + 1, origin, upstream: { [origin]: said } }
  return newModel(facts, identity, MADE_AT)
}

// A model as every server shows it: the row, its five audio limits at the top, the environment's limits over its own.
import type { LimitValue } from '../overrides.ts'
import type { Model } from './contract.ts'
import type { ModelRow } from './store.ts'

/** All of a model but what is true of one server alone. */
export type ModelView = Omit<Model, 'installed' | 'configured'>

export function viewOf(row: ModelRow, overrides: Partial<Record<string, LimitValue>> = {}): ModelView {
  const capabilities = { ...row.capabilities, ...overrides } as ModelRow['capabilities']
  return {
    id: row.id,
    number: row.number,
    uuid: row.uuid,
    provider: row.provider,
    model_key: row.model_key,
    hf_model_id: row.hf_model_id,
    version: row.version,
    display_name: row.display_name,
    description: row.description,
    tags: row.tags,
    modality: row.modality,
    task: row.task,
    type: row.type,
    family: row.family,
    base_model: row.base_model,
    max_duration_seconds: capabilities.max_duration_seconds ?? null,
    recommended_duration_seconds: capabilities.recommended_duration_seconds ?? null,
    tokens_per_second: capabilities.tokens_per_second ?? null,
    vram_requirement_gb: capabilities.vram_requirement_gb ?? null,
    sample_rate: capabilities.sample_rate ?? null,
    capabilities,
    input_defaults: row.input_defaults,
    pricing: row.pricing,
    endpoint_path: row.endpoint_path,
    output_format: row.output_format,
    knowledge_cutoff: row.knowledge_cutoff,
    is_active: row.is_active,
    is_default: row.is_default,
    priority: row.priority,
    source: row.source,
    size_bytes: row.size_bytes,
    gated: row.gated,
    companions: row.companions,
    deprecation_date: row.deprecation_date,
    origin: row.origin,
    created_by: row.created_by,
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}

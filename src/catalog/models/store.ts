// A model's two rows: api_models with the columns that other systems know, model_details with the rest.
import { randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { Entity, Row } from '../../changes/index.ts'
import { RosterError } from '../../core/errors.ts'
import type { ApiModels, ModelDetails, Reader, Tx } from '../../db/index.ts'
import type { ModelFacts } from './contract.ts'

export interface ModelRow extends ModelFacts, Row {
  readonly id: string
  readonly uuid: string
  readonly number: number
  /** Where the row came from: `built-in`, `person`, `import:litellm`, ... */
  origin: string
  created_by: string | null
  /** What each upstream last said, by its origin: a value that none of them said was set by a person. */
  upstream: Upstream
}

/** Facts as one upstream says them; what it does not say is not in them. */
export type SaidFacts = Partial<ModelFacts>
export type Upstream = Readonly<Record<string, SaidFacts>>

interface Identity {
  id: string
  number: number
  origin: string
  upstream: Upstream
}

export const newModel = (facts: ModelFacts, identity: Identity, now: string): ModelRow => ({
  ...facts,
  ...identity,
  uuid: randomUUID(),
  created_by: null,
  row_version: 0,
  created_at: now,
  updated_at: now,
})

export const readModels = async (db: Reader): Promise<ModelRow[]> => (await modelRows(db).execute()).map(fromRow)

/** Models as `change()` sees them. */
export const models: Entity<ModelRow> = {
  name: 'model',
  all: readModels,

  async find(tx: Tx, id: string) {
    const row = await modelRows(tx).where('model_details.slug', '=', id).executeTakeFirst()
    return row && fromRow(row)
  },

  async insert(tx: Tx, model: ModelRow) {
    await tx
      .insertInto('api_models')
      .values(toApiModel(model, await providerUuid(tx, model)))
      .execute()
    await tx.insertInto('model_details').values(toDetails(model)).execute()
  },

  async update(tx: Tx, model: ModelRow) {
    const row = toApiModel(model, await providerUuid(tx, model))
    await tx.updateTable('api_models').set(row).where('id', '=', model.uuid).execute()
    await tx.updateTable('model_details').set(toDetails(model)).where('api_model_id', '=', model.uuid).execute()
  },

  async remove(tx: Tx, model: ModelRow) {
    await tx.deleteFrom('api_models').where('id', '=', model.uuid).execute()
  },
}

/** The default of a modality and task; at most one model is. */
export const findDefault = async (tx: Tx, { modality, task }: ModelFacts): Promise<string | undefined> => {
  const row = await modelIds(tx)
    .where('is_default', '=', true)
    .where('modality', '=', modality)
    .where('task', '=', task)
    .executeTakeFirst()
  return row?.slug
}

export const findByKey = async (tx: Tx, { provider, model_key }: ModelFacts): Promise<string | undefined> => {
  const row = await modelIds(tx)
    .where('api_providers.name', '=', provider)
    .where('model_key', '=', model_key)
    .executeTakeFirst()
  return row?.slug
}

export const countByProvider = async (tx: Tx, provider: string): Promise<number> => {
  const row = await modelIds(tx)
    .clearSelect()
    .select((expression) => expression.fn.countAll<number>().as('count'))
    .where('api_providers.name', '=', provider)
    .executeTakeFirstOrThrow()
  return row.count
}

const modelIds = (db: Reader) =>
  db
    .selectFrom('api_models')
    .innerJoin('model_details', 'model_details.api_model_id', 'api_models.id')
    .innerJoin('api_providers', 'api_providers.id', 'api_models.provider_id')
    .select('model_details.slug')

const modelRows = (db: Reader) =>
  modelIds(db).clearSelect().selectAll('api_models').selectAll('model_details').select('api_providers.name as provider')

async function providerUuid(tx: Tx, model: ModelRow): Promise<string> {
  const row = await tx.selectFrom('api_providers').select('id').where('name', '=', model.provider).executeTakeFirst()
  if (!row)
    throw new RosterError('conflict', `"${model.id}" belongs to the provider "${model.provider}", which does not exist`)
  return row.id
}

const toApiModel = (model: ModelRow, provider_id: string): ApiModels => ({
  id: model.uuid,
  created_at: model.created_at,
  updated_at: model.updated_at,
  created_by: model.created_by,
  provider_id,
  model_key: model.model_key,
  version: model.version,
  display_name: model.display_name,
  modality: model.modality,
  task: model.task,
  model_family: model.family,
  endpoint_path: model.endpoint_path,
  input_defaults: JSON.stringify(model.input_defaults),
  capabilities: JSON.stringify(model.capabilities),
  pricing: JSON.stringify(model.pricing),
  output_format: model.output_format,
  is_active: model.is_active,
  is_default: model.is_default,
  priority: model.priority,
})

const toDetails = (model: ModelRow): ModelDetails => ({
  api_model_id: model.uuid,
  number: model.number,
  slug: model.id,
  type: model.type,
  base_model: model.base_model,
  hf_model_id: model.hf_model_id,
  description: model.description,
  tags: JSON.stringify(model.tags),
  source: model.source && JSON.stringify(model.source),
  size_bytes: model.size_bytes,
  gated: model.gated,
  companions: JSON.stringify(model.companions),
  knowledge_cutoff: model.knowledge_cutoff,
  deprecation_date: model.deprecation_date,
  origin: model.origin,
  upstream: JSON.stringify(model.upstream),
  row_version: model.row_version,
})

type ModelColumns = Selectable<ApiModels & ModelDetails> & { provider: string }

const fromRow = (row: ModelColumns): ModelRow => ({
  id: row.slug,
  number: row.number,
  uuid: row.api_model_id,
  provider: row.provider,
  model_key: row.model_key,
  hf_model_id: row.hf_model_id,
  version: row.version,
  display_name: row.display_name,
  description: row.description,
  tags: JSON.parse(row.tags),
  modality: row.modality as ModelRow['modality'],
  task: row.task,
  type: row.type as ModelRow['type'],
  family: row.model_family,
  base_model: row.base_model,
  capabilities: JSON.parse(row.capabilities),
  input_defaults: JSON.parse(row.input_defaults),
  pricing: JSON.parse(row.pricing),
  endpoint_path: row.endpoint_path,
  output_format: row.output_format,
  knowledge_cutoff: row.knowledge_cutoff,
  is_active: Boolean(row.is_active),
  is_default: Boolean(row.is_default),
  priority: row.priority,
  source: row.source && JSON.parse(row.source),
  size_bytes: row.size_bytes,
  gated: Boolean(row.gated),
  companions: JSON.parse(row.companions),
  deprecation_date: row.deprecation_date,
  origin: row.origin,
  upstream: JSON.parse(row.upstream),
  created_by: row.created_by,
  created_at: row.created_at,
  updated_at: row.updated_at,
  row_version: row.row_version,
})

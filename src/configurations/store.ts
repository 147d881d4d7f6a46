// Rows of the table model_configurations.
import { randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { Entity, Row } from '../changes/index.ts'
import type { ModelConfigurations, Reader, Tx } from '../db/index.ts'
import type { ConfigurationFacts } from './contract.ts'

export interface ConfigurationRow extends ConfigurationFacts, Row {
  readonly id: string
  /** The model that it belongs to; null for a whole base model. */
  readonly model_id: string | null
}

/** @param id given by built-in data, so that every installation has the same. */
export const newConfiguration = (
  facts: ConfigurationFacts,
  model_id: string | null,
  now: string,
  id: string = randomUUID(),
): ConfigurationRow => ({ id, model_id, ...facts, created_at: now, updated_at: now, row_version: 0 })

export const readConfigurations = async (db: Reader): Promise<ConfigurationRow[]> =>
  (await db.selectFrom('model_configurations').selectAll().execute()).map(fromRow)

/** Configurations as `change()` sees them. */
export const configurations: Entity<ConfigurationRow> = {
  name: 'configuration',
  all: readConfigurations,

  async find(tx: Tx, id: string) {
    const row = await tx.selectFrom('model_configurations').selectAll().where('id', '=', id).executeTakeFirst()
    return row && fromRow(row)
  },

  async insert(tx: Tx, row: ConfigurationRow) {
    await tx.insertInto('model_configurations').values(toRow(row)).execute()
  },

  async update(tx: Tx, row: ConfigurationRow) {
    await tx.updateTable('model_configurations').set(toRow(row)).where('id', '=', row.id).execute()
  },

  async remove(tx: Tx, row: ConfigurationRow) {
    await tx.deleteFrom('model_configurations').where('id', '=', row.id).execute()
  },
}

/** Those of one model, or of one base model where `model_id` is null. */
export async function findByOwner(
  tx: Tx,
  { model_id, base_model }: Pick<ConfigurationRow, 'model_id' | 'base_model'>,
): Promise<ConfigurationRow[]> {
  const rows = tx.selectFrom('model_configurations').selectAll()
  const own =
    model_id === null
      ? rows.where('model_id', 'is', null).where('base_model', '=', base_model)
      : rows.where('model_id', '=', model_id)
  return (await own.execute()).map(fromRow)
}

const toRow = (row: ConfigurationRow): ModelConfigurations => ({
  ...row,
  additional_params: JSON.stringify(row.additional_params),
})

const fromRow = (row: Selectable<ModelConfigurations>): ConfigurationRow => ({
  ...row,
  is_default: Boolean(row.is_default),
  additional_params: JSON.parse(row.additional_params),
})

// Rows of the table api_providers.
import { randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { Entity, Row } from '../../changes/index.ts'
import type { ApiProviders, Reader, Tx } from '../../db/index.ts'
import type { ProviderFacts } from './contract.ts'

export interface ProviderRow extends ProviderFacts, Row {
  readonly id: string
  readonly uuid: string
}

export const newProvider = (facts: ProviderFacts, now: string): ProviderRow => ({
  ...facts,
  uuid: randomUUID(),
  row_version: 0,
  created_at: now,
  updated_at: now,
})

export const readProviders = async (db: Reader): Promise<ProviderRow[]> =>
  (await db.selectFrom('api_providers').selectAll().execute()).map(fromRow)

/** Providers as `change()` sees them. */
export const providers: Entity<ProviderRow> = {
  name: 'provider',
  all: readProviders,

  async find(tx: Tx, id: string) {
    const row = await tx.selectFrom('api_providers').selectAll().where('name', '=', id).executeTakeFirst()
    return row && fromRow(row)
  },

  async insert(tx: Tx, provider: ProviderRow) {
    await tx.insertInto('api_providers').values(toRow(provider)).execute()
  },

  async update(tx: Tx, provider: ProviderRow) {
    await tx.updateTable('api_providers').set(toRow(provider)).where('id', '=', provider.uuid).execute()
  },

  async remove(tx: Tx, provider: ProviderRow) {
    await tx.deleteFrom('api_providers').where('id', '=', provider.uuid).execute()
  },
}

const toRow = ({ id, uuid, ...rest }: ProviderRow): ApiProviders => ({ ...rest, id: uuid, name: id })

const fromRow = ({ id, name, is_active, ...rest }: Selectable<ApiProviders>): ProviderRow => ({
  ...(rest as Pick<ProviderRow, 'kind' | 'auth_scheme'> & typeof rest),
  id: name,
  uuid: id,
  is_active: Boolean(is_active),
})

// API keys as rows. The secret is never kept, and its hash leaves this file only to be compared by the database.
import type { Selectable } from 'kysely'
import type { Entity, Row } from '../../changes/index.ts'
import type { ApiKeys, Reader, Tx } from '../../db/index.ts'

/** A key as the audit log may show it. */
export interface KeyRow extends Row {
  readonly id: string
  name: string
  role: 'user' | 'admin'
  prefix: string
  created_by: string
  expires_at: string | null
}

/** Beside what was decided about a key, when it was last seen: that is no change. */
export interface UsedKeyRow extends KeyRow {
  last_used_at: string | null
}

/** Keys as `change()` sees them. They can be made and removed, and not put back. */
export const keyEntity = (secretHash: string): Entity<KeyRow> => ({
  name: KEY_ENTITY,

  all: async (db: Reader) => (await listKeys(db)).map(withoutUse),

  async find(tx: Tx, id: string) {
    const row = await tx.selectFrom('api_keys').selectAll().where('id', '=', id).executeTakeFirst()
    return row && withoutUse(fromRow(row))
  },

  async insert(tx: Tx, row: KeyRow) {
    await tx
      .insertInto('api_keys')
      .values({ ...row, secret_hash: secretHash, last_used_at: null })
      .execute()
  },

  async update(tx: Tx, row: KeyRow) {
    await tx.updateTable('api_keys').set(row).where('id', '=', row.id).execute()
  },

  async remove(tx: Tx, row: KeyRow) {
    await tx.deleteFrom('api_keys').where('id', '=', row.id).execute()
  },
})

export const KEY_ENTITY = 'api_key'

export const listKeys = async (db: Reader): Promise<UsedKeyRow[]> =>
  (await db.selectFrom('api_keys').selectAll().orderBy('name').execute()).map(fromRow)

export async function findKeyByHash(db: Reader, secretHash: string): Promise<UsedKeyRow | undefined> {
  const row = await db.selectFrom('api_keys').selectAll().where('secret_hash', '=', secretHash).executeTakeFirst()
  return row && fromRow(row)
}

export const isNameTaken = async (tx: Tx, name: string): Promise<boolean> =>
  (await tx.selectFrom('api_keys').select('id').where('name', '=', name).executeTakeFirst()) !== undefined

export const markUsed = (tx: Tx, id: string, now: string) =>
  tx.updateTable('api_keys').set({ last_used_at: now }).where('id', '=', id).execute()

const fromRow = ({ secret_hash: _, ...row }: Selectable<ApiKeys>): UsedKeyRow => ({
  ...row,
  role: row.role === 'admin' ? 'admin' : 'user',
})

const withoutUse = ({ last_used_at: _, ...row }: UsedKeyRow): KeyRow => row

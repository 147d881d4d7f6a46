// Settings of the whole installation, as rows.
import type { Entity, Row } from '../changes/index.ts'
import type { Reader, Tx } from '../db/index.ts'

export interface SettingRow extends Row {
  value: unknown
}

/** The model that people work with unless they name another; its value is a model's id. */
export const CURRENT_MODEL = 'current_model'

export const readSettings = async (db: Reader): Promise<SettingRow[]> =>
  (await db.selectFrom('settings').selectAll().execute()).map(fromRow)

/** Settings as `change()` sees them. */
export const settings: Entity<SettingRow> = {
  name: 'setting',
  all: readSettings,

  async find(tx: Tx, id: string) {
    const row = await tx.selectFrom('settings').selectAll().where('key', '=', id).executeTakeFirst()
    return row && fromRow(row)
  },

  async insert(tx: Tx, setting: SettingRow) {
    await tx.insertInto('settings').values(toRow(setting)).execute()
  },

  async update(tx: Tx, setting: SettingRow) {
    await tx.updateTable('settings').set(toRow(setting)).where('key', '=', setting.id).execute()
  },

  async remove(tx: Tx, setting: SettingRow) {
    await tx.deleteFrom('settings').where('key', '=', setting.id).execute()
  },
}

const toRow = ({ id, value, ...rest }: SettingRow) => ({ ...rest, key: id, value: JSON.stringify(value) })

const fromRow = ({ key, value, ...rest }: { key: string; value: string } & Omit<Row, 'id'>): SettingRow => ({
  ...rest,
  id: key,
  value: JSON.parse(value),
})

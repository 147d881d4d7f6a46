// What can be changed: a kind of row that knows how to find, save and remove itself.
import type { Reader, Tx } from '../db/index.ts'

export interface Row {
  readonly id: string
  /** Counts the changes of this row; the ETag of one resource. */
  row_version: number
  created_at: string
  updated_at: string
}

/** A store's face towards `change()`. `find` locks the row until the transaction ends, where the database can. */
export interface Entity<Kind extends Row> {
  readonly name: string
  /** Every row that there is. */
  all(db: Reader): Promise<Kind[]>
  find(tx: Tx, id: string): Promise<Kind | undefined>
  insert(tx: Tx, row: Kind): Promise<void>
  update(tx: Tx, row: Kind): Promise<void>
  remove(tx: Tx, row: Kind): Promise<void>
}

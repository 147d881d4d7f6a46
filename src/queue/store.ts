// Lets pg-boss write within a transaction of ours, so that a ticket and its row appear together or not at all.
import { CompiledQuery } from 'kysely'
import type { Db } from 'pg-boss'
import type { Tx } from '../db/index.ts'

export const within = (tx: Tx): Db => ({
  async executeSql(text, values = []) {
    const { rows } = await tx.executeQuery(CompiledQuery.raw(text, values))
    return { rows }
  },
})

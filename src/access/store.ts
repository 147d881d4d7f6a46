// Sessions as rows. The secret itself is never kept, only its hash.
import type { Reader, Sessions, Tx } from '../db/index.ts'

export const insertSession = (tx: Tx, session: Sessions) => tx.insertInto('sessions').values(session).execute()

export const findSession = (db: Reader, idHash: string): Promise<Sessions | undefined> =>
  db.selectFrom('sessions').selectAll().where('id_hash', '=', idHash).executeTakeFirst()

export const deleteSession = (tx: Tx, idHash: string) =>
  tx.deleteFrom('sessions').where('id_hash', '=', idHash).execute()

export const deleteSessionsBefore = (tx: Tx, time: string) =>
  tx.deleteFrom('sessions').where('expires_at', '<', time).execute()

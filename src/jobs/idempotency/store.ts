// Which job an Idempotency-Key was given for: per user, for a day, over restarts.
import type { Reader, Tx } from '../../db/index.ts'

export interface KeptKey {
  created_by: string
  key: string
  body_hash: string
  job_id: string
  created_at: string
}

type Asked = Pick<KeptKey, 'created_by' | 'key'>

/** @param since keys that are older count no more. */
export const findKey = (db: Reader, { created_by, key }: Asked, since: string): Promise<KeptKey | undefined> =>
  db
    .selectFrom('job_keys')
    .selectAll()
    .where('created_by', '=', created_by)
    .where('key', '=', key)
    .where('created_at', '>=', since)
    .executeTakeFirst()

/** @returns false where a key that still counts stands there already. */
export async function keepKey(tx: Tx, kept: KeptKey, since: string): Promise<boolean> {
  const { body_hash, job_id, created_at } = kept
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('job_keys')
    .values(kept)
    .onConflict((conflict) =>
      conflict
        .columns(['created_by', 'key'])
        .doUpdateSet({ body_hash, job_id, created_at })
        .where('job_keys.created_at', '<', since),
    )
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function removeKeysBefore(tx: Tx, time: string): Promise<void> {
  await tx.deleteFrom('job_keys').where('created_at', '<', time).execute()
}

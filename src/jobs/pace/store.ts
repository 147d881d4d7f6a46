// When calls to a provider began in the last minute: one row for all servers, so that together they keep its limit.
import type { Tx } from '../../db/index.ts'

const MINUTE_MS = 60_000

/**
 * Takes one of the calls that a provider may be sent in any minute.
 * @returns 0 where it was taken, else after how many milliseconds there may be one.
 */
export async function takeCall(tx: Tx, providerId: string, perMinute: number, now: number): Promise<number> {
  const row = await tx
    .insertInto('provider_paces')
    .values({ provider_id: providerId, starts: '[]' })
    // Whoever has the row has it alone until the transaction ends.
    .onConflict((conflict) => conflict.column('provider_id').doUpdateSet({ provider_id: providerId }))
    .returning('starts')
    .executeTakeFirstOrThrow()
  const starts = (JSON.parse(row.starts) as number[]).filter((start) => start > now - MINUTE_MS)
  const oldest = starts.at(-perMinute)
  if (oldest !== undefined) return oldest + MINUTE_MS - now
  starts.push(now)
  await tx
    .updateTable('provider_paces')
    .set({ starts: JSON.stringify(starts) })
    .where('provider_id', '=', providerId)
    .execute()
  return 0
}

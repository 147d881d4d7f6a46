// A database that holds so many made-up models: some by the product's own way to write, the others as their copies.
import { sql } from 'kysely'
import { Models, models, providers } from '../../src/catalog/index.ts'
import { SYSTEM } from '../../src/core/actor.ts'
import { type Environment, readEnvironment } from '../../src/core/environment.ts'
import { createLog } from '../../src/core/log.ts'
import type { Tx } from '../../src/db/index.ts'
import { openRoster, type Roster } from '../../src/main.ts'
import { madeModels, madeProviders } from './models.ts'

const WRITTEN = 1000

export const environmentOf = (home: string, variables: Record<string, string> = {}): Environment =>
  readEnvironment({ ...variables, ROSTER_HOME: home, ROSTER_POPULATE: 'false' })

/** Opens everything but the socket on data of its own. */
export const openQuietly = (environment: Environment): Promise<Roster> =>
  openRoster({ environment, log: createLog('silent') })

/** The models of an opened Roster, for a caller who removes none. */
export const modelsOf = ({ catalog, changes }: Roster): Models => new Models(catalog, changes, async () => {})

/** @param count at most 1,000, or a multiple of it. */
export async function fillDatabase(environment: Environment, count: number): Promise<void> {
  const { changes, database, close } = await openQuietly(environment)
  await changes.change(SYSTEM, { action: 'bench', summary: 'Made-up models' }, async (draft) => {
    for (const provider of madeProviders()) await draft.put(providers, provider)
    for (const model of madeModels(Math.min(count, WRITTEN))) await draft.put(models, model)
  })
  await database.change(async (tx) => {
    if (count > WRITTEN) await copyModels(tx, database.engine, count / WRITTEN - 1)
    await sql`update counters set value = ${count} where name = 'model_number'`.execute(tx)
  })
  await close()
}

/** Copies differ in what must be unique, and none is a default. */
async function copyModels(tx: Tx, engine: 'sqlite' | 'postgres', copies: number): Promise<void> {
  const id = sql.raw(
    engine === 'sqlite'
      ? `substr(id, 1, 28) || printf('%08x', n)`
      : `(substr(id::text, 1, 28) || lpad(to_hex(n), 8, '0'))::uuid`,
  )
  const no = sql.raw(engine === 'sqlite' ? '0' : 'false')
  const numbers = sql`with recursive copy(n) as (select 1 union all select n + 1 from copy where n < ${sql.lit(copies)})`
  const same = sql.raw('created_at, updated_at, provider_id, modality, task, model_family, input_defaults')
  await sql`insert into api_models (id, model_key, display_name, is_default, capabilities, pricing, priority, ${same})
    ${numbers} select ${id}, model_key || '-' || n, display_name || ' ' || n, ${no}, capabilities, pricing, priority, ${same}
    from api_models cross join copy`.execute(tx)
  const detailId = sql.raw(
    engine === 'sqlite'
      ? `substr(api_model_id, 1, 28) || printf('%08x', n)`
      : `(substr(api_model_id::text, 1, 28) || lpad(to_hex(n), 8, '0'))::uuid`,
  )
  await sql`insert into model_details (api_model_id, number, slug, description, tags, origin, upstream, row_version)
    ${numbers} select ${detailId}, number + n * ${sql.lit(WRITTEN)}, slug || '-' || n, description, tags, origin, upstream, 1
    from model_details cross join copy`.execute(tx)
}

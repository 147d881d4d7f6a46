// PostgreSQL: a pool for reading, a pool for writing, one connection that listens.
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { StartError } from '../core/environment.ts'
import { messageOf } from '../core/errors.ts'
import { isoTime } from '../core/time.ts'
import { type Database, type DatabaseOptions, loggingTo, type Tx } from './database.ts'
import { migrate } from './migrate.ts'
import { isCut } from './outage.ts'
import { openAccess } from './postgres-access.ts'
import type { Tables } from './tables.ts'

const CHANNEL = 'roster_changes'
const RECONNECT_MS = 1000
const CONNECT_TIMEOUT_MS = 10_000
/** Reading has a pool of its own: a writer reads too, and writers that all wait for a connection wait for ever. */
const POOL_SIZE = 5

const OID = { bigint: 20, json: 114, jsonb: 3802, timestamptz: 1184 } as const

/** Makes writers on all servers wait for each other until the transaction ends: what one checks stays true. */
const holdRevision = sql`update counters set value = value where name = 'revision'`

/** JSON stays text and times become RFC 3339, as they are on SQLite; each store's codec goes on from there. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === OID.json || oid === OID.jsonb) return (text: string) => text
    if (oid === OID.bigint) return Number
    if (oid === OID.timestamptz) return (text: string) => isoTime(new Date(text))
    return pg.types.getTypeParser(oid, format as 'text')
  }) as typeof pg.types.getTypeParser,
}

export async function openPostgres(url: string, options: DatabaseOptions): Promise<Database> {
  const settings = { connectionString: url, types, connectionTimeoutMillis: CONNECT_TIMEOUT_MS, keepAlive: true }
  const [readers, writers] = [newPool(settings), newPool(settings)]
  await writers.query('select 1').catch(async (error) => {
    await writers.end()
    throw new StartError(`Cannot reach PostgreSQL at ${withoutPassword(url)}: ${reasonOf(error)}. Check DATABASE_URL.`)
  })
  const reader = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: readers }) })
  const writer = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: writers }), ...loggingTo(options) })
  const migrated = options.shape === 'found' ? [] : await migrate(writer, 'postgres')
  if (options.shape !== 'found') await openAccess(writer, options.onWarning)
  const ear = new Ear(settings)
  const write: Database['write'] = (work) => begin(writer, work)

  return {
    engine: 'postgres',
    reader,
    migrated,
    snapshot: (work) =>
      reader.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work),
    write,
    change: (work) =>
      write(async (tx) => {
        await holdRevision.execute(tx)
        await sql`update recorder set transaction_id = pg_current_xact_id(), source = 'change', revision = null`.execute(
          tx,
        )
        return work(tx)
      }),
    announce: async (tx) => {
      await sql`select pg_notify(${CHANNEL}, '')`.execute(tx)
    },
    onWake: (listener) => ear.listen(listener),
    async close() {
      await ear.close()
      await reader.destroy()
      await writer.destroy()
      // Kysely leaves a pool open that it has never asked; an idle connection would keep the process alive.
      for (const pool of [readers, writers]) if (!pool.ended) await pool.end()
    },
  }
}

/** A connection of the pool may have been cut while it was idle: then nothing has begun, and another one serves. */
async function begin<Result>(writer: Kysely<Tables>, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  let hasBegun = false
  const run = () =>
    writer.transaction().execute((transaction) => {
      hasBegun = true
      return work(transaction as Tx)
    })
  for (let cut = 0; cut < POOL_SIZE; cut++) {
    try {
      return await run()
    } catch (error) {
      if (hasBegun || !isCut(error)) throw error
    }
  }
  return run()
}

function newPool(settings: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ ...settings, max: POOL_SIZE })
  // A connection that breaks is replaced by the pool, and whoever waits for an answer on it hears of it there. Without
  // listeners, on the pool for idle connections and on each for its time in use, Node would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** Listens, and connects again when the connection is lost; each time it also wakes, for it may have missed a call. */
class Ear {
  readonly #settings: pg.ClientConfig
  #client: pg.Client | undefined
  #timer: NodeJS.Timeout | undefined
  #closed = false

  constructor(settings: pg.ClientConfig) {
    this.#settings = settings
  }

  listen(listener: () => void): void {
    const client = new pg.Client(this.#settings)
    this.#client = client
    const again = () => {
      if (this.#closed || this.#client !== client) return
      this.#client = undefined
      this.#timer = setTimeout(() => this.listen(listener), RECONNECT_MS).unref()
    }
    client.on('notification', listener)
    client.on('error', again)
    client.on('end', again)
    client
      .connect()
      .then(() => client.query(`listen ${CHANNEL}`))
      .then(listener, again)
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    await this.#client?.end()
  }
}

/** A connection that every address refused is an AggregateError without a message of its own. */
const reasonOf = (error: unknown): string =>
  error instanceof AggregateError ? error.errors.map(messageOf).join('; ') : messageOf(error)

function withoutPassword(url: string): string {
  const parsed = URL.parse(url)
  if (!parsed) return 'the given URL'
  parsed.password = ''
  parsed.search = ''
  return parsed.href
}

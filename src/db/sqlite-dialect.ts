// A Kysely dialect whose one connection lives in a worker thread.
import { Worker } from 'node:worker_threads'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { isLocked } from './outage.ts'
import { LOCK_WAIT_MS } from './sqlite-values.ts'

/** How long who waited in line behind one that waited in vain still waits. */
const IMPATIENT_MS = 500

export interface Question {
  id: number
  sql: string
  parameters: readonly unknown[]
}
export type Answer = { id: number } & ({ rows: unknown[]; changes: number } | { message: string })

class TransactionalAdapter extends SqliteAdapter {
  /** Lets the migrator read its state and migrate in one `begin immediate`, which is a lock among processes. */
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

export class WorkerDialect implements Dialect {
  readonly #driver: WorkerDriver

  constructor(path: string) {
    this.#driver = new WorkerDriver(path)
  }

  /** Settles when the file is open, or rejects with the reason why it cannot be. */
  opened = (): Promise<unknown> => this.#driver.ask('select 1', [])

  createDriver = (): Driver => this.#driver
  createAdapter = () => new TransactionalAdapter()
  createQueryCompiler = () => new SqliteQueryCompiler()
  createIntrospector = (db: Kysely<unknown>) => new SqliteIntrospector(db)
}

class WorkerDriver implements Driver, DatabaseConnection {
  readonly #worker: Worker
  readonly #waiting = new Map<number, { resolve(result: QueryResult<never>): void; reject(error: Error): void }>()
  #asked = 0
  /** For how long a write waits for another process, in milliseconds. */
  #waits = LOCK_WAIT_MS

  constructor(path: string) {
    this.#worker = new Worker(new URL('./sqlite-worker.ts', import.meta.url), { workerData: path })
    this.#worker.unref()
    this.#worker.on('message', (answer: Answer) => this.#settle(answer))
    this.#worker.on('error', (error) => this.#failAll(error))
    this.#worker.on('exit', () => this.#failAll(new Error('The database is closed')))
  }

  ask(sql: string, parameters: readonly unknown[]): Promise<QueryResult<never>> {
    const id = ++this.#asked
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.#worker.ref()
      this.#worker.postMessage({ id, sql, parameters } satisfies Question)
    })
  }

  #settle(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id)
    this.#waiting.delete(answer.id)
    if (this.#waiting.size === 0) this.#worker.unref()
    if ('message' in answer) waiting?.reject(new Error(answer.message))
    else waiting?.resolve({ rows: answer.rows as never[], numAffectedRows: BigInt(answer.changes) })
  }

  #failAll(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
  }

  executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    return this.ask(query.sql, query.parameters)
  }

  streamQuery(): never {
    throw new Error('The write connection does not stream; read through `reader`')
  }

  async init(): Promise<void> {}
  acquireConnection = async (): Promise<DatabaseConnection> => this
  async releaseConnection(): Promise<void> {}

  /** Immediate: a transaction that begins by reading and then writes fails at once beside another process. */
  async beginTransaction(): Promise<void> {
    try {
      await this.#command('begin immediate')
    } catch (error) {
      // Who waited in line behind it has waited as long: they are told soon, until one gets through.
      if (isLocked(error)) await this.#wait(IMPATIENT_MS)
      throw error
    }
    await this.#wait(LOCK_WAIT_MS)
  }

  commitTransaction = (): Promise<void> => this.#command('commit')
  rollbackTransaction = (): Promise<void> => this.#command('rollback')

  async #command(sql: string): Promise<void> {
    await this.executeQuery(CompiledQuery.raw(sql))
  }

  async #wait(milliseconds: number): Promise<void> {
    if (milliseconds === this.#waits) return
    await this.ask(`pragma busy_timeout = ${milliseconds}`, [])
    this.#waits = milliseconds
  }

  async destroy(): Promise<void> {
    await this.#worker.terminate()
  }
}

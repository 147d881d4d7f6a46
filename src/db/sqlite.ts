// SQLite: one read connection here, one write connection in a worker thread, so that no commit blocks a request.
import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { Kysely, SqliteDialect } from 'kysely'
import { StartError } from '../core/environment.ts'
import { messageOf } from '../core/errors.ts'
import { type Database, type DatabaseOptions, loggingTo, type Tx } from './database.ts'
import { migrate } from './migrate.ts'
import { WorkerDialect } from './sqlite-dialect.ts'
import { toSqlite } from './sqlite-values.ts'
import type { Tables } from './tables.ts'

/** How soon a commit of another process is seen; asking costs about 2 microseconds. */
const WAKE_INTERVAL_MS = 50

export async function openSqlite(path: string, options: DatabaseOptions): Promise<Database> {
  if (options.shape !== 'found') createFolder(dirname(path))
  else if (!existsSync(path))
    throw new StartError(`There is no database at ${path}. Check ROSTER_HOME or DATABASE_URL.`)
  const dialect = new WorkerDialect(path)
  await dialect.opened().catch((error) => {
    throw new StartError(
      `Cannot open the database ${path}: ${messageOf(error)}. Check DATABASE_URL and its permissions.`,
    )
  })
  const writer = new Kysely<Tables>({ dialect, ...loggingTo(options) })
  const migrated = options.shape === 'found' ? [] : await migrate(writer, 'sqlite')
  const connection = openReader(path)
  const reader = new Kysely<Tables>({ dialect: new SqliteDialect({ database: asKyselyExpects(connection) }) })
  const dataVersion = connection.prepare('pragma data_version')
  let timer: NodeJS.Timeout | undefined
  const write: Database['write'] = (work) => writer.transaction().execute((transaction) => work(transaction as Tx))

  return {
    engine: 'sqlite',
    reader,
    migrated,
    // A connection of its own: the other reader must go on to see what is committed meanwhile.
    async snapshot(work) {
      const own = new Kysely<Tables>({ dialect: new SqliteDialect({ database: asKyselyExpects(openReader(path)) }) })
      try {
        return await own.transaction().execute(work)
      } finally {
        await own.destroy()
      }
    },
    write,
    change: (work) =>
      write(async (tx) => {
        await tx.updateTable('recorder').set({ is_application: true }).execute()
        const result = await work(tx)
        await tx.updateTable('recorder').set({ is_application: false }).execute()
        return result
      }),
    announce: async () => {},
    onWake(listener) {
      let seen = dataVersion.get()?.data_version
      timer = setInterval(() => {
        const now = dataVersion.get()?.data_version
        if (now !== seen) listener()
        seen = now
      }, WAKE_INTERVAL_MS)
      timer.unref()
    },
    async close() {
      clearInterval(timer)
      await reader.destroy()
      await writer.destroy()
    },
  }
}

const openReader = (path: string) => new DatabaseSync(path, { readOnly: true, timeout: 5000 })

function createFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new StartError(`Cannot create the folder ${folder}: ${messageOf(error)}. Check ROSTER_HOME or DATABASE_URL.`)
  }
}

/** The small part of node:sqlite that Kysely's dialect wants. */
function asKyselyExpects(connection: DatabaseSync) {
  const statements = new Map<string, StatementSync>()
  return {
    close: () => connection.close(),
    prepare(sql: string) {
      const statement = statements.get(sql) ?? connection.prepare(sql)
      statements.set(sql, statement)
      return {
        reader: true,
        all: (parameters: readonly unknown[]) => statement.all(...parameters.map(toSqlite)),
        run: (parameters: readonly unknown[]) => statement.run(...parameters.map(toSqlite)),
        iterate: (parameters: readonly unknown[]) => statement.iterate(...parameters.map(toSqlite)),
      }
    },
  }
}

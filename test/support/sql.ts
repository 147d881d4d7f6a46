// The database as somebody meets it who comes by SQL and not through Roster: another program, or a person.
import { DatabaseSync } from 'node:sqlite'
import { Client } from 'pg'
import { readRevision } from '../../src/changes/index.ts'
import { type Place, reaches, type TestRoster } from './roster.ts'

export interface Sql {
  run<Row extends object = Record<string, unknown>>(statement: string): Promise<Row[]>
  close(): Promise<void>
}

export async function openSql({ databaseUrl }: Pick<Place, 'databaseUrl'>): Promise<Sql> {
  if (!databaseUrl.startsWith('file:')) return openPostgres(databaseUrl)
  const connection = new DatabaseSync(databaseUrl.slice('file:'.length), { timeout: 10_000 })
  return {
    run: async <Row extends object>(statement: string) => connection.prepare(statement).all() as Row[],
    close: async () => connection.close(),
  }
}

async function openPostgres(connectionString: string): Promise<Sql> {
  const client = new Client({ connectionString })
  await client.connect()
  return {
    run: async <Row extends object>(statement: string) => (await client.query<Row>(statement)).rows,
    close: () => client.end(),
  }
}

export interface Caller {
  role: 'anon' | 'authenticated'
  /** Who signed in; what is no text is sent as the claims themselves. */
  claims?: object | string
}

/** One statement as a gateway such as PostgREST sends it for a caller; rolled back where it fails. */
export async function runAs<Row extends object>(sql: Sql, { role, claims }: Caller, statement: string): Promise<Row[]> {
  await sql.run('begin')
  try {
    await sql.run(`set local role ${role}`)
    if (claims !== undefined) {
      const text = typeof claims === 'string' ? claims : JSON.stringify(claims)
      await sql.run(`select set_config('request.jwt.claims', '${text}', true)`)
    }
    const rows = await sql.run<Row>(statement)
    await sql.run('commit')
    return rows
  } catch (error) {
    await sql.run('rollback')
    throw error
  }
}

/** Resolves with the last revision, once the server answers from it. */
export async function catchesUp(test: TestRoster): Promise<number> {
  const revision = await readRevision(test.roster.database.reader)
  await reaches(test, revision)
  return revision
}

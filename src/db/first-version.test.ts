// A database of an earlier version is brought up to date with everything in it.
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { afterEach, describe, expect, it } from 'vitest'
import { runCli } from '../../test/support/cli.ts'
import { makeOldDatabase } from '../../test/support/old-database.ts'
import {
  DATABASES,
  type Engine,
  newPlace,
  openTestRoster,
  type Place,
  type TestRoster,
  variablesOf,
} from '../../test/support/roster.ts'
import { backUp, restore } from '../system/backup/index.ts'
import { ENTITIES } from '../system/entities/index.ts'
import { openDatabase } from './index.ts'
import type { Tables } from './tables.ts'

/** Written by the first version; it stays as it is. */
const FIXTURE = new URL('../../test/fixtures/databases/0001.sqlite', import.meta.url)

async function oldPlace(engine: Engine): Promise<Place> {
  const place = await newPlace(engine)
  if (engine === 'sqlite') {
    copyFileSync(FIXTURE, join(place.home, 'roster.db'))
    return place
  }
  const pool = new pg.Pool({ connectionString: place.databaseUrl })
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  await makeOldDatabase(db, engine)
  await db.destroy()
  return place
}

describe.each(DATABASES)('a database of the first version on %s', (engine) => {
  const open: { close(): Promise<void> }[] = []
  afterEach(async () => {
    for (const each of open.splice(0).reverse()) await each.close()
  })
  const place = async (make = oldPlace) => {
    const made = await make(engine)
    open.push({ close: () => made.remove() })
    return made
  }
  const opened = async (at: Place): Promise<TestRoster> => {
    const test = await openTestRoster({ engine, place: at })
    open.push(test)
    return test
  }

  async function expectEverything({ request }: TestRoster): Promise<void> {
    expect((await request('GET', '/api/v1/models/old')).body).toMatchObject({
      number: 5,
      display_name: 'Old',
      provider: 'acme',
      is_default: true,
      priority: 7,
      tags: ['kept'],
      capabilities: { context_window: 8000 },
      pricing: { input_per_mtok: 0.1 },
      created_at: '2026-01-31T12:00:00.123Z',
    })
    expect((await request('GET', '/api/v1/models/current')).body).toMatchObject({ current_model: 'old' })
    expect((await request('GET', '/api/v1/changes/2')).body).toMatchObject({ summary: 'Chose Old', entries: [{}] })
    expect((await request('POST', '/api/v1/changes/2/undo')).status).toBe(200)
    const created = await request('POST', '/api/v1/models', {
      provider: 'acme',
      model_key: 'new',
      display_name: 'New',
      modality: 'text',
      task: 'chat',
    })
    expect(created.body).toMatchObject({ number: 6 })
    const { body } = await request<{ configurations: object[] }>('GET', '/api/v1/models/old/configurations')
    expect(body.configurations).toEqual([])
  }

  it('is brought up to date by a server that starts, and keeps everything', async () => {
    await expectEverything(await opened(await place()))
  })

  it('is told of by "roster migrate --check", and brought up to date by "roster migrate"', async () => {
    const variables = variablesOf(await place())
    const check = async () => runCli(['migrate', '--check', '--json'], variables)
    const before = await check()
    expect(before.code).toBe(1)
    const { done, due } = JSON.parse(before.stdout) as { done: string[]; due: string[] }
    expect(done).toEqual(['0001-catalog'])
    expect(due).toContain('0002-configurations')
    const migrated = await runCli(['migrate'], variables)
    expect(migrated).toMatchObject({ code: 0, stderr: '' })
    expect(migrated.stdout.trim().split('\n')).toEqual(due.map((name) => `done: ${name}`))
    expect(await runCli(['migrate'], variables)).toMatchObject({ code: 0, stdout: 'The database is up to date.\n' })
    expect(await check()).toMatchObject({ code: 0 })
  })

  it('can be backed up as it is, and its backup is restored into a present one', async () => {
    const old = await place()
    const database = await openDatabase(old.databaseUrl, { shape: 'found' })
    const { file } = await backUp(database, join(old.home, 'old.gz'))
    await database.close()
    const fresh = await place(newPlace)
    const target = await openDatabase(fresh.databaseUrl)
    await restore(target, file, { entities: ENTITIES })
    await target.close()
    await expectEverything(await opened(fresh))
  })
})

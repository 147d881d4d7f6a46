// A start that cannot go on ends with exit code 1 and one sentence that says what to do, and never with a stack trace.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import {
  addModels,
  DATABASES,
  model,
  newPlace,
  openTestRoster,
  type Place,
  variablesOf,
} from '../test/support/roster.ts'
import { failedStart, startProcess } from '../test/support/roster-process.ts'

const placeOf = async (engine: (typeof DATABASES)[number] = 'sqlite'): Promise<Place> => {
  const place = await newPlace(engine)
  onTestFinished(place.remove)
  return place
}

async function refusalOf(place: Place, variables: Record<string, string>): Promise<string> {
  const { code, output, errors } = await failedStart({ ...variablesOf(place), PORT: '0', ...variables })
  expect([code, output]).toEqual([1, ''])
  expect(errors).not.toMatch(/^\s+at /m)
  const lines = errors.trim().split('\n')
  expect(lines).toHaveLength(1)
  return lines[0] ?? ''
}

describe('a start', () => {
  it('with a bad variable names it', async () => {
    expect(await refusalOf(await placeOf(), { ROSTER_POPULATE: 'maybe' })).toBe(
      'roster: The environment is not valid: ROSTER_POPULATE must be true or false.',
    )
  })

  it('on a port in use says so', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void other.close())
    await new Promise((resolve) => other.once('listening', resolve))
    const address = other.address()
    const port = typeof address === 'object' ? String(address?.port) : ''
    for (const engine of DATABASES)
      expect(await refusalOf(await placeOf(engine), { PORT: port })).toBe(
        `roster: Cannot listen on 127.0.0.1:${port}: the port is in use. Stop the other program, or set PORT.`,
      )
  })

  it('in a folder that is a file says so', async () => {
    const place = await placeOf()
    const file = join(place.home, 'file')
    writeFileSync(file, '')
    const refused = (name: string, value: string) => refusalOf(place, { [name]: value })
    expect(await refused('DATABASE_URL', `file:${file}/roster.db`)).toMatch(
      /Cannot create the folder .*Check ROSTER_HOME or DATABASE_URL\.$/,
    )
    expect(await refused('MODELS_DIR', file)).toContain(file)
  })

  // Root may write everywhere, whatever the folder says.
  it.skipIf(process.getuid?.() === 0)('in a folder that cannot be written says so', async () => {
    const place = await placeOf()
    const folder = join(place.home, 'closed')
    mkdirSync(folder)
    chmodSync(folder, 0o500)
    expect(await refusalOf(place, { DATABASE_URL: `file:${folder}/roster.db` })).toMatch(/Cannot open the database/)
  })

  it('on a file that is no database says so', async () => {
    const place = await placeOf()
    writeFileSync(join(place.home, 'roster.db'), 'this is a letter to my aunt, and no database at all; '.repeat(40))
    expect(await refusalOf(place, {})).toMatch(/Cannot open the database .*not a database.*Check DATABASE_URL/)
  })

  it('without its PostgreSQL says which and hides the password', async () => {
    const refused = await refusalOf(await placeOf(), { DATABASE_URL: 'postgres://ada:secret@127.0.0.1:1/roster' })
    expect(refused).toMatch(
      /^roster: Cannot reach PostgreSQL at postgres:\/\/ada@127\.0\.0\.1:1\/roster: .*ECONNREFUSED.* Check DATABASE_URL\.$/,
    )
    expect(refused).not.toContain('secret')
  })

  it.each(DATABASES)('on a %s database of a newer version leaves it alone', async (engine) => {
    const test = await openTestRoster({ engine })
    onTestFinished(() => test.close())
    await test.roster.database.write(async (tx) => {
      const migrations = tx.withTables<{ roster_migration: { name: string; timestamp: string } }>()
      await migrations.insertInto('roster_migration').values({ name: '9999-later', timestamp: '2030' }).execute()
    })
    expect(await refusalOf(test.place, {})).toBe(
      'roster: The database was made by a newer version of Roster. Start that version, or restore a backup.',
    )
  })

  it.each(DATABASES)('on %s with a limit that two models could mean names both', async (engine) => {
    const test = await openTestRoster({ engine })
    onTestFinished(() => test.close())
    await addModels(test.request, model('a-b'), model('a.b'))
    expect(await refusalOf(test.place, { ROSTER_LIMIT__A_B__MAX_STEPS: '5' })).toBe(
      'roster: ROSTER_LIMIT__A_B__... could mean a-b or a.b. Rename one of these models.',
    )
  })
})

it.each(DATABASES)(
  'a server on %s that is told to stop ends with 0, also while somebody waits for news',
  async (engine) => {
    const { url, child } = await startProcess(await placeOf(engine))
    const news = await fetch(`${url}/api/v1/events`)
    expect(news.status).toBe(200)
    const ended = new Promise((resolve) => child.once('exit', (code) => resolve(code)))
    child.kill('SIGTERM')
    await news.text().catch(() => '')
    expect(await ended).toBe(0)
  },
)

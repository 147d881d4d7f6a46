// Starting the server: what it says, how it stops, and one sentence for each reason not to start.
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { runCli, spawnCli, temporaryFolder } from '../../test/support/cli.ts'
import { readEnvironment } from '../core/environment.ts'
import { openRoster } from '../main.ts'

const folder = temporaryFolder()
const quiet = { MODELS_DIR: join(folder.path, 'models'), ROSTER_LOG_LEVEL: 'silent' }

afterAll(() => folder.remove())

describe('a server that starts', () => {
  const home = join(folder.path, 'home')
  let child: ReturnType<typeof spawnCli>
  let [stdout, stderr] = ['', '']
  const url = () => /^listening on (\S+)$/m.exec(stdout)?.[1] ?? ''

  beforeAll(async () => {
    child = spawnCli(['serve', '--port', '0', '--host', '0.0.0.0'], { ...quiet, ROSTER_HOME: home })
    child.stdout.on('data', (chunk) => (stdout += chunk))
    child.stderr.on('data', (chunk) => (stderr += chunk))
    await vi.waitUntil(() => stdout.includes('data in') && stderr.includes('Warning'), 30_000)
  })
  afterAll(() => child.kill('SIGKILL'))

  it('says where it listens, how to sign in and where its data lies, and warns of an open address', async () => {
    expect(stdout).toMatch(/^listening on http:\/\/0\.0\.0\.0:\d+\n/)
    expect(stdout).toMatch(/^sign in at http:\/\/127\.0\.0\.1:\d+\/sign-in#\S{43}$/m)
    expect(stdout).toContain('this link works once; "roster sign-in" prints another')
    expect(stdout).toContain(`data in ${home}`)
    expect(stderr).toContain('Warning: 0.0.0.0 can be reached from other machines')
    expect(stdout + stderr).not.toContain(readFileSync(join(home, 'admin-token'), 'utf8').trim())
  })

  it('lets the CLI on this machine in by the token that it left there, and only with a loopback address', async () => {
    const own = { ROSTER_HOME: home, PORT: new URL(url()).port }
    expect(await runCli(['changes'], own)).toMatchObject({ code: 0 })
    expect(await runCli(['changes'], { ...own, ROSTER_URL: url() })).toMatchObject({ code: 1 })
  })

  it('waits for a request that is on its way, and ends at once on the second signal', async () => {
    const { port } = new URL(url())
    const slow = connect(Number(port), '127.0.0.1')
    slow.on('error', () => {})
    slow.write('POST /api/v1/models HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 9\r\n\r\n{')
    await pause(100)
    child.kill('SIGTERM')
    while (!stderr.includes('Stopping')) await once(child.stderr, 'data')
    expect(child.exitCode).toBeNull()
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([143, null])
  })
})

it('stops in good order', async () => {
  const child = spawnCli(['serve'], { ...quiet, PORT: '0', ROSTER_HOME: join(folder.path, 'orderly') })
  await once(child.stdout, 'data')
  child.kill('SIGINT')
  expect(await once(child, 'exit')).toEqual([0, null])
})

describe('a server that cannot start says why in one sentence and ends with 1', () => {
  const serve = (variables: Record<string, string>) =>
    runCli(['serve'], { ...quiet, PORT: '0', ROSTER_HOME: join(folder.path, 'other'), ...variables })
  const refuses = async (variables: Record<string, string>, sentence: RegExp) => {
    const { code, stdout, stderr } = await serve(variables)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/^roster: [^\n]+\.\n$/)
    expect(stderr).toMatch(sentence)
  }

  it('a port in use', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    await refuses({ PORT: String(port) }, new RegExp(`127\\.0\\.0\\.1:${port}: the port is in use`))
    other.close()
  })

  it('a folder that cannot be written', async () => {
    // A file in the way holds for root too, whom no permission stops.
    writeFileSync(join(folder.path, 'file'), '')
    await refuses({ ROSTER_HOME: join(folder.path, 'file', 'home') }, /Cannot .*file\/home/)
    await refuses(
      { DATABASE_URL: `file:${join(folder.path, 'file', 'roster.db')}` },
      /Check ROSTER_HOME or DATABASE_URL/,
    )
  })

  it('a bad variable', () => refuses({ PORT: 'many' }, /PORT must be a whole number from 0 to 65535/))

  it('a database of a newer version', async () => {
    const home = join(folder.path, 'newer')
    mkdirSync(home)
    const variables = { ...quiet, ROSTER_HOME: home, ROSTER_POPULATE: 'false' }
    await (await openRoster({ environment: readEnvironment(variables) })).close()
    const database = new DatabaseSync(join(home, 'roster.db'))
    database.exec(`insert into roster_migration values ('9999-from-the-future', '2999-01-01')`)
    database.close()
    await refuses({ ROSTER_HOME: home }, /made by a newer version of Roster/)
  })

  it('a PostgreSQL that does not answer, without its password', async () => {
    const DATABASE_URL = 'postgres://roster:not-for-your-eyes@127.0.0.1:9/roster'
    await refuses({ DATABASE_URL }, /Cannot reach PostgreSQL at postgres:\/\/roster@127\.0\.0\.1:9\/roster/)
  })
})

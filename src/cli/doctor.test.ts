// The doctor: specification 4's troubleshooting, answered with a server and without one.
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CliServer, runCli, startCliServer, temporaryFolder } from '../../test/support/cli.ts'

interface Finding {
  about: string
  level: 'ok' | 'warning' | 'problem'
  sentence: string
  action: string | null
}

const findingsOf = (stdout: string): Record<string, Finding> =>
  Object.fromEntries((JSON.parse(stdout) as { findings: Finding[] }).findings.map((each) => [each.about, each]))

describe('with a server', () => {
  let server: CliServer
  beforeAll(async () => {
    server = await startCliServer({ OPENAI_API_KEY: 'a-key-that-must-not-be-shown' })
  })
  afterAll(() => server.close())

  it('tells which endpoint lacks a key, with what to do, and what GET /api/models answers', async () => {
    const { code, stdout } = await server.cli('doctor --json')
    expect(code).toBe(0)
    expect(findingsOf(stdout)).toMatchObject({
      server: { level: 'ok' },
      database: { level: 'ok', sentence: 'SQLite answers' },
      migrations: { level: 'ok' },
      'endpoint anthropic': {
        level: 'warning',
        sentence: 'It has 1 active model, but no key',
        action: 'Set ANTHROPIC_API_KEY in the environment of the server and start it again',
      },
      'endpoint openAI': { level: 'ok', sentence: 'It has a key and 2 active models' },
      'GET /api/models': { level: 'ok', sentence: 'It answers "openAI": 2 models' },
      'admin token': { level: 'ok' },
      'models folder': { level: 'ok' },
    })
    expect(stdout).not.toContain('a-key-that-must-not-be-shown')
  })

  it('tells which endpoint lacks an active model, and that nothing is left to answer', async () => {
    for (const id of ['gpt-4.1', 'gpt-4.1-nano'])
      expect(await server.cli(`deactivate ${id}`)).toMatchObject({ code: 0 })
    const { code, stdout } = await server.cli('doctor')
    expect(code).toBe(0)
    expect(stdout).toContain('warning  endpoint openAI: It has a key, but no active model')
    expect(stdout).toContain('-> Make one active: roster activate gpt-4.1')
    expect(stdout).toContain('warning  GET /api/models: It answers 503 "No models/endpoints available"')
    expect(stdout).toMatch(/0 problems, \d warnings?\n$/)
    expect((await fetch(`${server.url}/api/models`)).status).toBe(503)
  })

  it('tells of a token that is not accepted', async () => {
    const { code, stdout } = await server.cliWith(['doctor', '--json'], { ROSTER_TOKEN: 'wrong-token-of-somebody' })
    expect(code).toBe(1)
    expect(findingsOf(stdout)).toMatchObject({ server: { level: 'ok' }, token: { level: 'problem' } })
  })
})

describe('without a server', () => {
  const folder = temporaryFolder()
  const variables = { ROSTER_HOME: folder.path, MODELS_DIR: join(folder.path, 'models'), PORT: '9' }
  const doctor = async (more: Record<string, string> = {}) => {
    const { code, stdout, stderr } = await runCli(['doctor', '--json'], { ...variables, ...more })
    expect(stderr).toBe('')
    return { code, findings: findingsOf(stdout) }
  }
  afterAll(() => folder.remove())

  it('says that there is no database yet, and makes none', async () => {
    for (const _ of [1, 2]) {
      const { code, findings } = await doctor()
      expect(code).toBe(0)
      expect(findings).toMatchObject({ server: { level: 'warning' }, database: { level: 'warning' } })
      expect(findings.database?.sentence).toContain('There is no database at')
    }
  })

  it('looks at everything from here', async () => {
    const home = { ROSTER_HOME: folder.path }
    expect(await runCli(['migrate'], home)).toMatchObject({ code: 0 })
    writeFileSync(join(folder.path, 'admin-token'), 'readable-by-everybody\n')
    chmodSync(join(folder.path, 'admin-token'), 0o644)
    const { code, findings } = await doctor({ HOST: '0.0.0.0', MODELS_DIR: join(folder.path, 'admin-token') })
    expect(code).toBe(1)
    expect(findings).toMatchObject({
      database: { level: 'ok' },
      migrations: { level: 'ok' },
      catalog: { level: 'problem', action: 'Add the built-in models: roster populate' },
      'admin token': { level: 'warning', action: `chmod 600 ${join(folder.path, 'admin-token')}` },
      'models folder': { level: 'problem' },
      encryption: { level: 'warning' },
    })
  })

  it('tells of migrations that are due, of a newer database and of a bad variable', async () => {
    const file = join(folder.path, 'roster.db')
    const database = new DatabaseSync(file)
    database.exec(`insert into roster_migration values ('9999-from-the-future', '2999-01-01')`)
    expect((await doctor()).findings.migrations?.sentence).toContain('newer version')
    database.exec(`delete from roster_migration where name > '0001-catalog'`)
    database.close()
    const due = await doctor()
    expect(due.findings.migrations).toMatchObject({ level: 'problem', action: 'roster migrate, or start the server' })
    expect(due.findings['GET /api/models']?.level).toBe('problem')
    expect((await doctor({ ROSTER_PUBLIC_READ: 'perhaps' })).findings.environment?.sentence).toContain('PUBLIC_READ')
  })

  it('tells of a PostgreSQL that does not answer, without its password', async () => {
    const { findings } = await doctor({ DATABASE_URL: 'postgres://roster:not-for-your-eyes@127.0.0.1:9/roster' })
    expect(findings.database).toMatchObject({ level: 'problem' })
    expect(JSON.stringify(findings)).not.toContain('not-for-your-eyes')
  })
})

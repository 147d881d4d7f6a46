// The population script, without a server: twice as a program, then as functions.
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { readEnvironment } from '../src/core/environment.ts'
import { openRoster } from '../src/main.ts'
import { runScript, temporaryFolder } from '../test/support/cli.ts'
import { addModel, listModels } from './populate-models.ts'

const folder = temporaryFolder()
const variables = {
  ROSTER_HOME: folder.path,
  MODELS_DIR: join(folder.path, 'models'),
  ROSTER_ADMIN_TOKEN: 'admin-token-of-the-script',
  ROSTER_LOG_LEVEL: 'silent',
}
const NEW = { provider: 'openAI', model_key: 'x', display_name: 'X', modality: 'text', task: 'chat' } as const

afterAll(() => folder.remove())

const populate = () => runScript('scripts/populate-models.ts', [], variables)

it('adds what is missing, shows how, and skips what is there', async () => {
  const first = await populate()
  expect(first).toMatchObject({ code: 0, stderr: '' })
  expect(first.stdout).toContain('Checking for existing models: there are 0')
  expect(first.stdout).toMatch(/^SQL: +insert into "api_models" .*\nBindings: \[.*"claude-sonnet-4-20250514"/m)
  expect(first.stdout).toContain('created: sonnet-4 (claude-sonnet-4-20250514)')
  expect(first.stdout).toMatch(/Summary: 18 created, 0 updated, 0 skipped, 18 total\n$/)
  const second = await populate()
  expect(second.stdout).toContain('skipped: gpt-4.1 (gpt-4.1), already exists')
  expect(second.stdout).toMatch(/Summary: 0 created, 0 updated, 18 skipped, 18 total\n$/)
})

it('runs by tsx as well', async () => {
  const { code, stdout } = await runScript('node_modules/tsx/dist/cli.mjs', ['scripts/populate-models.ts'], variables)
  expect({ code, skipped: stdout.includes('18 skipped, 18 total') }).toEqual({ code: 0, skipped: true })
})

it('adds and lists by function, on a roster that is open', async () => {
  const roster = await openRoster({ environment: readEnvironment(variables) })
  expect(await addModel(NEW, roster)).toMatchObject({ id: 'x', is_active: true })
  await expect(addModel(NEW, roster)).rejects.toMatchObject({ code: 'conflict' })
  await expect(addModel({ ...NEW, task: 'Big Words' }, roster)).rejects.toMatchObject({ code: 'invalid' })
  expect((await listModels(roster)).map(({ id }) => id)).toContain('x')
  await roster.close()
})

it('opens the database of the environment by itself', async () => {
  Object.assign(process.env, variables)
  expect((await listModels()).length).toBe(19)
})

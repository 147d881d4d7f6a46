// Asking for something, and what was asked for, with providers of this machine.
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ADMIN_TOKEN, type CliServer, spawnCli, startCliServer } from '../../test/support/cli.ts'
import { type LocalOpenAi, openOpenAi, PNG } from '../../test/support/openai.ts'

let lab: LocalOpenAi
let server: CliServer
beforeAll(async () => {
  lab = await openOpenAi()
  server = await startCliServer({ OPENAI_API_KEY: 'the-key-of-openai', ROSTER_POPULATE: 'false' })
  const add = (path: string, method: string, body: object) =>
    fetch(`${server.url}/api/v1/${path}`, {
      method,
      headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const provider = { id: 'openAI', display_name: 'OpenAI', kind: 'openAI', api_key_env: 'OPENAI_API_KEY' }
  await add('providers', 'POST', { ...provider, base_url: lab.url })
  const pricing = { input_per_mtok: 1, output_per_mtok: 1, cache_read_per_mtok: 1, per_image: 0.01 }
  for (const [id, modality, task] of [
    ['talker', 'text', 'chat'],
    ['painter', 'image', 'generation'],
    ['writer', 'text', 'generation'],
  ])
    await add('models', 'POST', { id, provider: 'openAI', model_key: id, display_name: id, modality, task, pricing })
})
afterAll(async () => {
  await server.close()
  await lab.close()
})

const jobs = async () => JSON.parse((await server.cli('jobs --json')).stdout).jobs

it('prints text, and says on the other stream who wrote it and what it cost', async () => {
  const { code, stdout, stderr } = await server.cliWith(['run', 'talker', 'Why is the sky blue?'])
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'Hello!\n' })
  expect(stderr).toContain('talker of openAI, cost 0.000017 USD')
  expect(lab.requests.at(-1)?.body).toMatchObject({ messages: [{ role: 'user', content: 'Why is the sky blue?' }] })
})

it('takes a task for a model where one kind of model does it, and asks where several do', async () => {
  expect((await server.cliWith(['run', 'chat', 'Hello'])).stdout).toBe('Hello!\n')
  const several = await server.cliWith(['run', 'generation', 'Hello'])
  expect([several.code, several.stderr]).toEqual([2, expect.stringContaining('image/generation or text/generation')])
  const none = await server.cliWith(['run', 'dancing'])
  expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('There is no model "dancing"')])
})

it('saves files that were made', async () => {
  const folder = join(server.home, 'pictures')
  const { code, stdout } = await server.cliWith(['run', 'image/generation', 'A house', '--output', folder])
  expect(code).toBe(0)
  expect(readFileSync(stdout.trim())).toEqual(PNG)
})

it('ends with 1 and the reason where a job fails', async () => {
  lab.fail({ kind: 'refused-key', times: 1 })
  const { code, stdout, stderr } = await server.cliWith(['run', 'talker', 'Hello'])
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(/The job \S+ failed: /)
  expect(stderr).not.toContain('the-key-of-openai')
})

it('is cancelled by Ctrl-C', async () => {
  lab.fail({ kind: 'late', ms: 60_000, times: 1 })
  const admin = { ROSTER_URL: server.url, ROSTER_TOKEN: ADMIN_TOKEN }
  const child = spawnCli(['run', 'talker', 'Hello'], admin)
  const errors = text(child.stderr)
  await expect.poll(async () => (await jobs())[0]?.status, { timeout: 20_000 }).toBe('running')
  await sleep(300)
  child.kill('SIGINT')
  const [code] = await once(child, 'close')
  expect([code, await errors]).toEqual([130, expect.stringContaining('was cancelled')])
  expect((await jobs())[0].status).toBe('cancelled')
})

it('lists, shows, cancels and rates jobs', async () => {
  const { stdout } = await server.cliWith(['run', 'talker', 'Hello', '--detach'])
  const [id = ''] = stdout.split(' ')
  await expect.poll(async () => (await server.cli(`jobs show ${id}`)).stdout, { timeout: 20_000 }).toContain('Hello!')
  expect((await server.cli(`jobs rate ${id} 4`)).stdout).toBe('The job of talker is rated 4 of 5\n')
  expect((await server.cli('jobs --status completed --limit 1')).stdout).toContain(id)
  expect((await server.cli('jobs --status completed --limit 1')).stderr).toContain('There are more')
  expect((await server.cli(`jobs cancel ${id}`)).code).toBe(1)
})

it('says how much was used', async () => {
  const { stdout } = await server.cli('usage')
  expect(stdout).toMatch(/^talker +openAI +text\/chat +\d+ +\d+ +1 +4\.0 /m)
  expect((await server.cli('usage --by day')).stdout).toMatch(/^\d{4}-\d{2}-\d{2} /m)
  expect((await server.cli('usage --from 2000-01-01 --to 2000-01-02')).stderr).toContain('Nothing was used')
})

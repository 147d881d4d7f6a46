// Reload Model over HTTP: the command is asked to let one go and to load the other; Ollama in its own words.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openProvider } from '../../test/support/provider.ts'
import { openTestRoster, type TestRoster } from '../../test/support/roster.ts'

type Chosen = { current_model: string; reload: { required: boolean; reason: string } }

let folder: string
let test: TestRoster | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'roster-loading-'))
})
afterEach(async () => {
  await test?.close()
  rmSync(folder, { recursive: true, force: true })
})

const open = async (variables: Record<string, string> = {}) => {
  test = await openTestRoster({ engine: 'sqlite', populate: true, variables })
  return test
}
const choose = async (model: string) =>
  (await test?.request<Chosen>('PUT', '/api/v1/models/current', { model }))?.body.reload

/** A command that writes down what it is asked, and ends as it is told. */
function command(code = 0): Record<string, string> {
  const file = join(folder, 'run.mjs')
  const log = JSON.stringify(join(folder, 'log'))
  writeFileSync(
    file,
    `import { appendFileSync, readFileSync } from 'node:fs'
     const { action, model } = JSON.parse(readFileSync(0, 'utf8'))
     appendFileSync(${log}, action + ' ' + model.id + '\\n')
     if (action === 'load' && ${code}) console.error('CUDA out of memory')
     process.exit(action === 'load' ? ${code} : 0)`,
  )
  return { ROSTER_RUNNER_COMMAND: `"${process.execPath}" "${file}"`, PATH: process.env.PATH ?? '' }
}
const asked = () => readFileSync(join(folder, 'log'), 'utf8').trim().split('\n')

describe('choosing a model', () => {
  it('has the command let the one before go, and load the new one', async () => {
    await open(command())
    await choose('musicgen-small')
    expect(await choose('musicgen-large')).toEqual({ required: false, reason: 'MusicGen Large was loaded' })
    expect(asked().slice(-2)).toEqual(['unload musicgen-small', 'load musicgen-large'])
    // Reload Model: the same one again.
    await choose('musicgen-large')
    expect(asked().slice(-2)).toEqual(['unload musicgen-large', 'load musicgen-large'])
  })

  it('says what is wrong where it cannot be loaded, and the choice stands', async () => {
    await open(command(3))
    expect(await choose('musicgen-large')).toMatchObject({
      required: true,
      reason: expect.stringContaining('CUDA out of memory'),
    })
    expect((await test?.request<Chosen>('GET', '/api/v1/models/current'))?.body.current_model).toBe('musicgen-large')
  })

  it('says that it has to be loaded where nothing can, and that a hosted one has not', async () => {
    await open()
    expect(await choose('musicgen-large')).toMatchObject({
      required: true,
      reason: expect.stringContaining('must load it'),
    })
    expect(await choose('sonnet-4')).toMatchObject({
      required: false,
      reason: expect.stringContaining('nothing has to be loaded'),
    })
  })

  it('loads and lets go at Ollama, and leaves other servers to themselves', async () => {
    const roster = await open()
    const ollama = await openProvider(({ path }) =>
      path === '/api/generate' ? { body: { done: true } } : { status: 404, body: { error: 'not found' } },
    )
    const plain = await openProvider(() => ({ status: 404, body: { error: 'not found' } }))
    for (const [id, { url }] of [
      ['ollama', ollama],
      ['vllm', plain],
    ] as const) {
      const provider = { id, display_name: id, kind: 'openAI', base_url: `${url}/v1`, auth_scheme: 'none' }
      await roster.request('POST', '/api/v1/providers', provider)
      const model = {
        id: `at-${id}`,
        provider: id,
        model_key: 'llama',
        display_name: `At ${id}`,
        modality: 'text',
        task: 'chat',
      }
      expect((await roster.request('POST', '/api/v1/models', model)).status).toBe(201)
    }
    expect(await choose('at-ollama')).toEqual({ required: false, reason: 'At ollama was loaded' })
    expect(await choose('at-vllm')).toEqual({
      required: false,
      reason: 'At vllm is loaded by its server when it is first used',
    })
    expect(ollama.requests.map(({ body }) => body)).toEqual([
      { model: 'llama', keep_alive: -1, stream: false },
      { model: 'llama', keep_alive: 0, stream: false },
    ])
    await Promise.all([ollama.close(), plain.close()])
  })
})

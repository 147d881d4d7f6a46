// A local model from the request to the file: the runner command of the documentation makes a real WAV by a job.
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ADMIN_TOKEN, type CliServer, startCliServer } from '../../test/support/cli.ts'
import type { Job } from './contract.ts'

const EXAMPLE = resolve(import.meta.dirname, '../../docs/how-to/examples/sound-runner.ts')

let server: CliServer
beforeAll(async () => {
  const command = `"${process.execPath}" --disable-warning=ExperimentalWarning "${EXAMPLE}"`
  server = await startCliServer({ ROSTER_RUNNER_COMMAND: command, PATH: process.env.PATH ?? '' })
})
afterAll(() => server.close())

const authorization = `Bearer ${ADMIN_TOKEN}`
const ask = (path: string, body?: object) =>
  fetch(server.url + path, {
    method: body ? 'POST' : 'GET',
    headers: { authorization, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })

describe('a job of a local model', () => {
  it('ends with a sound that can be played, whole and in part, and with its length as usage', {
    timeout: 30_000,
  }, async () => {
    const asked = await ask('/api/v1/jobs', { model: 'musicgen-small', input: { prompt: 'calm', duration: 2 } })
    const { id } = (await asked.json()) as Job
    // Each event is the job, the last one its final state.
    const events = (await (await ask(`/api/v1/jobs/${id}/events`)).text())
      .split('\n\n')
      .filter((each) => each.includes('data: '))
    const job: Job = JSON.parse(/data: (.*)/.exec(events.at(-1) ?? '')?.[1] ?? '')
    const file = { url: `/api/v1/jobs/${id}/files/0.wav`, content_type: 'audio/wav', size_bytes: 44 + 2 * 32_000 * 2 }
    expect(job).toMatchObject({ status: 'completed', error: null, output: { files: [file] }, usage: { seconds: 2 } })
    const sound = await ask(file.url)
    const bytes = Buffer.from(await sound.arrayBuffer())
    expect([sound.headers.get('content-type'), bytes.length, bytes.toString('latin1', 0, 4)]).toEqual([
      ...['audio/wav', file.size_bytes, 'RIFF'],
    ])
    // It is no silence.
    expect(Math.max(...new Int16Array(bytes.buffer, bytes.byteOffset + 44, 32_000))).toBeGreaterThan(5000)
    const part = await fetch(server.url + file.url, { headers: { authorization, range: 'bytes=8-11' } })
    expect([part.status, await part.text()]).toEqual([206, 'WAVE'])
    expect((await fetch(server.url + file.url)).status).toBe(401)
  })

  it('is refused over the limit of the model, with the sentence that the specification fixes', async () => {
    const refused = await ask('/api/v1/jobs', { model: 'musicgen-small', input: { prompt: 'calm', duration: 45 } })
    expect([refused.status, ((await refused.json()) as { detail: string }).detail]).toEqual([
      ...[400, 'Duration 45s exceeds model limit of 30s'],
    ])
  })
})

// Specification 3's functions, invoked by the real client of Supabase over HTTP, with a Replicate of this machine.
import { createClient, FunctionsHttpError } from '@supabase/supabase-js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ADMIN_TOKEN, type CliServer, startCliServer } from '../../../../test/support/cli.ts'
import { PNG } from '../../../../test/support/openai.ts'
import { type LocalReplicate, openReplicate } from '../../../../test/support/replicate.ts'

const PAGE = 'https://app.example.com'

let replicate: LocalReplicate
let server: CliServer
beforeAll(async () => {
  replicate = await openReplicate()
  server = await startCliServer({
    ...{ REPLICATE_API_TOKEN: 'the-token-of-replicate', ROSTER_CORS_ORIGINS: PAGE, ROSTER_ALLOW_PRIVATE_URLS: 'true' },
    ROSTER_POPULATE: 'true',
  })
  await admin('PATCH', 'providers/replicate', { base_url: replicate.url })
  await admin('POST', 'models', {
    ...{ id: 'painter', provider: 'replicate', model_key: `owner/name:${'a'.repeat(64)}`, display_name: 'Painter' },
    ...{ modality: 'image', task: 'generation', priority: -1, is_default: true, pricing: { per_image: 0.002 } },
    capabilities: { max_resolution: '1024x1024' },
  })
})
afterAll(async () => {
  await server.close()
  await replicate.close()
})

const admin = (method: string, path: string, body: object) =>
  fetch(`${server.url}/api/v1/${path}`, {
    method,
    headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
const client = (token = ADMIN_TOKEN) => createClient(server.url, token).functions

/** What a function that was refused says. */
async function refusal(invoked: Promise<{ error: unknown }>): Promise<{ status: number; detail: string }> {
  const { error } = await invoked
  if (!(error instanceof FunctionsHttpError)) throw new Error(`not refused: ${error}`)
  const response = error.context as Response
  const problem = (await response.json()) as { success: boolean; detail: string }
  expect([response.headers.get('content-type'), problem.success]).toEqual(['application/problem+json', false])
  return { status: response.status, detail: problem.detail }
}

describe('queue-job', () => {
  it('answers with the job, its model and what it will cost', async () => {
    replicate.outcome = { output: [`data:image/png;base64,${PNG.toString('base64')}`] }
    const body = { modality: 'image', task: 'generation', input: { prompt: 'A house', num_outputs: 2 } }
    const { data, error } = await client().invoke('queue-job', { body: { ...body, model_id: null, fallback: false } })
    expect(error).toBeNull()
    expect(data).toEqual({
      ...{ success: true, job_id: expect.any(String), status: 'queued' },
      ...{ model: { id: 'painter', display_name: 'Painter' }, estimated_cost: 0.004 },
    })
  })

  it('refuses with the reason what no model does', async () => {
    const body = { modality: 'image', task: 'generation', input: { prompt: 'A house', width: 4096 } }
    expect(await refusal(client().invoke('queue-job', { body }))).toMatchObject({ status: 400 })
    const nothing = { modality: 'video', task: 'dancing', input: {} }
    expect(await refusal(client().invoke('queue-job', { body: nothing }))).toMatchObject({
      ...{ status: 404, detail: expect.stringContaining('video/dancing') },
    })
    expect(await refusal(client('somebody').invoke('queue-job', { body: nothing }))).toMatchObject({ status: 401 })
  })
})

describe('replicate-image', () => {
  const body = {
    ...{ prompt: 'A house', negative_prompt: 'rain', width: 512, height: 512 },
    ...{ num_inference_steps: 20, guidance_scale: 7, model_id: null },
  }

  it('answers with addresses of the pictures', async () => {
    replicate.outcome = { output: [`data:image/png;base64,${PNG.toString('base64')}`] }
    const { data, error } = await client().invoke('replicate-image', { body })
    expect(error).toBeNull()
    expect(data).toEqual({
      ...{ success: true, job_id: expect.any(String), status: 'completed' },
      output: [`${server.url}/api/v1/jobs/${data.job_id}/files/0.png`],
    })
    const headers = { authorization: `Bearer ${ADMIN_TOKEN}` }
    const picture = await fetch(data.output[0], { headers })
    expect(Buffer.from(await picture.arrayBuffer())).toEqual(PNG)
    expect(replicate.requests.find(({ method }) => method === 'POST')?.body).toMatchObject({
      input: { prompt: 'A house' },
    })
  })

  it('answers at once where it is told not to wait', async () => {
    const { data } = await client().invoke('replicate-image', { body: { ...body, wait: false } })
    expect(data).toMatchObject({ success: true, status: 'queued', output: null })
  })

  it('says why there is no picture', async () => {
    replicate.script = ['starting', 'failed']
    replicate.outcome = { error: 'The model ran out of memory' }
    expect(await refusal(client().invoke('replicate-image', { body }))).toMatchObject({
      ...{ status: 502, detail: expect.stringContaining('ran out of memory') },
    })
  })
})

it('a page of an origin that was named may invoke them', async () => {
  const response = await fetch(`${server.url}/functions/v1/queue-job`, {
    method: 'OPTIONS',
    headers: {
      ...{ origin: PAGE, 'access-control-request-method': 'POST' },
      'access-control-request-headers': 'apikey, authorization, content-type, x-client-info',
    },
  })
  expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([204, PAGE])
  const allowed = response.headers.get('access-control-allow-headers')?.split(', ') ?? []
  expect(allowed).toEqual(expect.arrayContaining(['apikey', 'authorization', 'content-type', 'x-client-info']))
})

// The gateway asked by OpenAI's own client over real sockets, and before it providers of each kind, with their faults.
import { setTimeout as sleep } from 'node:timers/promises'
import OpenAI, { APIError } from 'openai'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type LocalAnthropic, openAnthropic } from '../../test/support/anthropic.ts'
import { KEY } from '../../test/support/calls.ts'
import { ADMIN_TOKEN, type CliServer, startCliServer } from '../../test/support/cli.ts'
import { type LocalOpenAi, openOpenAi, PNG } from '../../test/support/openai.ts'
import { type LocalReplicate, openReplicate } from '../../test/support/replicate.ts'
import type { Job } from '../jobs/contract.ts'

const PRICES = { input_per_mtok: 1000, cache_read_per_mtok: 1000, output_per_mtok: 2000, per_image: 0.25 }
const HI = [{ role: 'user' as const, content: 'Hi' }]

let acme: LocalOpenAi
let anthropic: LocalAnthropic
let replicate: LocalReplicate
let server: CliServer
let client: OpenAI
beforeAll(async () => {
  ;[acme, anthropic, replicate] = await Promise.all([openOpenAi(), openAnthropic(), openReplicate()])
  server = await startCliServer({
    ...{ ACME_API_KEY: KEY, ROSTER_POPULATE: 'false', ROSTER_RETRY_BASE_MS: '20' },
    ...{ ROSTER_PROVIDER__SLOW__REQUESTS_PER_MINUTE: '1', ROSTER_PROVIDER__ALONE__CONCURRENCY: '1' },
  })
  client = new OpenAI({ apiKey: ADMIN_TOKEN, baseURL: `${server.url}/v1`, maxRetries: 0 })
  const provider = (id: string, kind: string, base_url: string, more: object = {}) =>
    post('providers', { id, display_name: id, kind, base_url, api_key_env: 'ACME_API_KEY', ...more })
  await provider('acme', 'openAI', acme.url)
  await provider('slow', 'openAI', acme.url)
  await provider('alone', 'openAI', acme.url)
  await provider('claude', 'anthropic', anthropic.url, { auth_scheme: 'x-api-key' })
  await provider('rep', 'replicate', replicate.url)
  await provider('keyless', 'openAI', acme.url, { api_key_env: 'OTHER_API_KEY' })
  await model('large', 'acme', { is_default: true, priority: 5, capabilities: { max_output: 100 } })
  await model('unpriced', 'acme', { priority: 9, pricing: {} })
  await model('rare', 'slow', { priority: 20 })
  await model('single', 'alone', { priority: 21 })
  await model('no-key', 'keyless', { priority: 1 })
  await model('sonnet', 'claude', { priority: 7, capabilities: { max_output: 4000 } })
  await model('llama', 'rep', { priority: 8, model_key: 'meta/llama' })
  await model('painter', 'acme', { modality: 'image', task: 'generation', model_key: 'img' })
  await model('sdxl', 'rep', { modality: 'image', task: 'generation', model_key: 'stability-ai/sdxl', priority: 2 })
  await model('embedder', 'acme', { task: 'embedding' })
  await model('rep-embedder', 'rep', { task: 'embedding', model_key: 'owner/embed', priority: 3 })
})
afterEach(() => {
  for (const each of [acme, anthropic, replicate]) {
    each.fail()
    each.requests.length = 0
  }
  acme.pauseMs = 0
})
afterAll(async () => {
  await server.close()
  await Promise.all([acme.close(), anthropic.close(), replicate.close()])
})

const model = (id: string, owner: string, more: object = {}) =>
  post('models', {
    ...{ id, provider: owner, model_key: `key-of-${id}`, display_name: id, modality: 'text', task: 'chat' },
    ...{ pricing: PRICES, ...more },
  })

async function post(path: string, body: object): Promise<void> {
  const response = await fetch(`${server.url}/api/v1/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (response.status !== 201) throw new Error(await response.text())
}

/** The job that a call was counted as, once it has ended there. */
async function jobOf(id: string | null): Promise<Job> {
  for (;;) {
    const response = await fetch(`${server.url}/api/v1/jobs/${id}`, {
      headers: { authorization: `Bearer ${ADMIN_TOKEN}` },
    })
    const job = response.status === 200 ? ((await response.json()) as Job) : undefined
    if (job && job.completed_at !== null) return job
    await sleep(20)
  }
}

const raw = (body: object, path = 'chat/completions') =>
  fetch(`${server.url}/v1/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

const failure = async (running: Promise<unknown>): Promise<APIError> => {
  const error = await running.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(APIError)
  expect(JSON.stringify(error) + String(error)).not.toContain(KEY)
  return error as APIError
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = []
  for await (const item of items) list.push(item)
  return list
}

describe('a chat by an OpenAI-compatible provider', () => {
  it('is handed on with what Roster does not know, and counted as a job', async () => {
    const asked = client.chat.completions.create({
      model: 'large',
      messages: HI,
      max_tokens: 9,
      top_p: 0.5,
      ...{ strange: [1] },
    })
    const { data, response } = await asked.withResponse()
    expect(data.choices[0]?.message.content).toBe('Hello!')
    expect(acme.requests[0]?.body).toEqual({
      model: 'key-of-large',
      messages: HI,
      max_tokens: 9,
      top_p: 0.5,
      strange: [1],
    })
    expect(acme.requests[0]?.headers.authorization).toBe(`Bearer ${KEY}`)
    const header = (name: string) => response.headers.get(`x-roster-${name}`)
    // 8 fresh and 4 cached tokens at 1000, 5 at 2000, for a million.
    expect([header('model'), header('provider'), header('cost')]).toEqual(['large', 'acme', '0.022'])
    expect(Number(header('overhead-ms'))).toBeGreaterThan(0)
    expect(await jobOf(header('job'))).toMatchObject({
      ...{ status: 'completed', model_id: 'large', provider_id: 'acme', input: {}, output: null, created_by: 'admin' },
      usage: { input_tokens: 12, cached_input_tokens: 4, output_tokens: 5 },
      ...{ cost: { amount: 0.022, known: true }, attempts: [{ provider_id: 'acme', error: null }] },
    })
  })

  it('comes as it is written, without the usage that nobody asked for, which is counted', async () => {
    const { data, response } = await client.chat.completions
      .create({ model: 'large', messages: HI, stream: true })
      .withResponse()
    const chunks = await all(data)
    expect(chunks.map(({ choices }) => choices[0]?.delta.content).join('')).toBe('Hello!')
    expect(chunks.every(({ choices }) => choices.length === 1)).toBe(true)
    expect(response.headers.get('x-roster-cost')).toBe('pending')
    expect(await jobOf(response.headers.get('x-roster-job'))).toMatchObject({
      ...{ status: 'completed', usage: { input_tokens: 12, output_tokens: 5 }, cost: { amount: 0.022 } },
    })
  })

  it('tells the usage to whoever asks, and the cost as a comment before the end', async () => {
    const text = await (
      await raw({ model: 'large', messages: HI, stream: true, stream_options: { include_usage: true } })
    ).text()
    expect(text).toContain('"completion_tokens":5')
    expect(text.endsWith(': x-roster-cost 0.022\n\ndata: [DONE]\n\n')).toBe(true)
  })

  it('brings the first piece while the others are still to come', async () => {
    acme.pauseMs = 150
    const response = await raw({ model: 'large', messages: HI, stream: true })
    const reader = response.body?.getReader()
    const first = new TextDecoder().decode((await reader?.read())?.value)
    expect(first).toContain('"Hel"')
    expect(first).not.toContain('[DONE]')
    await reader?.cancel()
  })

  it('goes to the first that can be called with `auto`, and to a model_key', async () => {
    const auto = await client.chat.completions.create({ model: 'auto', messages: HI }).withResponse()
    expect(auto.response.headers.get('x-roster-model')).toBe('large')
    const byKey = await client.chat.completions.create({ model: 'key-of-unpriced', messages: HI }).withResponse()
    expect(['model', 'cost'].map((name) => byKey.response.headers.get(`x-roster-${name}`))).toEqual([
      'unpriced',
      'unknown',
    ])
  })

  it.each([
    ['nobody', 404, 'There is no model "nobody"'],
    ['embedder', 409, 'is for embedding, not for chat'],
    ['painter', 409, 'makes image, not text'],
    ['no-key', 409, 'set OTHER_API_KEY'],
  ])('is refused for the model %s with %i, and nothing is sent', async (model, status, sentence) => {
    const error = await failure(client.chat.completions.create({ model, messages: HI }))
    expect([error.status, error.message]).toEqual([status, expect.stringContaining(sentence)])
    expect(acme.requests).toEqual([])
  })

  it('is refused over a limit, and without its parts', async () => {
    const over = await failure(client.chat.completions.create({ model: 'large', messages: HI, max_tokens: 101 }))
    expect([over.status, over.code]).toEqual([400, 'limit_exceeded'])
    const empty = await failure(client.chat.completions.create({ model: 'large', messages: [] }))
    expect([empty.status, empty.message]).toEqual([
      400,
      expect.stringContaining('messages must have at least one message'),
    ])
    expect((await raw({})).status).toBe(400)
    const stranger = new OpenAI({ apiKey: 'wrong', baseURL: `${server.url}/v1`, maxRetries: 0 })
    expect((await failure(stranger.chat.completions.create({ model: 'large', messages: HI }))).status).toBe(401)
    expect(acme.requests).toEqual([])
  })

  it('may be as large as pictures are', async () => {
    const url = `data:image/png;base64,${'A'.repeat(8_000_000)}`
    const content = [{ type: 'image_url' as const, image_url: { url } }]
    await client.chat.completions.create({ model: 'large', messages: [{ role: 'user', content }] })
    expect(acme.requests[0]?.body).toMatchObject({ messages: [{ content }] })
  })

  const context = {
    error: { message: 'Too long', type: 'invalid_request_error', param: 'messages', code: 'context_length_exceeded' },
  }
  const FAULTS = [
    ['a refused key', { kind: 'refused-key' }, 502, 'refuses the key in ACME_API_KEY'],
    ['HTML', { kind: 'html' }, 502, 'that is its fault'],
    ['malformed JSON', { kind: 'malformed' }, 502, 'that is its fault'],
    ['another shape', { kind: 'shape' }, 502, 'that is its fault'],
    ['half an answer', { kind: 'half' }, 502, 'broke off'],
    ['a reset', { kind: 'reset' }, 502, 'broke off'],
    ['500', { kind: 'status', status: 500 }, 502, 'answered 500: it is not well'],
    ['429', { kind: 'status', status: 429, headers: { 'retry-after': '7' } }, 429, 'try again in 7 s'],
    ['a refusal', { kind: 'status', status: 400, body: context }, 400, 'Too long'],
  ] as const

  it.each(FAULTS)('tells of %s, and is counted once as failed', async (what, fault, status, sentence) => {
    acme.fail(fault)
    const error = await failure(client.chat.completions.create({ model: 'large', messages: HI }))
    expect([error.status, error.message]).toEqual([status, expect.stringContaining(sentence)])
    // Only where the provider cannot have begun, and does not ask for a long wait, it is asked again.
    const tries = what === '500' ? 3 : 1
    expect(acme.requests).toHaveLength(tries)
    const job = await jobOf(error.headers?.get('x-roster-job') ?? null)
    expect(job).toMatchObject({ status: 'failed', error: { message: expect.stringContaining(sentence) } })
    expect(job.attempts).toHaveLength(tries)
    expect(JSON.stringify(job)).not.toContain(KEY)
  })

  it.each([
    ['a chat', 'large', () => acme],
    ['a stream', 'large', () => acme],
    ['a chat with Anthropic', 'sonnet', () => anthropic],
  ])('is tried again after a short wait that the provider asks for: %s', async (what, model, of) => {
    of().fail({ kind: 'status', status: 429, headers: { 'retry-after': '0' }, times: 1 })
    const response = await raw({ model, messages: HI, stream: what === 'a stream' })
    expect([response.status, await response.text()]).toEqual([200, expect.stringContaining('Hel')])
    expect(of().requests).toHaveLength(2)
    expect(await jobOf(response.headers.get('x-roster-job'))).toMatchObject({
      ...{ status: 'completed', attempts: [{ error: { code: 'rate_limited' } }, { error: null }] },
    })
  })

  it('ends where its job is cancelled', async () => {
    acme.fail({ kind: 'late', ms: 60_000 })
    const left = acme.left
    const answer = raw({ model: 'large', messages: HI })
    const headers = { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' }
    const running = async () => {
      const response = await fetch(`${server.url}/api/v1/jobs?status=running`, { headers })
      return ((await response.json()) as { jobs: Job[] }).jobs[0]?.id
    }
    await expect.poll(running).toBeDefined()
    const id = await running()
    await fetch(`${server.url}/api/v1/jobs/${id}/cancel`, { method: 'POST', headers, body: '{}' })
    expect([(await answer).status, (await answer).headers.get('x-roster-job')]).toEqual([502, id])
    expect((await jobOf(id ?? null)).status).toBe('cancelled')
    while (acme.left === left) await sleep(10)
  })

  it('keeps the pace of its provider: what would have to wait for long is told when to come again', async () => {
    const chat = () => raw({ model: 'rare', messages: HI })
    const [one, two] = [await chat(), await chat()]
    expect([one.status, two.status]).toEqual([200, 429])
    expect(Number(two.headers.get('retry-after'))).toBeGreaterThan(50)
    expect(await two.json()).toMatchObject({
      code: 'rate_limited',
      error: { message: expect.stringContaining('slow') },
    })
    expect(acme.requests).toHaveLength(1)
    expect(await jobOf(two.headers.get('x-roster-job'))).toMatchObject({ status: 'failed', cost: { amount: 0 } })
  })

  it('waits for a place at a provider that takes one call at a time', async () => {
    acme.pauseMs = 30
    const asked = async (path: string, body: object) => {
      const headers = { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' }
      const response = await fetch(server.url + path, { method: 'POST', headers, body: JSON.stringify(body) })
      await response.text()
      // How many had been sent by the time that this one ended.
      return acme.requests.length
    }
    const chat = () => asked('/v1/chat/completions', { model: 'single', messages: HI, stream: true })
    const job = asked('/api/v1/jobs', { model: 'single', input: { prompt: 'Hi' } })
    const sent = await Promise.all([chat(), chat(), chat()])
    await job
    expect(Math.min(...sent)).toBeLessThan(4)
    await expect.poll(() => acme.requests.length).toBe(4)
  })

  it('keeps the words of a refusal that clients look at', async () => {
    acme.fail({ kind: 'status', status: 400, body: context })
    const error = await failure(client.chat.completions.create({ model: 'large', messages: HI }))
    expect(error).toMatchObject({ code: 'context_length_exceeded', param: 'messages', type: 'invalid_request_error' })
  })

  it('says Retry-After as the provider does', async () => {
    acme.fail({ kind: 'status', status: 429, headers: { 'retry-after': '7' } })
    expect((await raw({ model: 'large', messages: HI })).headers.get('retry-after')).toBe('7')
  })

  it('says in the stream where it broke off', async () => {
    acme.fail({ kind: 'half' })
    const { data, response } = await client.chat.completions
      .create({ model: 'large', messages: HI, stream: true })
      .withResponse()
    const error = await failure(all(data))
    expect(error.message).toContain('half an answer')
    expect(await jobOf(response.headers.get('x-roster-job'))).toMatchObject({
      ...{ status: 'failed', error: { code: 'upstream' }, cost: { amount: null, known: false } },
    })
  })

  it('ends at the provider when its caller leaves, and is counted as cancelled', async () => {
    acme.pauseMs = 50
    acme.pieces = Array.from({ length: 200 }, () => 'x')
    const left = acme.left
    const { data, response } = await client.chat.completions
      .create({ model: 'large', messages: HI, stream: true })
      .withResponse()
    for await (const _ of data) break
    expect(await jobOf(response.headers.get('x-roster-job'))).toMatchObject({
      status: 'cancelled',
      error: { code: 'cancelled' },
    })
    while (acme.left === left) await sleep(10)
    acme.pieces = ['Hel', 'lo', '!']
  })

  it('ends at the provider when its caller leaves before anything came', async () => {
    acme.fail({ kind: 'late', ms: 5000 })
    const left = acme.left
    const controller = new AbortController()
    const asked = client.chat.completions.create({ model: 'large', messages: HI }, { signal: controller.signal })
    while (acme.requests.length === 0) await sleep(5)
    controller.abort()
    await failure(asked)
    while (acme.left === left) await sleep(10)
  })
})

describe('a chat by Anthropic', () => {
  it('is translated there and back', async () => {
    const messages = [{ role: 'system' as const, content: 'Be brief' }, ...HI]
    const { data, response } = await client.chat.completions
      .create({ model: 'sonnet', messages, max_completion_tokens: 50 })
      .withResponse()
    expect(data).toMatchObject({
      ...{ object: 'chat.completion', model: 'sonnet' },
      choices: [{ message: { role: 'assistant', content: 'Hello!' }, finish_reason: 'stop' }],
      usage: {
        prompt_tokens: 40,
        completion_tokens: 6,
        total_tokens: 46,
        prompt_tokens_details: { cached_tokens: 30 },
      },
    })
    expect(anthropic.requests[0]?.body).toMatchObject({ model: 'key-of-sonnet', system: 'Be brief', max_tokens: 50 })
    expect(response.headers.get('x-roster-cost')).toBe('0.052')
  })

  it('uses tools, also as it is written', async () => {
    anthropic.blocks = [
      { text: ['Let me look.'] },
      { tool: { id: 't1', name: 'weather' }, json: ['{"in":', '"Rome"}'] },
    ]
    const tools = [{ type: 'function' as const, function: { name: 'weather', parameters: { type: 'object' } } }]
    const call = { id: 't1', type: 'function', function: { name: 'weather', arguments: '{"in":"Rome"}' } }
    const whole = await client.chat.completions.create({ model: 'sonnet', messages: HI, tools })
    expect(whole.choices[0]).toMatchObject({
      finish_reason: 'tool_calls',
      message: { content: 'Let me look.', tool_calls: [call] },
    })
    const stream = client.chat.completions.stream({
      model: 'sonnet',
      messages: HI,
      tools,
      stream_options: { include_usage: true },
    })
    const final = await stream.finalChatCompletion()
    expect(final.choices[0]).toMatchObject({
      finish_reason: 'tool_calls',
      message: { content: 'Let me look.', tool_calls: [call] },
    })
    expect(final.usage).toMatchObject({ prompt_tokens: 40, completion_tokens: 6 })
    anthropic.blocks = [{ text: ['Hel', 'lo', '!'] }]
  })

  it('fails with a status of its own before the first word, and within the stream after it', async () => {
    anthropic.fail({ kind: 'refused-key' })
    const asked = { model: 'sonnet', messages: HI, stream: true as const }
    const refused = await failure(client.chat.completions.create(asked))
    expect([refused.status, refused.message]).toEqual([502, expect.stringContaining('refuses the key in ACME_API_KEY')])
    anthropic.fail({ kind: 'half' })
    const stream = await client.chat.completions.create(asked)
    expect((await failure(all(stream))).message).toContain('half an answer')
  })
})

describe('what a runner makes', () => {
  it('is a chat as well', async () => {
    replicate.outcome = { output: ['Hel', 'lo'], metrics: { input_token_count: 7, output_token_count: 2 } }
    const whole = await client.chat.completions.create({ model: 'llama', messages: HI })
    expect(whole).toMatchObject({
      choices: [{ message: { content: 'Hello' } }],
      usage: { prompt_tokens: 7, completion_tokens: 2 },
    })
    expect(replicate.requests[0]?.body).toMatchObject({ input: { prompt: 'Hi' } })
    const stream = await client.chat.completions.create({ model: 'llama', messages: HI, stream: true })
    const chunks = await all(stream)
    expect(chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('')).toBe('Hello')
  })

  it('is a picture that is kept with the job', async () => {
    replicate.outcome = { output: [`data:image/png;base64,${PNG.toString('base64')}`] }
    const asked = client.images.generate({ model: 'sdxl', prompt: 'a cat', size: '512x512', n: 1 })
    const { data, response } = await asked.withResponse()
    expect(data.data).toEqual([{ b64_json: PNG.toString('base64') }])
    expect(replicate.requests[0]?.body).toMatchObject({
      input: { prompt: 'a cat', width: 512, height: 512, num_outputs: 1 },
    })
    expect(response.headers.get('x-roster-cost')).toBe('0.25')
    const id = response.headers.get('x-roster-job')
    expect(await jobOf(id)).toMatchObject({
      output: { files: [{ url: `/api/v1/jobs/${id}/files/0.png`, content_type: 'image/png' }] },
    })
    const url = await client.images.generate({ model: 'sdxl', prompt: 'a cat', response_format: 'url' })
    const file = await fetch(url.data?.[0]?.url ?? '', { headers: { authorization: `Bearer ${ADMIN_TOKEN}` } })
    expect(Buffer.from(await file.arrayBuffer())).toEqual(PNG)
  })

  it('is an embedding for each input', async () => {
    replicate.outcome = { output: [0.5, 0.25] }
    const made = await client.embeddings.create({ model: 'rep-embedder', input: ['a', 'b'] })
    expect(made.data.map(({ embedding }) => [...embedding])).toEqual([
      [0.5, 0.25],
      [0.5, 0.25],
    ])
  })
})

describe('calls of the gateway', () => {
  it('are in the usage, each once', async () => {
    const usage = async () => {
      const headers = { authorization: `Bearer ${ADMIN_TOKEN}` }
      const response = await fetch(`${server.url}/api/v1/usage?group_by=model`, { headers })
      const { rows } = (await response.json()) as { rows: { display_name: string; total_jobs: number; cost: number }[] }
      return rows.find(({ display_name }) => display_name === 'counted')
    }
    await model('counted', 'acme')
    const calls = await Promise.all(
      Array.from({ length: 20 }, () =>
        client.chat.completions.create({ model: 'counted', messages: HI }).withResponse(),
      ),
    )
    for (const { response } of calls) await jobOf(response.headers.get('x-roster-job'))
    expect(await usage()).toMatchObject({
      total_jobs: 20,
      completed_jobs: 20,
      input_tokens: 240,
      cost: expect.closeTo(0.44),
    })
  })
})

describe('pictures and embeddings of an OpenAI-compatible provider', () => {
  it('are handed on, and counted', async () => {
    const images = await client.images
      .generate({ model: 'painter', prompt: 'a cat', n: 2, size: '1024x1024' })
      .withResponse()
    expect(images.data.data).toHaveLength(2)
    expect(acme.requests[0]?.body).toEqual({ model: 'img', prompt: 'a cat', n: 2, size: '1024x1024' })
    expect(images.response.headers.get('x-roster-cost')).toBe('0.5')
    const made = await client.embeddings
      .create({ model: 'embedder', input: ['a', 'b'], encoding_format: 'float' })
      .withResponse()
    expect(made.data.data.map(({ embedding }) => embedding)).toEqual([
      [0.1, 0.2, 0],
      [0.1, 0.2, 1],
    ])
    expect(await jobOf(made.response.headers.get('x-roster-job'))).toMatchObject({ usage: { input_tokens: 7 } })
  })
})

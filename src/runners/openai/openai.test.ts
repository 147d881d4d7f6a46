// OpenAI's API over a real socket: chat, pictures, embeddings, speech, and what goes wrong with them.
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { attemptOf, callOf, KEY, type TestAttempt } from '../../../test/support/calls.ts'
import { failureOf } from '../../../test/support/failures.ts'
import { type LocalOpenAi, MP3, openOpenAi, PNG } from '../../../test/support/openai.ts'
import type { Call, CalledModel, CalledProvider } from '../runner.ts'
import { OpenAiRunner } from './openai.ts'

describe("OpenAI's API", () => {
  const runner = new OpenAiRunner({ ACME_API_KEY: KEY })
  let server: LocalOpenAi
  let attempt: TestAttempt
  beforeEach(async () => {
    server = await openOpenAi()
    attempt = attemptOf()
  })
  afterEach(async () => {
    attempt.remove()
    await server.close()
  })

  const call = (
    model: Partial<CalledModel> = {},
    parameters: Call['parameters'] = { prompt: 'Hi' },
    provider: Partial<CalledProvider> = {},
  ) => callOf({ provider: { base_url: server.url, ...provider }, model, parameters })
  const sent = () => server.requests.map(({ path, body }) => [path, body])

  it('chats: a prompt, or messages, with what the model reads', async () => {
    const parameters = { prompt: 'Hi', system: 'Be brief', max_tokens: 9, temperature: 0.5, input_tokens: 3, steps: 20 }
    const result = await runner.run(call({}, parameters), attempt)
    expect(result.output).toEqual({ text: 'Hello!' })
    expect(result.usage).toEqual({ input_tokens: 12, cached_input_tokens: 4, output_tokens: 5 })
    const messages = [
      { role: 'system', content: 'Be brief' },
      { role: 'user', content: 'Hi' },
    ]
    expect(sent()).toEqual([['/v1/chat/completions', { model: 'the-key', messages, max_tokens: 9, temperature: 0.5 }]])
    expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${KEY}`)
  })

  it('writes as the model does where somebody listens, and counts all the same', async () => {
    const listening = attemptOf({ streams: true })
    const result = await runner.run(call({}, { messages: [{ role: 'user', content: 'Hi' }] }), listening)
    expect([result.output, listening.written]).toEqual([{ text: 'Hello!' }, ['Hel', 'lo', '!']])
    expect(result.usage).toMatchObject({ input_tokens: 12, output_tokens: 5 })
    listening.remove()
  })

  it('makes pictures in the size and number that were asked for', async () => {
    const parameters = {
      prompt: 'a cat',
      batch_size: 2,
      resolution_width: 512,
      resolution_height: 768,
      steps: 20,
      quality: 'high',
    }
    const model = { modality: 'image', task: 'generation', output_format: 'image/png' } as const
    const result = await runner.run(call(model, parameters), attempt)
    const file = { bytes: PNG, contentType: 'image/png' }
    expect(result).toEqual({ output: { files: [file, file] }, usage: { images: 2, width: 512, height: 768 } })
    const body = { model: 'the-key', prompt: 'a cat', n: 2, size: '512x768', output_format: 'png', quality: 'high' }
    expect(sent()).toEqual([['/v1/images/generations', body]])
  })

  it('takes pictures that are named by their address', async () => {
    server.images = [{ url: 'https://files.example/a.png' }]
    const result = await runner.run(call({ modality: 'image', task: 'generation' }), attempt)
    expect(result.output).toEqual({
      files: [{ url: 'https://files.example/a.png', baseUrl: server.url, contentType: null }],
    })
  })

  it('embeds', async () => {
    const result = await runner.run(call({ task: 'embedding' }, { prompt: 'a cat', dimensions: 3 }), attempt)
    expect(result).toEqual({ output: { embedding: [0.1, 0.2, 0] }, usage: { input_tokens: 7 } })
    const body = { model: 'the-key', input: 'a cat', dimensions: 3, encoding_format: 'float' }
    expect(sent()).toEqual([['/v1/embeddings', body]])
  })

  it('speaks', async () => {
    const model = { modality: 'audio', task: 'speech', output_format: 'audio/mpeg' } as const
    const result = await runner.run(call(model, { prompt: 'Hello', voice: 'nova' }), attempt)
    expect(result.output).toEqual({ files: [{ bytes: new Uint8Array(MP3), contentType: 'audio/mpeg' }] })
    expect(result.usage).toEqual({ characters: 5 })
    expect(sent()).toEqual([
      ['/v1/audio/speech', { model: 'the-key', input: 'Hello', voice: 'nova', response_format: 'mp3' }],
    ])
  })

  it('goes where endpoint_path says, and says which paths it knows', async () => {
    await runner.run(call({ modality: 'text', task: 'generation', endpoint_path: '/v1/chat/completions' }), attempt)
    expect(sent()).toMatchObject([['/v1/chat/completions', {}]])
    const error = await failureOf(runner.run(call({ endpoint_path: '/responses' }), attempt))
    expect(error).toMatchObject({ code: 'refused', message: expect.stringContaining('/chat/completions, /images') })
    expect(server.requests).toHaveLength(1)
  })

  it('sends a key as the provider wants it, or none', async () => {
    await runner.run(call({}, {}, { auth_scheme: 'x-api-key' }), attempt)
    await runner.run(call({}, {}, { auth_scheme: 'none', api_key_env: null }), attempt)
    const headers = server.requests.map((request) => [request.headers.authorization, request.headers['x-api-key']])
    expect(headers).toEqual([
      [undefined, KEY],
      [undefined, undefined],
    ])
  })

  it.each([
    [{ api_key_env: null }, 'api_key_env'],
    [{ api_key_env: 'OTHER_API_KEY' }, 'set OTHER_API_KEY'],
  ])('sends nothing with %o', async (provider, sentence) => {
    const error = await failureOf(runner.run(call({}, {}, provider), attempt))
    expect(error).toMatchObject({ code: 'not_configured', message: expect.stringContaining(sentence) })
    expect(server.requests).toEqual([])
  })

  const FAULTS = [
    ['a refused key', { kind: 'refused-key' }, { code: 'unauthorized', retry: 'never' }],
    ['HTML', { kind: 'html' }, { code: 'upstream', retry: 'never' }],
    ['half an answer', { kind: 'half' }, { mayHaveBegun: true }],
    ['malformed JSON', { kind: 'malformed' }, { code: 'upstream', retry: 'never' }],
    ['another shape', { kind: 'shape' }, { code: 'upstream', retry: 'never' }],
    ['a reset', { kind: 'reset' }, { code: 'network', retry: 'backoff', mayHaveBegun: true }],
    [
      '400',
      { kind: 'status', status: 400, body: { error: { message: 'no such size' } } },
      { code: 'refused', message: 'Acme refused the request (400): no such size' },
    ],
    ['503', { kind: 'status', status: 503 }, { code: 'upstream', retry: 'backoff', mayHaveBegun: false }],
    [
      '429',
      { kind: 'status', status: 429, headers: { 'retry-after-ms': '1500' } },
      { code: 'rate_limited', retryAfterSeconds: 1.5 },
    ],
    [
      'no money left',
      { kind: 'status', status: 429, body: { error: { code: 'insufficient_quota', message: 'You have no credit' } } },
      { code: 'refused', retry: 'never' },
    ],
  ] as const

  it.each(FAULTS)('asks once, and tells of %s', async (_, fault, expected) => {
    server.fail(fault)
    expect(await failureOf(runner.run(call(), attempt))).toMatchObject(expected)
    expect(server.requests).toHaveLength(1)
  })

  it.each(FAULTS)('tells of %s also where it listens', async (_, fault, expected) => {
    server.fail(fault)
    const listening = attemptOf({ streams: true })
    expect(await failureOf(runner.run(call(), listening))).toMatchObject(expected)
    expect(server.requests).toHaveLength(1)
    listening.remove()
  })

  it('says that a server is not there, and that nothing has begun', async () => {
    const gone = await openOpenAi()
    await gone.close()
    const error = await failureOf(runner.run(call({}, {}, { base_url: gone.url }), attempt))
    expect(error).toMatchObject({ code: 'network', retry: 'backoff', mayHaveBegun: false })
    expect(error.message).toMatch(/^Acme cannot be reached \(ECONNREFUSED\)/)
  })

  it('stops with its signal, and the server hears of it', async () => {
    server.fail({ kind: 'late', ms: 2000 })
    const running = runner.run(call(), attempt)
    const reason = new Error('cancelled')
    setTimeout(() => attempt.abort(reason), 50)
    await expect(running).rejects.toBe(reason)
    while (server.left === 0) await sleep(10)
  })
})

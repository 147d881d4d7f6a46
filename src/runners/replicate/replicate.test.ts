// Replicate over a real socket: how predictions begin, their six states, and what happens on the way.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { attemptOf, callOf, KEY, type TestAttempt } from '../../../test/support/calls.ts'
import { failureOf } from '../../../test/support/failures.ts'
import { type LocalReplicate, openReplicate } from '../../../test/support/replicate.ts'
import type { Call, CalledModel } from '../runner.ts'
import { ReplicateRunner } from './replicate.ts'

const VERSION = '39ed52f2a78e934b3ba6e2a89f5b1c712de7dfea535525255b1aa35c5565e08b'
const URL_OF_PICTURE = 'https://replicate.delivery/yhqm/out-0.png'

describe('Replicate', () => {
  const runner = new ReplicateRunner({ ACME_API_KEY: KEY }, 5)
  let replicate: LocalReplicate
  let attempt: TestAttempt
  beforeEach(async () => {
    replicate = await openReplicate()
    replicate.outcome = { output: [URL_OF_PICTURE] }
    attempt = attemptOf()
  })
  afterEach(async () => {
    attempt.remove()
    await replicate.close()
  })

  const call = (model: Partial<CalledModel> = {}, parameters: Call['parameters'] = { prompt: 'a cat' }) =>
    callOf({
      provider: { kind: 'replicate', display_name: 'Replicate', base_url: replicate.url },
      model: { modality: 'image', task: 'generation', model_key: `stability-ai/sdxl:${VERSION}`, ...model },
      parameters,
    })
  const posts = () => replicate.requests.filter(({ method }) => method === 'POST')

  it('begins by version, writes parameters as Replicate spells them, and tells its id before it waits', async () => {
    const parameters = { prompt: 'a cat', steps: 30, cfg_scale: 7, resolution_width: 512, seed: -1, refine: 'none' }
    const result = await runner.run(call({}, parameters), attempt)
    expect(result.output).toEqual({ files: [{ url: URL_OF_PICTURE, baseUrl: replicate.url, contentType: null }] })
    expect(result.usage).toEqual({ images: 1 })
    expect(posts().map(({ path, body }) => [path, body])).toEqual([
      [
        '/v1/predictions',
        {
          version: VERSION,
          input: { prompt: 'a cat', num_inference_steps: 30, guidance_scale: 7, width: 512, refine: 'none' },
        },
      ],
    ])
    expect(attempt.references).toEqual([[...replicate.predictions.keys()][0]])
    expect(posts()[0]?.headers).toMatchObject({ authorization: `Bearer ${KEY}` })
    expect(posts()[0]?.headers.prefer).toBeUndefined()
    expect(attempt.seen.map(({ text }) => text)).toEqual(['starting', 'processing'])
  })

  it.each([
    ['black-forest-labs/flux-schnell', null, '/v1/models/black-forest-labs/flux-schnell/predictions', undefined],
    [`owner/name:${VERSION}`, '/predictions', '/v1/predictions', VERSION],
    [VERSION, null, '/v1/predictions', VERSION],
    ['owner/name', '/deployments/owner/fast/predictions', '/v1/deployments/owner/fast/predictions', undefined],
  ])('runs %s with endpoint_path %s at %s', async (model_key, endpoint_path, path, version) => {
    await runner.run(call({ model_key, endpoint_path }), attempt)
    expect(posts()).toMatchObject([{ path, body: { input: { prompt: 'a cat' } } }])
    expect((posts()[0]?.body as { version?: string } | undefined)?.version).toBe(version)
  })

  it('counts computing where that is what is charged for', async () => {
    const { usage } = await runner.run(call({ pricing: { per_second: 0.001 } }), attempt)
    expect(usage).toEqual({ seconds: 1.5, images: 1 })
  })

  it('spells a parameter as the defaults of the model do', async () => {
    await runner.run(
      call({ input_defaults: { guidance: 3, num_outputs: 1 } }, { batch_size: 2, cfg_scale: 4 }),
      attempt,
    )
    expect(posts()[0]?.body).toMatchObject({ input: { num_outputs: 2, guidance_scale: 4 } })
  })

  it.each([
    ['a list of pieces', { modality: 'text', task: 'chat' }, ['Hel', 'lo'], { text: 'Hello' }],
    [
      'an object of files',
      { modality: 'audio' },
      { audio_out: 'https://a.example/a.wav' },
      { files: [{ url: 'https://a.example/a.wav', contentType: 'audio/wav' }] },
    ],
    [
      'a data URL',
      { modality: 'image' },
      'data:image/png;base64,AAEC',
      { files: [{ bytes: Buffer.from([0, 1, 2]), contentType: 'image/png' }] },
    ],
    ['embeddings', { modality: 'text', task: 'embedding' }, [{ embedding: [1, 2] }], { embedding: [1, 2] }],
  ] as const)('reads %s', async (_, model, output, expected) => {
    replicate.outcome = { output }
    const result = await runner.run(call({ output_format: 'audio/wav', ...model }), attempt)
    expect(result.output).toMatchObject(expected)
  })

  it.each([
    ['failed', 'failed', 'The model failed on Replicate: CUDA out of memory', 'never', true],
    ['canceled', 'cancelled', 'It was cancelled on Replicate', 'never', true],
    [
      'aborted',
      'failed',
      'Replicate gave it up before it began: CUDA out of memory; try again later',
      'backoff',
      false,
    ],
    ['exploded', 'upstream', 'the status "exploded"', 'never', true],
  ])('ends a prediction that is %s', async (status, code, sentence, retry, mayHaveBegun) => {
    replicate.script = ['starting', status]
    replicate.outcome = { error: 'CUDA out of memory' }
    const error = await failureOf(runner.run(call(), attempt))
    expect(error).toMatchObject({ code, retry, mayHaveBegun, message: expect.stringContaining(sentence) })
  })

  it('sends nothing without a key, and says which variable is missing', async () => {
    const without = new ReplicateRunner({})
    expect(await failureOf(without.run(call(), attempt))).toMatchObject({
      code: 'not_configured',
      message: expect.stringContaining('set ACME_API_KEY'),
    })
    expect(replicate.requests).toEqual([])
  })

  it.each([
    ['a refused key', { kind: 'refused-key' }, { code: 'unauthorized', retry: 'never' }],
    ['HTML', { kind: 'html' }, { code: 'upstream', retry: 'never', mayHaveBegun: true }],
    ['half an answer', { kind: 'half' }, { code: 'network', mayHaveBegun: true }],
    ['malformed JSON', { kind: 'malformed' }, { code: 'upstream', mayHaveBegun: true }],
    ['another shape', { kind: 'shape' }, { code: 'upstream', mayHaveBegun: true }],
    ['a reset', { kind: 'reset' }, { code: 'network', retry: 'backoff', mayHaveBegun: true }],
    [
      '422',
      { kind: 'status', status: 422, body: { detail: 'version does not exist' } },
      { code: 'refused', retry: 'never' },
    ],
    ['500', { kind: 'status', status: 500 }, { code: 'upstream', retry: 'backoff', mayHaveBegun: false }],
    ['504', { kind: 'status', status: 504 }, { code: 'upstream', retry: 'backoff', mayHaveBegun: true }],
    [
      '429',
      { kind: 'status', status: 429, headers: { 'retry-after': '7' } },
      { code: 'rate_limited', retry: 'after', retryAfterSeconds: 7 },
    ],
    ['a redirect', { kind: 'redirect', to: 'http://127.0.0.1:9/' }, { code: 'upstream', retry: 'never' }],
  ] as const)('creates once and never again after %s', async (_, fault, expected) => {
    replicate.fail({ ...fault, on: 'POST' })
    expect(await failureOf(runner.run(call(), attempt))).toMatchObject(expected)
    expect(posts()).toHaveLength(1)
    expect(attempt.references).toEqual([])
  })

  it('asks again where a question fails, and heeds Retry-After', async () => {
    replicate.fail(
      { kind: 'status', status: 502, on: 'GET', times: 1 },
      { kind: 'status', status: 429, headers: { 'retry-after': '0' }, on: 'GET', times: 1 },
    )
    expect((await runner.run(call(), attempt)).output).toMatchObject({ files: [{ url: URL_OF_PICTURE }] })
    expect(posts()).toHaveLength(1)
  })

  it('says that work may have begun where Replicate forgets a prediction', async () => {
    replicate.fail({ kind: 'status', status: 404, body: { detail: 'Not found.' }, on: 'GET' })
    const expected = { code: 'refused', retry: 'never', mayHaveBegun: true }
    expect(await failureOf(runner.run(call(), attempt))).toMatchObject(expected)
  })

  it('goes on with a prediction that another server began', async () => {
    await runner.run(call(), attempt)
    const [id = ''] = attempt.references
    const again = attemptOf()
    expect((await runner.resume(call(), id, again)).output).toMatchObject({ files: [{ url: URL_OF_PICTURE }] })
    expect(posts()).toHaveLength(1)
    again.remove()
  })

  it('stops waiting with the signal, and leaves the prediction alone until it is cancelled', async () => {
    replicate.script = ['starting', 'processing']
    const running = runner.run(call(), attempt)
    const reason = new Error('the server is stopping')
    setTimeout(() => attempt.abort(reason), 100)
    await expect(running).rejects.toBe(reason)
    const [id = ''] = attempt.references
    expect(replicate.predictions.get(id)?.status).toBe('processing')
    await runner.cancel(call(), id)
    expect(replicate.predictions.get(id)?.status).toBe('canceled')
    // What is gone needs no cancelling.
    await runner.cancel(call(), 'unknown')
  })
})

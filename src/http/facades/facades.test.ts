// What clients of other systems are answered, to the letter of their own documents.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestRoster, type TestRoster } from '../../../test/support/roster.ts'

const KEYS = { ANTHROPIC_API_KEY: 'a-key', OPENAI_API_KEY: 'another' }
const GPT_5 = {
  name: 'GPT-5',
  modelId: 'gpt-5-turbo',
  endpointType: 'openAI',
  thinking: true,
  contextWindow: 256000,
  maxOutput: 8192,
  knowledgeCutoff: '2025-01-01T00:00:00Z',
  inputPricePerMtok: 5,
  outputPricePerMtok: 20,
  isActive: true,
}

describe('a chat client (specification 4)', () => {
  let test: TestRoster
  beforeEach(async () => {
    test = await openTestRoster({ engine: 'sqlite', populate: true, variables: KEYS })
  })
  afterEach(() => test.close())
  const admin = (method: string, path = '', body?: object) =>
    test.request<never>(method, `/api/admin/models${path}`, body)

  it('gets the models of configured endpoints, and each change at once', async () => {
    const { status, body } = await test.stranger('GET', '/api/models')
    expect({ status, body }).toEqual({
      status: 200,
      body: { anthropic: ['claude-sonnet-4-20250514'], openAI: ['gpt-4.1', 'gpt-4.1-nano'] },
    })
    const { models } = (await admin('GET', '?endpointType=anthropic')).body as { models: { id: number }[] }
    await admin('PUT', `/${models[0]?.id}`, { isActive: false })
    expect((await test.stranger('GET', '/api/models')).body).toEqual({ openAI: ['gpt-4.1', 'gpt-4.1-nano'] })
  })

  it('is told 503 where no endpoint has both a key and a model, also where nothing else is public', async () => {
    const bare = await openTestRoster({ engine: 'sqlite', populate: true, variables: { ROSTER_PUBLIC_READ: 'false' } })
    const { status, body } = await bare.stranger('GET', '/api/models')
    expect({ status, detail: body.detail }).toEqual({ status: 503, detail: 'No models/endpoints available' })
    expect((await bare.stranger('GET', '/v1/models')).status).toBe(401)
    await bare.close()
  })

  it('lists a default model with the numbers of the specification', async () => {
    const { models } = (await admin('GET', '?endpointType=anthropic')).body as { models: { id: number }[] }
    expect(models).toEqual([
      {
        id: models[0]?.id,
        name: 'Sonnet 4',
        modelId: 'claude-sonnet-4-20250514',
        endpointType: 'anthropic',
        thinking: true,
        contextWindow: 200000,
        maxOutput: 64000,
        knowledgeCutoff: '2025-03-01T00:00:00Z',
        inputPricePerMtok: 3,
        outputPricePerMtok: 15,
        isActive: true,
        createdAt: expect.any(String),
        updatedAt: expect.any(String),
      },
    ])
  })

  it('creates, reads, updates in part and deletes by number', async () => {
    const created = await admin('POST', '', GPT_5)
    expect(created).toMatchObject({ status: 201, body: GPT_5 })
    const { id } = created.body as { id: number }
    expect((await admin('GET', `/${id}`)).body).toEqual(created.body)
    const changed = await admin('PUT', `/${id}`, { inputPricePerMtok: 2.5, outputPricePerMtok: 12.5 })
    expect(changed.body).toMatchObject({ ...GPT_5, inputPricePerMtok: 2.5, outputPricePerMtok: 12.5 })
    expect((await admin('PUT', `/${id}`, changed.body)).body).toMatchObject({ inputPricePerMtok: 2.5 })
    expect((await admin('DELETE', `/${id}`)).status).toBe(204)
    expect((await admin('GET', `/${id}`)).status).toBe(404)
  })

  it.each([
    ['a modelId that is taken', { modelId: 'gpt-4.1' }, 409, '/modelId'],
    ['an endpoint that is none', { endpointType: 'replicate' }, 400, '/endpointType'],
    ['no context', { contextWindow: undefined }, 400, '/contextWindow'],
    ['a negative price', { inputPricePerMtok: -1 }, 400, '/inputPricePerMtok'],
    ['an unknown field', { model_id: 'x' }, 400, '/model_id'],
  ])('refuses %s', async (_, change, status, pointer) => {
    expect((await admin('POST', '', { ...GPT_5, ...change })).body).toMatchObject({ status, errors: [{ pointer }] })
  })

  it('populates its three, and skips those that exist', async () => {
    const { models } = (await admin('GET', '?endpointType=anthropic')).body as { models: { id: number }[] }
    await admin('DELETE', `/${models[0]?.id}`)
    const { body } = await test.request('POST', '/api/admin/models/populate')
    expect(body).toEqual({
      message: 'Model population completed',
      summary: { created: 1, skipped: 2, total: 3 },
      results: [
        { modelId: 'claude-sonnet-4-20250514', status: 'created', id: expect.any(Number) },
        { modelId: 'gpt-4.1', status: 'skipped', reason: 'already exists' },
        { modelId: 'gpt-4.1-nano', status: 'skipped', reason: 'already exists' },
      ],
    })
  })

  it('gives nobody else the administration', async () => {
    expect((await test.stranger('GET', '/api/admin/models')).status).toBe(401)
    expect((await test.stranger('POST', '/api/admin/models', GPT_5)).status).toBe(401)
  })

  it('gets context and prices for a million tokens', async () => {
    const { body } = await test.stranger<Record<string, object>>('GET', '/api/endpoints/token-config')
    expect(body.openAI).toEqual({
      'gpt-4.1': { context: 128000, prompt: 10, completion: 30 },
      'gpt-4.1-nano': { context: 32000, prompt: 2, completion: 8 },
    })
  })

  it("speaks OpenAI's list, and its errors", async () => {
    const { body } = await test.stranger<{ data: object[] }>('GET', '/v1/models')
    expect(body.data).toContainEqual({
      id: 'sonnet-4',
      object: 'model',
      created: expect.any(Number),
      owned_by: 'anthropic',
      context_length: 200000,
      max_model_len: 200000,
      max_input_tokens: 200000,
      max_output_tokens: 64000,
    })
    const missing = await test.stranger('GET', '/v1/models/nope')
    expect(missing.body).toMatchObject({
      status: 404,
      error: { message: 'There is no model "nope"', code: 'not_found' },
    })
  })
})

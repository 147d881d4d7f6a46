// The facades, asked by the very clients that they are made for.
import type { TModelsConfig, TTokenConfigMap } from 'librechat-data-provider'
import OpenAI, { AuthenticationError, NotFoundError } from 'openai'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ADMIN_TOKEN, type CliServer, startCliServer } from '../../../test/support/cli.ts'

const KEYS = { ANTHROPIC_API_KEY: 'a-key', OPENAI_API_KEY: 'another', ACME_API_KEY: 'a-third' }
const ACME = {
  id: 'acme',
  display_name: 'Acme',
  kind: 'openAI',
  base_url: 'https://acme.example/v1',
  api_key_env: 'ACME_API_KEY',
}
const UNPRICED = {
  provider: 'acme',
  model_key: 'acme/large',
  display_name: 'Acme Large',
  modality: 'text',
  task: 'chat',
}

let server: CliServer
beforeAll(async () => {
  server = await startCliServer(KEYS)
  for (const [path, body] of [
    ['providers', ACME],
    ['models', UNPRICED],
  ] as const)
    await fetch(`${server.url}/api/v1/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
})
afterAll(() => server.close())

describe('the client of OpenAI', () => {
  const client = (apiKey = ADMIN_TOKEN) => new OpenAI({ apiKey, baseURL: `${server.url}/v1`, maxRetries: 0 })

  it('lists the models that can be called, page by page', async () => {
    const ids: string[] = []
    for await (const { id, object, owned_by, created } of client().models.list()) {
      expect({ object, owned_by, created }).toEqual({
        object: 'model',
        owned_by: expect.any(String),
        created: expect.any(Number),
      })
      ids.push(id)
    }
    expect(ids).toEqual(expect.arrayContaining(['sonnet-4', 'gpt-4.1', 'gpt-4.1-nano', 'acme-large']))
    expect(ids).not.toContain('musicgen-small')
  })

  it('retrieves one by its id, and by the name that its provider gives it', async () => {
    expect(await client().models.retrieve('sonnet-4')).toMatchObject({ id: 'sonnet-4', context_length: 200_000 })
    expect((await client().models.retrieve('acme/large')).id).toBe('acme-large')
  })

  it('prints what went wrong', async () => {
    const missing = await client()
      .models.retrieve('nope')
      .catch((error: unknown) => error)
    expect(missing).toBeInstanceOf(NotFoundError)
    expect(missing).toMatchObject({ message: '404 There is no model "nope"', code: 'not_found', type: 'not_found' })
    const stranger = await client('sk-of-somebody-else')
      .models.list()
      .catch((error: unknown) => error)
    expect(stranger).toBeInstanceOf(AuthenticationError)
    expect(String(stranger)).not.toMatch(/no body|undefined/)
    const unknown = await client()
      .moderations.create({ input: 'Hello' })
      .catch((error: unknown) => error)
    expect(unknown).toBeInstanceOf(NotFoundError)
    expect(String(unknown)).toContain('POST /v1/moderations')
  })
})

describe('the data provider of LibreChat', () => {
  let library: typeof import('librechat-data-provider')
  beforeAll(async () => {
    // It is made for a page, and asks the page where its server is.
    const base = { getAttribute: () => server.url }
    Object.assign(globalThis, { document: { querySelector: () => base } })
    Object.assign(process, { browser: true })
    library = await import('librechat-data-provider')
  })

  it('gets models and what they cost, under the names of its endpoints', async () => {
    const models: TModelsConfig = await library.dataService.getModels()
    expect(models).toEqual({
      acme: ['acme/large'],
      anthropic: ['claude-sonnet-4-20250514'],
      openAI: ['gpt-4.1', 'gpt-4.1-nano'],
    })
    const { anthropic, openAI } = library.EModelEndpoint
    expect(Object.keys(models)).toEqual(expect.arrayContaining([anthropic, openAI]))
    const tokens: TTokenConfigMap = await library.dataService.getTokenConfig()
    expect(tokens.openAI?.['gpt-4.1']).toEqual({ context: 128_000, prompt: 10, completion: 30 })
    // What is not known is absent: a 0 would be a price.
    expect(tokens.acme).toEqual({ 'acme/large': {} })
  })

  it('takes both into its own configuration of an endpoint, by its own schema', async () => {
    const [models, tokens] = [await library.dataService.getModels(), await library.dataService.getTokenConfig()]
    const custom = {
      name: 'Roster',
      apiKey: 'user_provided',
      baseURL: `${server.url}/v1`,
      models: { default: models.openAI, fetch: true },
      tokenConfig: tokens.openAI,
    }
    const parsed = library.configSchema.safeParse({ version: '1.2.8', endpoints: { custom: [custom] } })
    expect(parsed.error?.issues).toBeUndefined()
    expect(parsed.data?.endpoints?.custom?.[0]).toMatchObject({ tokenConfig: tokens.openAI })
  })

  it('hears why there is none', async () => {
    const bare = await startCliServer()
    const answer = await fetch(`${bare.url}/api/models`)
    expect(answer.status).toBe(503)
    expect(await answer.json()).toMatchObject({ detail: 'No models/endpoints available' })
    await bare.close()
  })
})

// Which model, with which parameters, within which limits, at what cost.
import { describe, expect, it, onTestFinished } from 'vitest'
import { type CatalogParts, catalogOf } from '../../test/support/catalog.ts'
import { model, openTestRoster, PROVIDER } from '../../test/support/roster.ts'
import { RosterError } from '../core/errors.ts'
import type { ResolveRequest } from './contract.ts'
import { resolve } from './index.ts'

const NOW = new Date('2026-01-01T00:00:00Z')
const NO_CONFIGURATIONS = { find: () => undefined, defaultOf: () => undefined }
const CHAT = { modality: 'text', task: 'chat' } as const
const IMAGE = { modality: 'image', task: 'generation' } as const

const ask = (parts: CatalogParts, request: ResolveRequest) =>
  resolve({ catalog: catalogOf(parts), configurations: NO_CONFIGURATIONS }, request, { now: NOW })

function refusal(parts: CatalogParts, request: ResolveRequest): RosterError {
  try {
    ask(parts, request)
  } catch (error) {
    if (error instanceof RosterError) return error
    throw error
  }
  throw new Error('it was not refused')
}

const chosen = (parts: CatalogParts, request: ResolveRequest) => ask(parts, request).choice.entry.row.id

describe('specification 1', () => {
  const open = async (variables = {}) => {
    const test = await openTestRoster({ engine: 'sqlite', populate: true, variables })
    onTestFinished(() => test.close())
    return test
  }

  it.each([
    ['duration', 45, 'Duration 45s exceeds model limit of 30s'],
    ['duration', 30.5, 'Duration 30.5s exceeds model limit of 30s'],
    ['duration_seconds', 45, 'Duration 45s exceeds model limit of 30s'],
  ])('refuses a %s of %d in its own words', async (name, value, detail) => {
    const { request } = await open()
    const { status, body } = await request('POST', '/api/v1/resolve', {
      model: 'musicgen-small',
      input: { [name]: value },
    })
    expect(status).toBe(400)
    expect(body).toMatchObject({ code: 'limit_exceeded', detail, errors: [{ pointer: `/input/${name}`, detail }] })
  })

  it('lets 30 through, and counts its tokens', async () => {
    const { request } = await open()
    const { status, body } = await request('POST', '/api/v1/resolve', {
      model: 'facebook/musicgen-small',
      input: { duration: 30 },
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      model: { id: 'musicgen-small' },
      parameters: { duration: 30 },
      tokens: { input: null, output: 1500, estimated: false },
      limits: [{ name: 'max_duration_seconds', value: 30, origin: 'registry', requested: 30, ok: true }],
    })
  })

  it('lets the environment of a server set another limit, and says so', async () => {
    const { request } = await open({ ROSTER_LIMIT__MUSICGEN_SMALL__MAX_DURATION_SECONDS: '60' })
    const send = (duration: number) =>
      request('POST', '/api/v1/resolve', { model: 'musicgen-small', input: { duration } })
    expect((await send(45)).body).toMatchObject({
      limits: [{ name: 'max_duration_seconds', value: 60, origin: 'environment', requested: 45, ok: true }],
    })
    expect((await send(61)).body.detail).toBe('Duration 61s exceeds model limit of 60s')
  })
})

describe('a model that is named', () => {
  const models = [
    model('one'),
    model('off', { is_active: false }),
    model('vae', { type: 'vae' }),
    model('theirs', { provider: 'sleeping' }),
  ]
  const providers = [PROVIDER, { id: 'sleeping', display_name: 'Sleeping', kind: 'other', is_active: false }]

  it.each([
    ['nothing', 'not_found', 'There is no model "nothing"'],
    ['off', 'conflict', 'The model "off" is inactive'],
    ['theirs', 'conflict', 'belongs to the provider "sleeping", which is inactive'],
    ['vae', 'conflict', 'is a vae, which cannot be run by itself'],
  ])('and cannot be used is refused: %s', (name, code, sentence) => {
    const { code: given, message } = refusal({ models, providers }, { model: name })
    expect([given, message]).toEqual([code, expect.stringContaining(sentence)])
  })

  it.each([
    [{ modality: 'image' }, 'makes text, not image'],
    [{ task: 'embedding' }, 'is for chat, not embedding'],
    [{ requires: { thinking: true } }, 'is not one with thinking true'],
    [{ runnable_only: true }, 'is not one that this server can call'],
    [{ provider: 'sleeping' }, 'is not one of the provider "sleeping"'],
  ] as const)('must be what was asked for: %o', (request, sentence) => {
    const { code, message } = refusal({ models, providers }, { model: 'one', ...request })
    expect([code, message]).toEqual(['conflict', expect.stringContaining(sentence)])
  })

  it('falls back only where that is asked for, and says from what and why', () => {
    const { choice } = ask({ models, providers }, { model: 'off', fallback: true })
    expect(choice.entry.row.id).toBe('one')
    expect(choice.fallback).toEqual({ from: 'off', reason: 'The model "off" is inactive' })
    expect(ask({ models, providers }, { model: 'one', fallback: true }).choice.fallback).toBe(null)
  })

  it('that is missing falls back only where it is said to what', () => {
    const missing = { model: 'nothing', fallback: true }
    expect(refusal({ models }, missing).errors.map(({ pointer }) => pointer)).toEqual(['/modality'])
    expect(chosen({ models }, { ...missing, ...CHAT })).toBe('one')
  })
})

describe('no candidate', () => {
  it('is told with what was asked for and how many each condition left', () => {
    const models = [
      model('one', { capabilities: { thinking: true, context_window: 10 } }),
      model('two', { capabilities: { thinking: true } }),
      model('three'),
      model('off', { is_active: false }),
    ]
    const { code, message } = refusal({ models }, { ...CHAT, requires: { thinking: true, context_window: 11 } })
    expect(code).toBe('not_found')
    expect(message).toBe(
      'No model for text/chat: 3 active, then 2 with thinking true, then 0 with context_window of at least 11',
    )
  })
})

describe('parameters', () => {
  const models = [
    model('flux', {
      ...IMAGE,
      input_defaults: { num_inference_steps: 50, guidance_scale: 7.5, width: 1024, height: 1024, style: 'vivid' },
    }),
  ]

  it('speak one language, whatever they are called', () => {
    const { parameters, origins } = ask({ models }, { ...IMAGE, input: { num_inference_steps: 20, n: 2 } })
    expect(parameters).toEqual({
      steps: 20,
      batch_size: 2,
      cfg_scale: 7.5,
      resolution_width: 1024,
      resolution_height: 1024,
      style: 'vivid',
    })
    expect(origins).toMatchObject({ steps: 'request', cfg_scale: 'input_defaults', style: 'input_defaults' })
  })

  it('that only the model knows stand flat beside the others', () => {
    const { parameters } = ask(
      { models },
      { ...IMAGE, input: { additional_params: { style: 'plain', constructor: 'x' } } },
    )
    expect(parameters).toMatchObject({ style: 'plain' })
    expect(Object.hasOwn(parameters, 'constructor')).toBe(true)
  })

  it('under two names must agree', () => {
    expect(ask({ models }, { ...IMAGE, input: { steps: 20, num_inference_steps: 20 } }).parameters.steps).toBe(20)
    const { errors } = refusal({ models }, { ...IMAGE, input: { steps: 20, num_inference_steps: 21 } })
    expect(errors).toEqual([{ pointer: '/input/num_inference_steps', detail: expect.stringContaining('"steps"') }])
  })

  it('that are null are not given, and -1 is a value', () => {
    const { parameters } = ask({ models }, { ...IMAGE, input: { steps: null, seed: -1 } })
    expect(parameters).toMatchObject({ steps: 50, seed: -1 })
  })
})

describe('limits', () => {
  const limited = (capabilities: object, facts: object = IMAGE) => ({
    models: [model('one', { ...facts, capabilities })],
  })

  it.each([
    [{ max_steps: 10 }, { num_inference_steps: 11 }, '/input/num_inference_steps', '11 steps exceed model limit of 10'],
    [{ max_batch_size: 1 }, { n: 2 }, '/input/n', 'Batch of 2 exceeds model limit of 1'],
    [
      { max_resolution: '1024x768' },
      { width: 800, height: 800 },
      '/input/width',
      'Resolution 800x800 exceeds model limit of 1024x768',
    ],
    [{ max_pixels: 100 }, { height: 11 }, '/input/height', 'has 121 pixels; the model makes at most 100'],
    [{ resolution_multiple: 8 }, { width: 100, height: 96 }, '/input/width', '100x96 is not a multiple of 8'],
    [
      { samplers: ['euler'] },
      { sampler: 'ddim' },
      '/input/sampler',
      'sampler ddim is not supported; the model knows euler',
    ],
    [
      { supports_negative_prompts: false },
      { negative_prompt: 'x' },
      '/input/negative_prompt',
      'takes no negative prompt',
    ],
    [
      { max_output: 5 },
      { max_output_tokens: 6 },
      '/input/max_output_tokens',
      'Output of 6 tokens exceeds model limit of 5',
    ],
    [
      { context_window: 9 },
      { input_tokens: 5, max_tokens: 5 },
      '/input/max_tokens',
      'tokens exceed the context window of 9',
    ],
  ])('%o refuse %o', (capabilities, input, pointer, detail) => {
    const { code, errors } = refusal(limited(capabilities), { ...IMAGE, input })
    expect(code).toBe('limit_exceeded')
    expect(errors).toEqual([{ pointer, detail: expect.stringContaining(detail) }])
  })

  it('are all told at once', () => {
    const { errors } = refusal(limited({ max_steps: 1, max_batch_size: 1 }), { ...IMAGE, input: { steps: 2, n: 2 } })
    expect(errors.map(({ pointer }) => pointer)).toEqual(['/input/n', '/input/steps'])
  })

  it('hold either way round', () => {
    const { limits } = ask(limited({ max_resolution: '1024x768' }), { ...IMAGE, input: { width: 768, height: 1024 } })
    expect(limits).toEqual([
      { name: 'max_resolution', value: '1024x768', origin: 'registry', requested: '768x1024', ok: true },
    ])
  })

  it('clamp where that is asked for, and say what they changed', () => {
    const { parameters, clamped } = ask(limited({ max_steps: 10, max_resolution: '512x512' }), {
      ...IMAGE,
      on_limit: 'clamp',
      input: { steps: 45, width: 1024, height: 512 },
    })
    expect(parameters).toEqual({ steps: 10, resolution_width: 512, resolution_height: 256 })
    expect(clamped).toEqual([
      { name: 'resolution_width', from: 1024, to: 512 },
      { name: 'resolution_height', from: 512, to: 256 },
      { name: 'steps', from: 45, to: 10 },
    ])
  })

  it('refuse also then what no caller would want decided for them', () => {
    const clamp = { ...IMAGE, on_limit: 'clamp' } as const
    expect(refusal(limited({ supports_image_to_image: false }), { ...clamp, input: { image: 'x' } }).code).toBe(
      'limit_exceeded',
    )
    expect(refusal(limited({ context_window: 9 }), { ...clamp, input: { input_tokens: 10 } }).code).toBe(
      'limit_exceeded',
    )
  })
})

describe('cost', () => {
  const priced = (id: string, pricing: object, facts: object = {}) => model(id, { pricing, ...facts })
  const input = { input_tokens: 1_000_000, max_tokens: 1_000_000 }

  it('is what the tokens cost', () => {
    const models = [priced('one', { input_per_mtok: 3, output_per_mtok: 15 })]
    expect(ask({ models }, { ...CHAT, input }).cost).toEqual({ amount: 18, currency: 'USD', known: true, reason: null })
  })

  it.each([
    ['no price', {}, input],
    ['half a price', { input_per_mtok: 3 }, input],
    ['no count', { input_per_mtok: 3, output_per_mtok: 15 }, { input_tokens: 5 }],
  ])('is unknown with a reason, and never 0, where there is %s', (_what, pricing, given) => {
    const { cost } = ask({ models: [priced('one', pricing)] }, { ...CHAT, input: given })
    expect(cost).toEqual({ amount: null, currency: 'USD', known: false, reason: expect.stringMatching(/./) })
  })

  it('decides where that is preferred: known before unknown, then by routing order', () => {
    const models = [
      priced('unknown', {}, { priority: 0, is_default: true }),
      priced('dear', { input_per_mtok: 9, output_per_mtok: 9 }, { priority: 1 }),
      priced('cheap', { input_per_mtok: 1, output_per_mtok: 1 }, { priority: 3 }),
      priced('same', { input_per_mtok: 1, output_per_mtok: 1 }, { priority: 2 }),
      priced('free', { input_per_mtok: 0, output_per_mtok: 0 }, { priority: 4 }),
    ]
    const { choice } = ask({ models }, { ...CHAT, prefer: 'cost', input })
    expect([choice.entry.row.id, choice.reason]).toEqual(['free', 'lowest known cost for text/chat'])
    expect(choice.alternatives).toEqual([
      { model: 'same', rank: 2, reason: 'costs more' },
      { model: 'cheap', rank: 3, reason: 'costs more' },
      { model: 'dear', rank: 4, reason: 'costs more' },
      { model: 'unknown', rank: 5, reason: 'cost not known' },
    ])
    expect(chosen({ models }, CHAT)).toBe('unknown')
  })

  it('estimates the tokens of a prompt, and says that it does', () => {
    const { tokens } = ask({ models: [model('one')] }, { ...CHAT, input: { prompt: 'x'.repeat(41) } })
    expect(tokens).toEqual({ input: 11, output: null, estimated: true })
  })

  it('knows the cost of an embedding, which has no output to be paid for', () => {
    const embedding = { modality: 'text', task: 'embedding' } as const
    const pricing = { input_per_mtok: 2 }
    const models = [model('one', { ...embedding, pricing }), model('chat', { ...CHAT, pricing })]
    expect(ask({ models }, { ...embedding, input: { input_tokens: 1000 } }).cost).toMatchObject({ amount: 0.002 })
    expect(ask({ models }, { ...CHAT, input: { input_tokens: 1000 } }).cost).toMatchObject({ known: false })
  })
})

describe('an adapter', () => {
  const models = [
    model('sdxl', { ...IMAGE, base_model: 'sdxl' }),
    model('flux', { ...IMAGE, base_model: 'flux_dev', hf_model_id: 'lab/flux', priority: -1 }),
    model('by-type', { ...IMAGE, type: 'lora', base_model: 'sdxl' }),
    model('by-id', { ...IMAGE, type: 'lora', base_model: 'sdxl' }),
    model('by-repository', { ...IMAGE, type: 'lora', base_model: 'lab/flux' }),
    model('off', { ...IMAGE, type: 'lora', base_model: 'sdxl', is_active: false }),
  ]

  it.each([
    ['by-type', 'sdxl'],
    ['by-id', 'sdxl'],
    ['by-repository', 'flux'],
  ])('%s narrows the candidates to those that it fits', (adapter_id, id) => {
    const resolved = ask({ models }, { ...IMAGE, adapter_id })
    expect([resolved.choice.entry.row.id, resolved.adapter?.row.id]).toEqual([id, adapter_id])
  })

  it.each([
    ['by-type', 'flux', 'conflict', 'is not one that the adapter "by-type" fits'],
    ['off', 'sdxl', 'conflict', 'The adapter "off" is inactive'],
    ['sdxl', 'sdxl', 'not_found', 'There is no adapter "sdxl"'],
  ])('%s is refused for %s', (adapter_id, name, code, sentence) => {
    const { code: given, message } = refusal({ models }, { model: name, adapter_id })
    expect([given, message]).toEqual([code, expect.stringContaining(sentence)])
  })
})

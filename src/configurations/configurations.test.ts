// Configurations: what a model and a base model have, which is the default, and what becomes of them.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addModels, DATABASES, model, openTestRoster, type TestRoster } from '../../test/support/roster.ts'
import type { Configuration } from './contract.ts'

type Default = Configuration & { scope: string }

const HIGH_QUALITY = {
  base_model: 'sdxl',
  name: 'High Quality',
  description: 'High quality settings for SDXL',
  is_default: true,
  steps: 35,
  cfg_scale: 7.5,
  sampler: 'dpmpp_2m',
  scheduler: 'karras',
  clip_skip: -1,
  resolution_width: 1024,
  resolution_height: 1024,
  batch_size: 1,
  seed: -1,
  additional_params: { refiner_steps: 5 },
}
const FAST = {
  base_model: 'flux_dev',
  name: 'Flux Fast',
  steps: 8,
  cfg_scale: 2,
  sampler: 'euler',
  scheduler: 'simple',
  resolution_width: 1024,
  resolution_height: 1024,
}
const OF_MODEL = '/api/v1/models/painter/configurations'
const OF_SDXL = '/api/v1/models/configurations/base/sdxl'
const one = (id: string) => `/api/v1/models/configurations/${id}`

describe.each(DATABASES)('configurations on %s', (engine) => {
  let test: TestRoster
  beforeEach(async () => {
    test = await openTestRoster({ engine })
    const capabilities = { max_resolution: '1024x1024', max_steps: 50 }
    const painter = { modality: 'image', task: 'generation', base_model: 'sdxl', capabilities }
    await addModels(test.request, model('painter', painter))
  })
  afterEach(() => test.close())

  const add = async (path: string, body: object) => {
    const { status, body: answer } = await test.request<Configuration>('POST', path, body)
    expect({ status, answer }).toMatchObject({ status: 201 })
    return answer
  }

  it("keeps specification 0's examples as they were sent, with defaults filled in", async () => {
    const ofModel = await add(OF_MODEL, HIGH_QUALITY)
    expect(ofModel).toEqual({
      ...HIGH_QUALITY,
      id: ofModel.id,
      model_id: 'painter',
      created_at: ofModel.created_at,
      updated_at: ofModel.created_at,
    })
    const ofBase = await add('/api/v1/models/configurations/base/flux_dev', FAST)
    expect(ofBase).toMatchObject({
      ...FAST,
      model_id: null,
      description: null,
      is_default: false,
      clip_skip: -1,
      batch_size: 1,
      seed: -1,
      additional_params: {},
    })
    expect((await test.stranger('GET', one(ofModel.id))).body).toEqual(ofModel)
  })

  it('gives the default of a model, else of its base model, and says which', async () => {
    expect((await test.stranger('GET', `${OF_MODEL}/default`)).status).toBe(404)
    const lent = await add(OF_SDXL, { ...HIGH_QUALITY, name: 'Lent' })
    expect((await test.stranger<Default>('GET', `${OF_MODEL}/default`)).body).toEqual({ ...lent, scope: 'base_model' })
    const own = await add(OF_MODEL, { ...HIGH_QUALITY, name: 'Own' })
    expect((await test.stranger<Default>('GET', `${OF_MODEL}/default`)).body).toEqual({ ...own, scope: 'model' })
    expect((await test.stranger<Default>('GET', `${OF_SDXL}/default`)).body).toEqual({ ...lent, scope: 'base_model' })
  })

  it('has one default for each model and base model: a second takes the flag, and undo gives it back', async () => {
    const first = await add(OF_MODEL, HIGH_QUALITY)
    const second = await add(OF_MODEL, { ...HIGH_QUALITY, name: 'Second' })
    const names = async () => {
      const { body } = await test.stranger<{ configurations: Configuration[] }>('GET', OF_MODEL)
      return body.configurations.map(({ name, is_default }) => [name, is_default])
    }
    expect(await names()).toEqual([
      ['Second', true],
      ['High Quality', false],
    ])
    await test.request('POST', `/api/v1/changes/${test.roster.catalog.revision}/undo`)
    expect(await names()).toEqual([['High Quality', true]])
    expect(second.id).not.toBe(first.id)
  })

  it('lends its parameters to resolve, under what the request asks for', async () => {
    await add(OF_SDXL, HIGH_QUALITY)
    const ask = { model: 'painter', input: { steps: 20, prompt: 'a fox' } }
    const { body } = await test.stranger<{ parameters: object; origins: object }>('POST', '/api/v1/resolve', ask)
    expect(body.parameters).toMatchObject({ steps: 20, cfg_scale: 7.5, seed: -1, refiner_steps: 5, prompt: 'a fox' })
    expect(body.origins).toMatchObject({ steps: 'request', seed: 'base_model_configuration' })
  })

  it('changes by PUT and PATCH, but never its owner', async () => {
    const { id } = await add(OF_MODEL, HIGH_QUALITY)
    const put = await test.request<Configuration>('PUT', one(id), { additional_params: { top_k: 1 } })
    expect(put.body).toMatchObject({ steps: 35, additional_params: { top_k: 1 } })
    const patch = await test.request<Configuration>('PATCH', one(id), { steps: 40, additional_params: { top_p: 0.5 } })
    expect(patch.body).toMatchObject({ steps: 40, additional_params: { top_k: 1, top_p: 0.5 } })
    const moved = await test.request('PUT', one(id), { base_model: 'pony' })
    expect(moved.body).toMatchObject({ status: 400, errors: [{ pointer: '/base_model' }] })
    expect((await test.request('PATCH', one(id), { steps: 1 }, { 'if-match': '"1"' })).status).toBe(412)
    expect((await test.request('PUT', one(id), patch.body)).body).toEqual(patch.body)
  })

  it.each([
    [
      'a resolution above the maximum, naming both',
      { resolution_width: 2048 },
      '/resolution_width',
      /2048x1024.*1024x1024/,
    ],
    ['too many steps for the model', { steps: 51 }, '/steps', /51.*50/],
    ['a base model that is not its own', { base_model: 'flux_dev' }, '/base_model', /sdxl/],
    [
      'a fixed field in additional_params',
      { additional_params: { width: 1 } },
      '/additional_params/width',
      /resolution_width/,
    ],
    ['no steps', { steps: 0 }, '/steps', /1 or more/],
    ['an unknown field', { stpes: 3 }, '/stpes', /not a known field/],
  ])('refuses %s', async (_, change, pointer, sentence) => {
    const { body } = await test.request('POST', OF_MODEL, { ...HIGH_QUALITY, ...change })
    expect(body).toMatchObject({ status: 400, errors: [{ pointer }] })
    expect(body.detail).toMatch(sentence)
  })

  it('goes with its model, and comes back with it', async () => {
    const { id } = await add(OF_MODEL, HIGH_QUALITY)
    await test.request('DELETE', '/api/v1/models/painter')
    expect((await test.stranger('GET', one(id))).status).toBe(404)
    await test.request('POST', `/api/v1/changes/${test.roster.catalog.revision}/undo`)
    expect((await test.stranger<Configuration>('GET', one(id))).body).toMatchObject(HIGH_QUALITY)
  })

  it('comes built in, but takes the flag from no default that somebody chose', async () => {
    await add(OF_SDXL, { ...HIGH_QUALITY, name: 'Ours' })
    await test.request('POST', '/api/v1/catalog/populate')
    const { body } = await test.stranger<{ configurations: Configuration[] }>('GET', OF_SDXL)
    expect(body.configurations.map(({ name, is_default }) => [name, is_default])).toEqual([
      ['Ours', true],
      ['Draft', false],
      ['High Quality', false],
    ])
  })

  it('is written by admins alone', async () => {
    expect((await test.stranger('POST', OF_MODEL, HIGH_QUALITY)).status).toBe(401)
  })
})

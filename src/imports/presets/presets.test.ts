// Presets of older systems as configurations: which files are understood, what is written, what is left alone.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DATABASES, everyRow, openTestRoster, type TestRoster } from '../../../test/support/roster.ts'
import type { Configuration } from '../../configurations/contract.ts'
import type { PresetReport } from '../contract.ts'
import { parsePresets } from './parse.ts'

/** As `configuration_presets` held them: no scheduler, no clip_skip, no additional_params, no default. */
const OLD = {
  name: 'Old Portrait',
  num_inference_steps: 30,
  guidance_scale: 6.5,
  sampler: 'euler',
  width: 832,
  height: 1216,
  refiner_steps: 5,
}
/** Specification 0's own example. */
const NEW = {
  base_model: 'sdxl',
  name: 'Studio',
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

describe.each(DATABASES)('importing presets on %s', (engine) => {
  let test: TestRoster
  beforeEach(async () => {
    test = await openTestRoster({ engine, populate: true })
  })
  afterEach(() => test.close())
  const run = (document: unknown, apply = true) =>
    test.request<PresetReport>('POST', `/api/v1/catalog/import?source=presets&dry_run=${!apply}`, document)
  const ofModel = async (id: string) =>
    (await test.request<{ configurations: Configuration[] }>('GET', `/api/v1/models/${id}/configurations`)).body
      .configurations
  const ofBaseModel = async (type: string) =>
    (await test.request<{ configurations: Configuration[] }>('GET', `/api/v1/models/configurations/base/${type}`)).body
      .configurations

  it('takes the array out of a model document, under its names of today, with what it does not name as defaults', async () => {
    const { status, body } = await run({ id: 'sdxl-1-0-base', base_model: 'SDXL', configuration_presets: [OLD] })
    expect({ status, body }).toMatchObject({ status: 200, body: { summary: { read: 1, new: 1, skipped: 0 } } })
    expect(await ofModel('sdxl-1-0-base')).toMatchObject([
      {
        id: body.new[0]?.id,
        model_id: 'sdxl-1-0-base',
        base_model: 'sdxl',
        name: 'Old Portrait',
        is_default: false,
        steps: 30,
        cfg_scale: 6.5,
        scheduler: 'normal',
        clip_skip: -1,
        resolution_width: 832,
        resolution_height: 1216,
        batch_size: 1,
        seed: -1,
        additional_params: { refiner_steps: 5 },
      },
    ])
  })

  it('says in a dry run what it would do, and writes nothing', async () => {
    const before = await everyRow(test)
    const { body } = await run({ configurations: [{ ...NEW, id: 'studio-of-old' }] }, false)
    expect(body).toMatchObject({
      source: 'presets',
      dry_run: true,
      new: [{ id: 'studio-of-old', model_id: null, base_model: 'sdxl', name: 'Studio' }],
    })
    expect(await everyRow(test)).toEqual(before)
    expect((await ofBaseModel('sdxl')).map(({ name }) => name)).not.toContain('Studio')
  })

  it('is one change that undo takes back; a default that is here stays the default', async () => {
    const { body } = await run([NEW, { ...NEW, name: 'Second', is_default: false, id: 'kept-id' }])
    const names = (await ofBaseModel('sdxl')).map(({ name, is_default }) => [name, is_default])
    expect(names).toContainEqual(['High Quality', true])
    expect(names).toContainEqual(['Studio', false])
    expect((await test.request('GET', '/api/v1/models/configurations/kept-id')).status).toBe(200)
    expect((await test.request('POST', `/api/v1/changes/${body.revision}/undo`)).status).toBe(200)
    expect((await ofBaseModel('sdxl')).map(({ name }) => name)).not.toContain('Studio')
  })

  it('changes what an import wrote, keeps what a person wrote, and does nothing twice', async () => {
    const file = { 'sdxl-1-0-base': [OLD, { ...OLD, name: 'Another' }] }
    await run(file)
    expect((await run(file)).body.summary).toEqual({ read: 2, new: 0, changed: 0, kept: 0, unchanged: 2, skipped: 0 })
    const another = (await ofModel('sdxl-1-0-base')).find(({ name }) => name === 'Another')
    await test.request('PATCH', `/api/v1/models/configurations/${another?.id}`, { steps: 12 })
    const newer = file['sdxl-1-0-base'].map((preset) => ({ ...preset, num_inference_steps: 40 }))
    const { body } = await run({ 'sdxl-1-0-base': newer })
    expect(body).toMatchObject({
      summary: { new: 0, changed: 1, kept: 1 },
      changed: [{ name: 'Old Portrait', fields: [{ field: 'steps', from: 30, to: 40 }] }],
      kept: [{ name: 'Another', fields: [{ field: 'steps', from: 12, to: 40 }] }],
    })
    expect((await ofModel('sdxl-1-0-base')).map(({ name, steps }) => [name, steps])).toEqual([
      ['Another', 12],
      ['Old Portrait', 40],
    ])
  })

  it('skips, with the reason, what belongs to a model that is not here, and what stands twice', async () => {
    const { body } = await run({
      models: [
        { name: 'Unheard Of', base_model: 'sdxl', configuration_presets: [OLD] },
        { name: 'SDXL Turbo' },
        { _id: { $oid: '65a1' }, name: 'SDXL 1.0 Base', configuration_presets: [OLD, OLD] },
      ],
    })
    expect(body.summary).toMatchObject({ read: 3, new: 1, skipped: 3 })
    expect(body.skipped.map(({ reason }) => reason).sort()).toEqual([
      'has the name and the owner of models[2].configuration_presets[0] (Old Portrait)',
      'holds no configuration_presets',
      'there is no model "Unheard Of" here',
    ])
  })

  it.each([
    [
      'lacks a field',
      [NEW, { ...NEW, name: 'Broken', steps: undefined }],
      '[1] (Broken): steps must be a whole number',
    ],
    ['has a wrong value', [{ ...NEW, cfg_scale: 'high' }], '[0] (Studio): cfg_scale must be a number'],
    ['says one thing twice', [{ ...NEW, width: 512 }], '[0] (Studio): '],
    ['says a default twice', [NEW, { ...NEW, name: 'Other' }], '[1] (Other): is_default: [0] (Studio) is the default'],
    ['names no base model', [{ ...NEW, base_model: undefined }], '[0] (Studio): base_model is required'],
    [
      'is more than its model can',
      { 'musicgen-small': [{ ...NEW, base_model: 'sdxl' }] },
      'musicgen-small[0] (Studio): base_model must be "musicgen"',
    ],
    ['is no object', ['Studio'], '[0]: must be an object'],
  ])('names the preset that %s, and writes nothing', async (_, document, detail) => {
    const before = await everyRow(test)
    const { status, body } = await test.request(
      'POST',
      '/api/v1/catalog/import?source=presets&dry_run=false',
      JSON.stringify(document),
    )
    expect({ status, detail: body.detail }).toEqual({
      status: 400,
      detail: expect.stringContaining(`Presets: ${detail}`),
    })
    expect(await everyRow(test)).toEqual(before)
  })

  it('is for admins', async () => {
    expect((await test.stranger('POST', '/api/v1/catalog/import?source=presets', [NEW])).status).toBe(401)
  })
})

describe('a file of presets', () => {
  it.each([
    ['a single preset', NEW, [null]],
    ['a list', [NEW], [null]],
    ['what the API lists', { configurations: [{ ...NEW, id: 'a', model_id: 'm' }] }, ['m']],
    ['arrays by model', { m: [OLD], n: [OLD] }, ['m', 'n']],
    ['a model', { id: 'm', configuration_presets: [OLD] }, ['m']],
    ['models', [{ model_key: 'm', configuration_presets: [OLD] }], ['m']],
    ['an array alone', { configuration_presets: [NEW] }, [null]],
  ])('may be %s', (_, document, models) => {
    expect(parsePresets(document).presets.map((preset) => preset.models[0] ?? null)).toEqual(models)
  })

  it.each([[null], ['text'], [{}], [{ name: 'nothing' }]])('is not %j', (document) => {
    expect(() => parsePresets(document)).toThrow('Presets: ')
  })

  it('keeps keys that objects have by nature', () => {
    const [preset] = parsePresets(
      JSON.parse(
        '[{"name":"x","steps":1,"cfg_scale":1,"sampler":"euler","width":8,"height":8,"constructor":1,"__proto__":{"a":1}}]',
      ),
    ).presets
    expect(preset?.facts.additional_params).toEqual({ constructor: 1 })
  })
})

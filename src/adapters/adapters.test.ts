// Adapters: what they need, which models they fit, and what is said where they do not.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DATABASES, openTestRoster, type TestRoster } from '../../test/support/roster.ts'
import type { Adapter } from './contract.ts'

const JAZZ = { name: 'My Jazz Adapter', version: '1.0', base_model: 'facebook/musicgen-small', trigger_words: ['jazz'] }

describe.each(DATABASES)('adapters on %s', (engine) => {
  let test: TestRoster
  beforeEach(async () => {
    test = await openTestRoster({ engine, populate: true })
  })
  afterEach(() => test.close())
  const add = (body: object) => test.request<Adapter>('POST', '/api/v1/adapters', body)

  it("has the name and the limits of the model that it needs, as specification 1's answer", async () => {
    const { status, body } = await add(JAZZ)
    expect({ status, body }).toMatchObject({
      status: 201,
      body: {
        ...JAZZ,
        id: 'my-jazz-adapter',
        modality: 'audio',
        base_model_config: { display_name: 'MusicGen Small', max_duration_seconds: 30, vram_requirement_gb: 4 },
        is_active: true,
        installed: false,
        compatible: null,
        hint: null,
      },
    })
    expect((await test.stranger('GET', '/api/v1/adapters/my-jazz-adapter')).body).toEqual(body)
    const models = await test.stranger<{ models: { id: string }[] }>('GET', '/api/v1/models')
    expect(models.body.models.map(({ id }) => id)).not.toContain('my-jazz-adapter')
  })

  it('says of each whether it fits a model, and those that fit come first', async () => {
    await add({ name: 'A Classical', base_model: 'musicgen-large' })
    await add(JAZZ)
    await add({ name: 'Any MusicGen', base_model: 'musicgen' })
    await add({ name: 'Painter', base_model: 'sdxl' })
    const { body } = await test.stranger<{ adapters: Adapter[] }>('GET', '/api/v1/adapters?model=musicgen-small')
    const shown = body.adapters.filter(({ id }) => id !== 'z-image-turbo-training-adapter')
    expect(shown.map(({ name, compatible, hint }) => [name, compatible, hint])).toEqual([
      ['Any MusicGen', true, null],
      ['My Jazz Adapter', true, null],
      ['A Classical', false, 'Requires MusicGen Large'],
      ['Painter', false, 'Requires SDXL 1.0'],
    ])
  })

  it('narrows what resolve may choose, and is refused for a model that it does not fit', async () => {
    await add({ ...JAZZ, base_model: 'musicgen-large' })
    const ask = { modality: 'audio', task: 'generation', adapter_id: 'my-jazz-adapter' }
    const chosen = await test.stranger<{ model: { id: string }; adapter: { id: string } }>(
      'POST',
      '/api/v1/resolve',
      ask,
    )
    expect([chosen.body.model.id, chosen.body.adapter.id]).toEqual(['musicgen-large', 'my-jazz-adapter'])
    const refused = await test.stranger('POST', '/api/v1/resolve', {
      model: 'musicgen-small',
      adapter_id: 'my-jazz-adapter',
    })
    expect(refused.status).toBe(409)
  })

  it('changes, and can be put back as it was read', async () => {
    const { body } = await add(JAZZ)
    const path = `/api/v1/adapters/${body.id}`
    expect((await test.request<Adapter>('PATCH', path, { trigger_words: ['swing'] })).body.trigger_words).toEqual([
      'swing',
    ])
    expect((await test.request('PUT', path, body)).body).toEqual(body)
    expect((await test.request('DELETE', path)).status).toBe(204)
    expect((await test.stranger('GET', path)).status).toBe(404)
  })

  it.each([
    ['no base model', { base_model: undefined }, '/base_model'],
    ['an empty name', { name: '' }, '/name'],
    ['an unknown field', { basemodel: 'x' }, '/basemodel'],
  ])('refuses %s', async (_, change, pointer) => {
    expect((await add({ ...JAZZ, ...change })).body).toMatchObject({ status: 400, errors: [{ pointer }] })
  })

  it('is listed at the root too, as models are', async () => {
    for (const path of ['/models', '/adapters']) {
      const [short, canonical] = [await test.stranger('GET', path), await test.stranger('GET', `/api/v1${path}`)]
      expect(short.body).toEqual(canonical.body)
    }
  })

  it('is no model to work with, and neither is an inactive one', async () => {
    await add(JAZZ)
    await test.request('PATCH', '/api/v1/models/musicgen-medium', { is_active: false })
    for (const model of ['my-jazz-adapter', 'musicgen-medium'])
      expect((await test.request('PUT', '/api/v1/models/current', { model })).status).toBe(409)
  })
})

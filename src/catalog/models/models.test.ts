// Models over HTTP: create, read, change, delete, list, and the rules that hold of them.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { addModels, DATABASES, everyRow, model, openTestRoster, type TestRoster } from '../../../test/support/roster.ts'
import type { Model } from '../contract.ts'

interface ModelList {
  models: Model[]
  current_model: string | null
  next_cursor: string | null
}

const MODELS = '/api/v1/models'

describe.each(DATABASES)('models on %s', (engine) => {
  let test: TestRoster
  beforeEach(async () => {
    test = await openTestRoster({ engine })
    await addModels(test.request)
  })
  afterEach(() => test.close())

  const post = async (id: string, facts: object = {}) => {
    const { status, body } = await test.request<Model>('POST', MODELS, model(id, facts))
    if (status !== 201) throw new Error(JSON.stringify(body))
    return body
  }
  const read = async (id: string) => (await test.request<Model>('GET', `${MODELS}/${id}`)).body
  const patch = (id: string, body: object, headers = {}) =>
    test.request<Model>('PATCH', `${MODELS}/${id}`, body, headers)
  const put = (id: string, body: object, headers = {}) => test.request<Model>('PUT', `${MODELS}/${id}`, body, headers)
  const { id: _, ...withoutId } = model('one', { display_name: 'Über Model (v1.5)' })

  describe('are created', () => {
    it('whole, at a location, with an ETag', async () => {
      const { status, headers, body } = await test.request<Model>('POST', MODELS, model('one'))
      expect(status).toBe(201)
      expect(headers.get('location')).toBe(`${MODELS}/one`)
      expect(body).toMatchObject({ id: 'one', number: 1, origin: 'person', priority: 0, is_active: true, tags: [] })
      const read = await test.request<Model>('GET', `${MODELS}/one`)
      expect(read.body).toEqual(body)
      expect(read.headers.get('etag')).toBe(headers.get('etag'))
    })

    it('with an id from the name, numbered where it is taken', async () => {
      const ids: string[] = []
      for (const model_key of ['a', 'b', 'c'])
        ids.push((await test.request<Model>('POST', MODELS, { ...withoutId, model_key })).body.id)
      expect(ids).toEqual(['uber-model-v1.5', 'uber-model-v1.5-2', 'uber-model-v1.5-3'])
    })

    it.each([
      ['no letter of which can stand in an id', '模型', 'key-of-one'],
      ['that means another path', 'Current', 'current-model'],
    ])('with an id that can be used, also of a name %s', async (_what, display_name, id) => {
      expect((await test.request<Model>('POST', MODELS, { ...withoutId, display_name })).body.id).toBe(id)
    })

    it.each([
      ['id', model('one', { model_key: 'other' }), '/id', '"one" is the id of another model'],
      [
        'key',
        model('two', { model_key: 'key-of-one' }),
        '/model_key',
        '"key-of-one" is already the model "one" of acme',
      ],
    ])('not with the %s of another', async (_what, body, pointer, detail) => {
      await post('one')
      const before = await everyRow(test)
      const answer = await test.request('POST', MODELS, body)
      expect(answer.status).toBe(409)
      expect(answer.body).toMatchObject({
        code: 'conflict',
        errors: [{ pointer, detail: expect.stringContaining(detail) }],
      })
      expect(await everyRow(test)).toEqual(before)
    })

    it('not for a provider that is not there', async () => {
      const { status, body } = await test.request('POST', MODELS, model('one', { provider: 'nobody' }))
      expect(status).toBe(400)
      expect(body.errors).toEqual([
        { pointer: '/provider', detail: expect.stringContaining('"nobody" is no provider') },
      ])
    })
  })

  describe('are found', () => {
    it('by id and by percent-encoded model_key', async () => {
      const created = await post('one', { model_key: 'owner/na me:v1?#%' })
      expect(await read('one')).toEqual(created)
      expect(await read(encodeURIComponent('owner/na me:v1?#%'))).toEqual(created)
    })

    it('by an id before a key that reads the same', async () => {
      await post('one', { model_key: 'two' })
      await post('two', { model_key: 'one' })
      expect((await read('one')).id).toBe('one')
    })

    it('not by a key that several providers have: the ids are named', async () => {
      await test.request('POST', '/api/v1/providers', { id: 'beta', display_name: 'Beta', kind: 'other' })
      await post('one', { model_key: 'same' })
      await post('two', { model_key: 'same', provider: 'beta' })
      const { status, body } = await test.request('GET', `${MODELS}/same`)
      expect([status, body.code]).toEqual([409, 'conflict'])
      expect(body.detail).toContain('ask by id: one, two')
    })

    it('not where there is none', async () => {
      const { status, body } = await test.request('GET', `${MODELS}/nothing`)
      expect([status, body.detail]).toEqual([404, 'There is no model "nothing"'])
    })
  })

  describe('are changed by PATCH', () => {
    it('field by field: what is not named stays', async () => {
      const before = await post('one', { description: 'first', tags: ['a'] })
      const { body } = await patch('one', { display_name: 'Renamed' })
      expect(body).toEqual({ ...before, display_name: 'Renamed', updated_at: body.updated_at })
    })

    it('key by key within an object, where null removes one', async () => {
      await post('one', {
        capabilities: { context_window: 8, max_output: 4, deep: { a: 1, b: 2 } },
        pricing: { input_per_mtok: 1, output_per_mtok: 2 },
      })
      const { body } = await patch('one', {
        capabilities: { max_output: null, deep: { b: null, c: 3 } },
        pricing: { input_per_mtok: 3 },
      })
      expect(body.capabilities).toEqual({ context_window: 8, deep: { a: 1, c: 3 } })
      expect(body.pricing).toEqual({ input_per_mtok: 3, output_per_mtok: 2 })
    })

    it('back to the default of a field by null', async () => {
      await post('one', {
        description: 'text',
        priority: 9,
        tags: ['a'],
        is_active: false,
        capabilities: { thinking: true },
      })
      const { body } = await patch('one', {
        description: null,
        priority: null,
        tags: null,
        is_active: null,
        capabilities: null,
      })
      expect(body).toMatchObject({ description: null, priority: 0, tags: [], is_active: true, capabilities: {} })
    })

    it('not to nothing where a model cannot be without it', async () => {
      await post('one')
      const { status, body } = await test.request('PATCH', `${MODELS}/one`, { display_name: null, task: null })
      expect(status).toBe(400)
      expect(body.errors?.map(({ pointer }) => pointer)).toEqual(['/display_name', '/task'])
    })

    it('without a new version where nothing is new', async () => {
      const { updated_at } = await post('one')
      const { status, body, headers } = await patch('one', { display_name: 'one', capabilities: { thinking: null } })
      expect([status, body.updated_at, headers.get('x-roster-revision')]).toEqual([200, updated_at, '2'])
    })
  })

  describe('are changed by PUT', () => {
    it('field by field, where an object that is named is replaced whole', async () => {
      await post('one', { description: 'stays', capabilities: { context_window: 8 }, pricing: { input_per_mtok: 1 } })
      const { body } = await put('one', { capabilities: { max_output: 4 } })
      expect(body).toMatchObject({ description: 'stays', pricing: { input_per_mtok: 1 } })
      expect(body.capabilities).toEqual({ max_output: 4 })
    })

    it.each([[20], [null]])('by a limit at the top level alone (%s), which replaces no capabilities', async (limit) => {
      await post('one', { capabilities: { context_window: 8, max_duration_seconds: 30 } })
      const { body } = await put('one', { max_duration_seconds: limit })
      expect(body.max_duration_seconds).toBe(limit)
      expect(body.capabilities).toMatchObject({ context_window: 8 })
    })

    it('with what was read, which changes nothing', async () => {
      await post('one', {
        capabilities: { max_duration_seconds: 30, unknown: { a: [1] } },
        knowledge_cutoff: '2025-03-01T01:00:00+01:00',
      })
      await post('two', {
        source: { type: 'huggingface', repo: 'a/b' },
        companions: [{ model_id: 'one', reason: 'x' }],
      })
      const before = await everyRow(test)
      for (const id of ['one', 'two']) {
        expect((await put(id, await read(id))).status).toBe(200)
        expect((await patch(id, await read(id))).status).toBe(200)
      }
      expect(await everyRow(test)).toEqual(before)
    })
  })

  it('keep what the server sets, by whichever verb', async () => {
    await post('one')
    for (const verb of ['PATCH', 'PUT']) {
      const { status, body } = await test.request(verb, `${MODELS}/one`, {
        number: 7,
        created_at: null,
        origin: 'person',
      })
      expect(status).toBe(400)
      expect(body.errors).toEqual(
        ['/number', '/created_at'].map((pointer) => ({ pointer, detail: 'is set by the server' })),
      )
    }
  })

  describe('show the five audio limits twice', () => {
    it('at the top and among the capabilities, whichever was sent', async () => {
      const top = await post('top', { max_duration_seconds: 30, sample_rate: 32_000 })
      const inner = await post('inner', { capabilities: { max_duration_seconds: 30, sample_rate: 32_000 } })
      for (const each of [top, inner]) {
        expect(each).toMatchObject({ max_duration_seconds: 30, sample_rate: 32_000, tokens_per_second: null })
        expect(each.capabilities).toEqual({ max_duration_seconds: 30, sample_rate: 32_000 })
      }
    })

    it.each([
      ['the top', { max_duration_seconds: 60, capabilities: { max_duration_seconds: 30 } }],
      ['the capabilities', { max_duration_seconds: 30, capabilities: { max_duration_seconds: 60 } }],
    ])('and take the one that changed: %s', async (_which, body) => {
      await post('one', { max_duration_seconds: 30 })
      for (const change of [patch, put]) {
        expect((await change('one', body)).body).toMatchObject({
          max_duration_seconds: 60,
          capabilities: { max_duration_seconds: 60 },
        })
        await patch('one', { max_duration_seconds: 30 })
      }
    })

    it('and refuse two that differ', async () => {
      await post('one', { max_duration_seconds: 30 })
      const both = { max_duration_seconds: 1, capabilities: { max_duration_seconds: 2 } }
      for (const [verb, path, body] of [
        ['POST', MODELS, model('two', both)],
        ['PATCH', `${MODELS}/one`, both],
      ] as const) {
        const { status, body: answer } = await test.request(verb, path, body)
        expect(status).toBe(400)
        expect(answer.errors?.[0]?.pointer).toBe('/max_duration_seconds')
      }
    })
  })

  describe('have versions', () => {
    const etagOf = async (id: string) => (await test.request('GET', `${MODELS}/${id}`)).headers.get('etag') ?? ''

    it('that spare a reader what it has', async () => {
      await post('one')
      const etag = await etagOf('one')
      for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
        const { status, body } = await test.request('GET', `${MODELS}/one`, undefined, { 'if-none-match': tag })
        expect([status, body]).toEqual([304, null])
      }
      await patch('one', { description: 'new' })
      expect((await test.request('GET', `${MODELS}/one`, undefined, { 'if-none-match': etag })).status).toBe(200)
    })

    it('that change when the provider is configured otherwise', async () => {
      await post('one')
      const etag = await etagOf('one')
      await test.request('PATCH', '/api/v1/providers/acme', { auth_scheme: 'none' })
      const { status, body } = await test.request<Model>('GET', `${MODELS}/one`, undefined, { 'if-none-match': etag })
      expect([status, body?.configured]).toEqual([200, true])
    })

    it.each(['PATCH', 'PUT', 'DELETE'])('that a %s may ask for', async (verb) => {
      await post('one')
      const old = await etagOf('one')
      await patch('one', { description: 'newer' })
      const before = await everyRow(test)
      const send = (tag: string) =>
        test.request(verb, `${MODELS}/one`, verb === 'DELETE' ? undefined : {}, { 'if-match': tag })
      for (const tag of [old, '"1"', 'W/"1"', '"7", "8"', 'nonsense', '']) {
        const { status, body } = await send(tag)
        expect([tag, status, body.code]).toEqual([tag, 412, 'precondition_failed'])
      }
      expect(await everyRow(test)).toEqual(before)
      const good = ['"2"', 'W/"2"', '"1", "2"', await etagOf('one'), '*']
      for (const tag of verb === 'DELETE' ? ['"2"'] : good) expect((await send(tag)).status).toBeLessThan(300)
    })
  })

  describe('have one default for a modality and task', () => {
    const defaults = async () => {
      const { body } = await test.request<ModelList>('GET', MODELS)
      return body.models.filter(({ is_default }) => is_default).map(({ id }) => id)
    }

    it('which takes the flag from the one before it, in one change', async () => {
      await post('one', { is_default: true })
      await post('two', { is_default: true })
      expect(await defaults()).toEqual(['two'])
      const { headers } = await patch('one', { is_default: true })
      expect(await defaults()).toEqual(['one'])
      const { body } = await test.request<{ entries: { id: string }[] }>(
        'GET',
        `/api/v1/changes/${headers.get('x-roster-revision')}`,
      )
      expect(body.entries.map(({ id }) => id).sort()).toEqual(['one', 'two'])
    })

    it('also where a default moves to another task', async () => {
      await post('one', { is_default: true })
      await post('two', { is_default: true, task: 'embedding' })
      expect(await defaults()).toEqual(['one', 'two'])
      await patch('one', { task: 'embedding' })
      expect(await defaults()).toEqual(['one'])
    })
  })

  describe('of a provider', () => {
    it('keep it from being deleted', async () => {
      await post('one')
      await post('two')
      const { status, body } = await test.request('DELETE', '/api/v1/providers/acme')
      expect([status, body.code]).toEqual([409, 'conflict'])
      expect(body.detail).toContain('Acme has 2 models')
    })

    it('that is inactive are no candidates, until it is active again', async () => {
      await post('one')
      const resolve = () => test.request('POST', '/api/v1/resolve', { modality: 'text', task: 'chat' })
      await test.request('PATCH', '/api/v1/providers/acme', { is_active: false })
      expect((await resolve()).status).toBe(404)
      await test.request('PATCH', '/api/v1/providers/acme', { is_active: true })
      expect((await resolve()).status).toBe(200)
    })
  })

  describe('are put in order', () => {
    const ids = async () => (await test.request<ModelList>('GET', MODELS)).body.models.map(({ id }) => id)
    const order = (priorities: object) =>
      test.request<{ revision: number }>('PUT', '/api/v1/catalog/priorities', { priorities })
    beforeEach(async () => {
      for (const id of ['one', 'three', 'two']) await post(id)
    })

    it('in one change, which one undo takes back', async () => {
      const { status, body } = await order({ three: 5, two: 1 })
      expect(status).toBe(200)
      expect(await ids()).toEqual(['one', 'two', 'three'])
      await test.request('POST', `/api/v1/changes/${body.revision}/undo`)
      expect(await ids()).toEqual(['one', 'three', 'two'])
    })

    it('or none of them where one does not exist', async () => {
      expect((await order({ one: 9, nobody: 1 })).status).toBe(404)
      expect(await ids()).toEqual(['one', 'three', 'two'])
    })

    it.each([{}, { one: 1.5 }, { one: 2 ** 31 }])('and not by %j', async (priorities) => {
      expect((await order(priorities)).status).toBe(400)
    })
  })

  describe('have a current one', () => {
    const current = async (request = test.request) =>
      (await request<{ current_model: string | null }>('GET', `${MODELS}/current`)).body.current_model
    beforeEach(async () => {
      await test.request('POST', '/api/v1/providers', { id: 'local', display_name: 'Local', kind: 'local' })
    })

    it('which is none where no local model is', async () => {
      await post('one')
      expect(await test.request('GET', `${MODELS}/current`)).toMatchObject({
        status: 200,
        body: { current_model: null, model: null },
      })
    })

    it('which is the first local model in routing order, until one is chosen, and once that is deleted', async () => {
      await post('one')
      await post('second', { provider: 'local', priority: 2 })
      await post('first', { provider: 'local', priority: 1 })
      expect(await current()).toBe('first')
      const { body } = await test.request('PUT', `${MODELS}/current`, { model: 'one' })
      expect(body).toMatchObject({ current_model: 'one', model: { id: 'one' }, reload: { required: false } })
      expect(await current()).toBe('one')
      expect((await test.request<ModelList>('GET', MODELS)).body.current_model).toBe('one')
      await test.request('DELETE', `${MODELS}/one`)
      expect(await current()).toBe('first')
    })

    it('which must be loaded where it is a local one', async () => {
      await post('first', { provider: 'local' })
      const { body } = await test.request('PUT', `${MODELS}/current`, { model: 'first' })
      expect(body).toMatchObject({
        reload: { required: true, reason: expect.stringContaining('first runs on this machine') },
      })
    })

    it('which a stranger sees only while it is active', async () => {
      await post('first', { provider: 'local' })
      await test.request('PUT', `${MODELS}/current`, { model: 'first' })
      expect(await current(test.stranger)).toBe('first')
      await patch('first', { is_active: false })
      expect(await current(test.stranger)).toBe(null)
    })

    it('which must be there', async () => {
      expect((await test.request('PUT', `${MODELS}/current`, { model: 'nothing' })).status).toBe(404)
    })
  })

  it('are gone once they are deleted', async () => {
    await post('one')
    expect(await test.request('DELETE', `${MODELS}/one`)).toMatchObject({ status: 204, body: null })
    expect((await test.request('GET', `${MODELS}/one`)).status).toBe(404)
    expect((await test.request('DELETE', `${MODELS}/one`)).status).toBe(404)
    expect((await test.request<ModelList>('GET', MODELS)).body.models).toEqual([])
  })

  it('show a stranger the active ones alone', async () => {
    await post('one')
    await post('hidden', { is_active: false })
    for (const query of ['', '?active=false', '?active=true']) {
      const { body } = await test.stranger<ModelList>('GET', `${MODELS}${query}`)
      expect(body.models.map(({ id }) => id)).toEqual(['one'])
    }
    expect((await test.stranger('GET', `${MODELS}/hidden`)).status).toBe(404)
    const inactive = await test.request<ModelList>('GET', `${MODELS}?active=false`)
    expect(inactive.body.models.map(({ id }) => id)).toEqual(['hidden'])
  })
})

describe.each(DATABASES)('a list of models on %s', (engine) => {
  let test: TestRoster
  beforeAll(async () => {
    test = await openTestRoster({ engine })
    await addModels(
      test.request,
      model('b', { display_name: 'Same' }),
      model('a', { display_name: 'Same' }),
      model('default', { is_default: true, display_name: 'Z' }),
      model('astral', { display_name: '\u{1f600}' }),
      model('replacement', { display_name: '\ufffd', description: 'Writes POEMS' }),
      model('upper', { display_name: 'Lower', tags: ['poems', 'haiku'] }),
      model('early', { priority: -1, modality: 'image', task: 'generation', family: 'flux', base_model: 'flux_dev' }),
      model('style', { type: 'lora' }),
      model('late', { priority: 5 }),
    )
  })
  afterAll(() => test.close())

  const ids = async (query = '') => {
    const { body } = await test.request<ModelList>('GET', `${MODELS}${query}`)
    return body.models.map(({ id }) => id)
  }

  it('is in routing order: priority, default, name and id by code point', async () => {
    expect(await ids()).toEqual(['early', 'default', 'upper', 'a', 'b', 'replacement', 'astral', 'late'])
  })

  it.each([
    ['modality=image', ['early']],
    ['task=generation', ['early']],
    ['family=flux', ['early']],
    ['base_model=flux_dev', ['early']],
    ['type=lora', ['style']],
    ['provider=nobody', []],
    ['installed=true', []],
    ['q=poems', ['upper', 'replacement']],
    ['q=POEMS+haiku', ['upper']],
    ['q=key-of-late', ['late']],
    ['modality=text&q=late', ['late']],
  ])('is narrowed by %s', async (query, expected) => {
    expect(await ids(`?${query}`)).toEqual(expected)
  })

  it.each([1, 2, 3, 7, 8, 1000])('comes whole in pages of %i', async (limit) => {
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const query: string = `?limit=${limit}${cursor === null ? '' : `&cursor=${cursor}`}`
      const { body } = await test.request<ModelList>('GET', `${MODELS}${query}`)
      expect(body.models.length).toBeLessThanOrEqual(limit)
      seen.push(...body.models.map(({ id }) => id))
      cursor = body.next_cursor
    } while (cursor !== null && seen.length < 20)
    expect(seen).toEqual(await ids())
  })

  it('leaves none out and repeats none while others come, move and go', async () => {
    const changing = await openTestRoster({ engine })
    onTestFinished(() => changing.close())
    await addModels(changing.request, ...['c', 'e', 'g', 'i'].map((id) => model(id)))
    const page = async (cursor = '') =>
      (await changing.request<ModelList>('GET', `${MODELS}?limit=2${cursor && `&cursor=${cursor}`}`)).body
    const first = await page()
    // The last one given goes, one comes before it and one after it.
    await changing.request('DELETE', `${MODELS}/e`)
    await changing.request('POST', MODELS, model('a'))
    await changing.request('POST', MODELS, model('f'))
    const second = await page(first.next_cursor ?? '')
    expect([...first.models, ...second.models].map(({ id }) => id)).toEqual(['c', 'e', 'f', 'g'])
    await changing.request('PATCH', `${MODELS}/g`, { priority: -1 })
    expect((await page(second.next_cursor ?? '')).models.map(({ id }) => id)).toEqual(['i'])
  })

  it('is not sent again unchanged, and is another for another audience', async () => {
    const { headers } = await test.request('GET', MODELS)
    const etag = headers.get('etag') ?? ''
    expect(headers.get('vary')).toMatch(/Authorization/)
    const again = (request = test.request) => request('GET', MODELS, undefined, { 'if-none-match': etag })
    expect((await again()).status).toBe(304)
    expect((await again(test.stranger)).status).toBe(200)
    await test.request('PATCH', `${MODELS}/late`, { description: 'changed' })
    expect((await again()).status).toBe(200)
  })
})

describe.each(DATABASES)('limits that the environment of a server on %s overrides', (engine) => {
  let test: TestRoster
  beforeEach(async () => {
    const variables = {
      ROSTER_LIMIT__ONE_1__MAX_DURATION_SECONDS: '60',
      ROSTER_LIMIT__ONE_1__CONTEXT_WINDOW: '1000',
    }
    test = await openTestRoster({ engine, variables })
    await addModels(test.request, model('one.1', { max_duration_seconds: 30 }))
  })
  afterEach(() => test.close())

  const stored = async () => {
    const row = await test.roster.database.reader
      .selectFrom('api_models')
      .select('capabilities')
      .executeTakeFirstOrThrow()
    return JSON.parse(row.capabilities)
  }
  const read = async () => (await test.request<Model>('GET', `${MODELS}/one.1`)).body

  it('are shown in both views', async () => {
    expect(await read()).toMatchObject({
      max_duration_seconds: 60,
      capabilities: { max_duration_seconds: 60, context_window: 1000 },
    })
  })

  it.each(['PUT', 'PATCH'])('are not stored by a %s of what was read', async (verb) => {
    const before = await everyRow(test)
    expect((await test.request(verb, `${MODELS}/one.1`, await read())).status).toBe(200)
    expect(await everyRow(test)).toEqual(before)
    expect(await stored()).toEqual({ max_duration_seconds: 30 })
  })

  it('leave what lies under them to be changed', async () => {
    const { body } = await test.request<Model>('PATCH', `${MODELS}/one.1`, { max_duration_seconds: 45 })
    expect(body.max_duration_seconds).toBe(60)
    expect(await stored()).toEqual({ max_duration_seconds: 45 })
  })
})

it.each(['GET /models', 'GET /models/one', 'GET /models/current', 'POST /resolve', 'GET /events'])(
  'a stranger gets nothing from %s where reading is not public',
  async (route) => {
    const test = await openTestRoster({ engine: 'sqlite', variables: { ROSTER_PUBLIC_READ: 'false' } })
    onTestFinished(() => test.close())
    const [method = '', path] = route.split(' ')
    const { status, body, headers } = await test.stranger(method, `/api/v1${path}`, method === 'POST' ? {} : undefined)
    expect([status, body.code]).toEqual([401, 'unauthenticated'])
    expect(headers.get('www-authenticate')).toMatch(/^Bearer/)
  },
)

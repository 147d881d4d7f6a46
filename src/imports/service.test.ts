// Catalogs of others come in whole or not at all; what a person changed stays theirs.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fixture } from '../../test/support/fixture.ts'
import { ADMIN_TOKEN, DATABASES, everyRow, openTestRoster, type TestRoster } from '../../test/support/roster.ts'
import type { Model, Provider } from '../catalog/contract.ts'
import type { ImportReport } from './contract.ts'

const ENTRY = {
  litellm_provider: 'acme',
  mode: 'chat',
  max_input_tokens: 1000,
  input_cost_per_token: 1e-6,
  output_cost_per_token: 2e-6,
}
const catalogWith = (...entries: object[]) =>
  Object.fromEntries(entries.map((entry, index) => [`acme/model-${index + 1}`, { ...ENTRY, ...entry }]))
const ID = 'acme-model-1'

describe.each(DATABASES)('an import on %s', (engine) => {
  let test: TestRoster
  beforeEach(async () => {
    test = await openTestRoster({ engine })
  })
  afterEach(() => test.close())

  const send = (source: string, file: unknown, query = '') =>
    test.request<ImportReport>('POST', `/api/v1/catalog/import?source=${source}${query}`, file)
  async function apply(file: unknown, source = 'litellm'): Promise<ImportReport> {
    const { status, body } = await send(source, file, '&dry_run=false')
    if (status !== 200) throw new Error(JSON.stringify(body))
    return body
  }
  const read = async (id = ID) => (await test.request<Model>('GET', `/api/v1/models/${id}`)).body
  const patch = async (body: object) => {
    const answer = await test.request('PATCH', `/api/v1/models/${ID}`, body)
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  }

  /** What comes while it goes on, when that is asked for. */
  async function linesOf(file: unknown) {
    const headers = { host: '127.0.0.1', authorization: `Bearer ${ADMIN_TOKEN}`, accept: 'application/x-ndjson' }
    const path = '/api/v1/catalog/import?source=litellm&dry_run=false'
    const response = await test.roster.app.request(path, { method: 'POST', headers, body: JSON.stringify(file) })
    expect(response.status).toBe(200)
    return (await response.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  }

  describe.each(['litellm', 'models.dev', 'openrouter'])('of %s', (source) => {
    const file = fixture(`${source}.json`)

    it('is told by a dry run, made by an apply in one change set, and taken back whole by undo', async () => {
      const before = await everyRow(test)
      const { body: dry } = await send(source, file)
      expect(dry).toMatchObject({ dry_run: true, source, revision: 0 })
      expect(await everyRow(test)).toEqual(before)

      const applied = await apply(file, source)
      expect(applied).toEqual({ ...dry, dry_run: false, revision: 1 })
      expect(applied.new).toHaveLength(applied.summary.read)
      expect(test.roster.catalog.size).toBe(applied.summary.new)

      const after = await everyRow(test)
      const again = await apply(file, source)
      const nothing = { new: 0, changed: 0, kept: 0, gone: 0, new_providers: 0 }
      expect(again).toMatchObject({ revision: 1, summary: { ...nothing, unchanged: applied.summary.read } })
      expect(await everyRow(test)).toEqual(after)

      expect((await test.request('POST', '/api/v1/changes/1/undo')).status).toBe(200)
      const { api_models, api_providers } = await everyRow(test)
      expect([api_models, api_providers, test.roster.catalog.size]).toEqual([[], [], 0])
    })
  })

  it('brings providers inactive, and leaves those that are there as they are', async () => {
    await test.request('POST', '/api/v1/providers', { id: 'acme', display_name: 'Mine', kind: 'openAI' })
    const report = await apply({ ...catalogWith({}), 'beta/x': { ...ENTRY, litellm_provider: 'beta' } })
    expect(report.new_providers).toEqual(['beta'])
    const { body } = await test.request<{ providers: Provider[] }>('GET', '/api/v1/providers')
    expect(body.providers.map(({ id, display_name, is_active }) => [id, display_name, is_active])).toEqual([
      ['acme', 'Mine', true],
      ['beta', 'Beta', false],
    ])
    expect((await test.request('POST', '/api/v1/resolve', { model: 'beta-x' })).status).toBe(409)
  })

  it('leaves an unknown price unknown', async () => {
    await apply(catalogWith({ output_cost_per_token: undefined }))
    expect((await read()).pricing).toEqual({ input_per_mtok: 1 })
  })

  // What is read and merged is worked out in memory, and then written as any import: one database tells as much as two.
  if (engine === 'sqlite') {
    describe('merges three ways:', () => {
      beforeEach(() => apply(catalogWith({})))
      const changedFields = ({ changed }: ImportReport) => changed.flatMap(({ fields }) => fields)
      const keptFields = ({ kept }: ImportReport) => kept.flatMap(({ fields }) => fields)

      it('what the upstream changed is taken', async () => {
        const report = await apply(catalogWith({ input_cost_per_token: 3e-6 }))
        expect(changedFields(report)).toEqual([{ field: 'pricing.input_per_mtok', from: 1, to: 3 }])
        expect((await read()).pricing).toMatchObject({ input_per_mtok: 3, output_per_mtok: 2 })
      })

      it('what a person changed is kept, and told only where the upstream says otherwise', async () => {
        await patch({ pricing: { input_per_mtok: 5 }, description: 'Ours' })
        const report = await apply(catalogWith({ output_cost_per_token: 4e-6 }))
        expect(changedFields(report)).toEqual([{ field: 'pricing.output_per_mtok', from: 2, to: 4 }])
        expect(keptFields(report)).toEqual([{ field: 'pricing.input_per_mtok', from: 5, to: 1 }])
        expect(await read()).toMatchObject({ description: 'Ours', pricing: { input_per_mtok: 5, output_per_mtok: 4 } })
      })

      it('what both changed is kept', async () => {
        await patch({ pricing: { input_per_mtok: 5 } })
        const report = await apply(catalogWith({ input_cost_per_token: 3e-6 }))
        expect(report.summary).toMatchObject({ changed: 0, kept: 1 })
        expect(keptFields(report)).toEqual([{ field: 'pricing.input_per_mtok', from: 5, to: 3 }])
        expect((await read()).pricing).toMatchObject({ input_per_mtok: 5 })
      })

      it('what both changed alike is agreed on', async () => {
        await patch({ pricing: { input_per_mtok: 3 } })
        expect((await apply(catalogWith({ input_cost_per_token: 3e-6 }))).summary).toMatchObject({
          changed: 0,
          kept: 0,
        })
        expect(changedFields(await apply(catalogWith({ input_cost_per_token: 4e-6 })))).toHaveLength(1)
      })

      it('what a person cleared stays cleared', async () => {
        await patch({ pricing: { input_per_mtok: null } })
        expect(keptFields(await apply(catalogWith({})))).toEqual([
          { field: 'pricing.input_per_mtok', from: null, to: 1 },
        ])
        expect((await read()).pricing).toEqual({ output_per_mtok: 2 })
      })

      it('what the upstream no longer says is removed', async () => {
        const report = await apply(catalogWith({ input_cost_per_token: undefined }))
        expect(changedFields(report)).toEqual([{ field: 'pricing.input_per_mtok', from: 1, to: null }])
        expect((await read()).pricing).toEqual({ output_per_mtok: 2 })
      })

      it('what the upstream says anew is taken', async () => {
        await apply(catalogWith({ max_output_tokens: 50 }))
        expect((await read()).capabilities).toMatchObject({ max_output: 50 })
      })

      it('whether it is active, its priority and whether it is the default are never touched', async () => {
        const mine = { is_active: false, is_default: true, priority: 7 }
        await patch(mine)
        await apply(catalogWith({ input_cost_per_token: 3e-6 }))
        expect(await read()).toMatchObject(mine)
      })

      it('what an upstream no longer names is told and stays', async () => {
        const report = await apply({ 'acme/another': ENTRY })
        expect(report.gone).toEqual([{ id: ID, provider: 'acme', model_key: 'model-1', display_name: 'model-1' }])
        expect((await read()).id).toBe(ID)
      })

      it('a second upstream takes nothing back that the first still says', async () => {
        const models = {
          'model-1': { id: 'model-1', name: 'Model One', limit: { context: 1000 }, cost: { input: 9, output: 2 } },
        }
        const file = { acme: { id: 'acme', name: 'Acme', env: [], models } }
        await apply(file, 'models.dev')
        const after = await read()
        expect(after.display_name).toBe('Model One')
        const again = await apply(catalogWith({}))
        expect(again.summary).toMatchObject({ new: 0, gone: 0, changed: 0 })
        expect(await read()).toEqual(after)
      })
    })

    describe('of a broken file', () => {
      const broken = { ...catalogWith({}, {}), 'acme/broken': { ...ENTRY, input_cost_per_token: -1 } }

      it.each([
        ['litellm', broken, 'LiteLLM: acme/broken: input_cost_per_token must be a price of 0 or more, not -1'],
        ['litellm', '{"acme/x": {', 'the file is not JSON'],
        ['litellm', '[]', 'must be an object of models by name'],
        ['models.dev', { acme: { models: { x: 7 } } }, 'x: must be an object, not 7'],
        ['openrouter', { data: [{ id: 'a/b', pricing: 3 }] }, 'a/b'],
      ])('of %s names the entry and leaves nothing changed', async (source, file, sentence) => {
        const before = await everyRow(test)
        const { status, body } = await test.request(
          'POST',
          `/api/v1/catalog/import?source=${source}&dry_run=false`,
          file,
        )
        expect([status, body.code]).toEqual([400, 'invalid'])
        expect(body.detail).toContain(sentence)
        expect(await everyRow(test)).toEqual(before)
      })

      it('ends the lines of progress with the problem', async () => {
        const before = await everyRow(test)
        const lines = await linesOf(broken)
        expect(lines).toHaveLength(1)
        expect(lines[0].problem).toMatchObject({
          status: 400,
          code: 'invalid',
          detail: expect.stringContaining('acme/broken'),
        })
        expect(await everyRow(test)).toEqual(before)
      })
    })
  }

  it('tells how far it is, line by line, and ends with the report', async () => {
    const lines = await linesOf(fixture('litellm.json'))
    const stages = new Set(lines.slice(0, -1).map(({ progress }) => progress.stage))
    expect([...stages]).toEqual(['read', 'write'])
    const last = lines.at(-2).progress
    expect(last.done).toBe(last.total)
    expect(lines.at(-1).report).toMatchObject({ dry_run: false, revision: 1 })
  })

  it.each(['/import?source=litellm', '/populate'])("is an admin's to make: %s", async (path) => {
    expect((await test.stranger('POST', `/api/v1/catalog${path}`, {})).status).toBe(401)
  })
})

describe.each(DATABASES)('populate on %s', (engine) => {
  let test: TestRoster
  beforeEach(async () => {
    test = await openTestRoster({ engine })
  })
  afterEach(() => test.close())
  const populate = async () => {
    const { status, body } = await test.request<{ summary: object }>('POST', '/api/v1/catalog/populate')
    expect(status).toBe(200)
    return body.summary
  }
  const local = { id: 'local', display_name: 'Local', kind: 'local', auth_scheme: 'none' }
  const mine = { provider: 'local', model_key: 'mine', display_name: 'Mine', modality: 'audio', task: 'generation' }

  it('adds the built-in models once', async () => {
    expect(await populate()).toEqual({ created: 18, updated: 0, skipped: 0, total: 18 })
    const after = await everyRow(test)
    expect(await populate()).toEqual({ created: 0, updated: 0, skipped: 18, total: 18 })
    expect(await everyRow(test)).toEqual(after)
  })

  it('leaves the default to the model that a person made it', async () => {
    await test.request('POST', '/api/v1/providers', local)
    await test.request('POST', '/api/v1/models', { ...mine, id: 'mine', is_default: true })
    expect(await populate()).toMatchObject({ created: 18 })
    const defaults = [...test.roster.catalog.candidates('audio', 'generation')].filter(({ row }) => row.is_default)
    expect(defaults.map(({ row }) => row.id)).toEqual(['mine'])
  })

  it('leaves a default alone when an upstream says that the model is for something else', async () => {
    const entry = { litellm_provider: 'acme', input_cost_per_token: 1e-6 }
    const apply = (file: object) => test.request('POST', '/api/v1/catalog/import?source=litellm&dry_run=false', file)
    const file = { 'acme/one': { ...entry, mode: 'chat' }, 'acme/two': { ...entry, mode: 'embedding' } }
    await apply(file)
    for (const id of ['acme-one', 'acme-two']) await test.request('PATCH', `/api/v1/models/${id}`, { is_default: true })
    expect((await apply({ ...file, 'acme/one': { ...entry, mode: 'embedding' } })).status).toBe(200)
    const { body } = await test.request<{ models: Model[] }>('GET', '/api/v1/models')
    expect(body.models.map(({ id, task, is_default }) => [id, task, is_default])).toEqual([
      ['acme-two', 'embedding', true],
      ['acme-one', 'embedding', false],
    ])
  })

  it('leaves a model alone that a person added under its id', async () => {
    await test.request('POST', '/api/v1/providers', local)
    await test.request('POST', '/api/v1/models', { ...mine, id: 'musicgen-small' })
    expect(await populate()).toMatchObject({ created: 17, skipped: 1 })
    expect(test.roster.catalog.model('musicgen-small')?.row.display_name).toBe('Mine')
  })

  it('brings back what was deleted', async () => {
    await populate()
    await test.request('DELETE', '/api/v1/models/sonnet-4')
    expect(await populate()).toMatchObject({ created: 1, skipped: 17 })
  })
})

// What was done can be undone, whole or not at all.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fixture } from '../../test/support/fixture.ts'
import { addModels, DATABASES, everyRow, model, openTestRoster, type TestRoster } from '../../test/support/roster.ts'

interface Shown {
  display_name: string
  is_default: boolean
}

describe.each(DATABASES)('undo on %s', (engine) => {
  let test: TestRoster
  beforeEach(async () => {
    test = await openTestRoster({ engine })
    await addModels(test.request, model('one', { is_default: true }), model('two', { priority: 5 }))
  })
  afterEach(() => test.close())

  /** Does something, and says in which revision. */
  async function done(method: string, path: string, body?: object): Promise<number> {
    const { status, headers, body: answer } = await test.request(method, `/api/v1${path}`, body)
    if (status >= 300) throw new Error(JSON.stringify(answer))
    return Number(headers.get('x-roster-revision'))
  }
  const undo = (revision: number) => test.request('POST', `/api/v1/changes/${revision}/undo`)
  const undone = (revision: number) => done('POST', `/changes/${revision}/undo`)
  const show = async (id: string) => (await test.request<Shown>('GET', `/api/v1/models/${id}`)).body

  /** The catalog as people know it: everything but what counts how often it was changed, and when. */
  function catalog() {
    const { ordered, providers, currentModel } = test.roster.catalog
    return {
      models: [...ordered].map(({ row }) => ({ ...row, row_version: 0, updated_at: '' })),
      providers: [...providers].map((row) => ({ ...row, row_version: 0, updated_at: '' })),
      current: currentModel?.row.id,
    }
  }

  async function refused(revision: number, reason: RegExp) {
    const before = await everyRow(test)
    const { status, body } = await undo(revision)
    expect([status, body.code]).toEqual([409, 'conflict'])
    expect(body.detail).toMatch(reason)
    expect(await everyRow(test)).toEqual(before)
  }

  it.each([
    ['a create', 'POST', '/models', model('three')],
    ['an update', 'PATCH', '/models/two', { display_name: 'Second', capabilities: { max_output: 8 } }],
    ['a delete', 'DELETE', '/models/one', undefined],
    ['a default that moved', 'PATCH', '/models/two', { is_default: true }],
    ['a choice of the current model', 'PUT', '/models/current', { model: 'two' }],
    ['a change of a provider', 'PATCH', '/providers/acme', { is_active: false }],
    ['a new provider', 'POST', '/providers', { id: 'new', display_name: 'New', kind: 'other' }],
    ['populate', 'POST', '/catalog/populate', undefined],
    ['an import', 'POST', '/catalog/import?source=litellm&dry_run=false', fixture('litellm.json') as object],
  ])('takes back %s, and the undo of it brings it again', async (_what, method, path, body) => {
    const before = catalog()
    const revision = await done(method, path, body)
    const after = catalog()
    expect(after).not.toEqual(before)
    const back = await undone(revision)
    expect(catalog()).toEqual(before)
    await undone(back)
    expect(catalog()).toEqual(after)
  })

  it('says what it undid, and what was undone', async () => {
    const revision = await done('PATCH', '/models/two', { display_name: 'Second' })
    const { body } = await undo(revision)
    expect(body).toMatchObject({ action: 'undo', undoes: revision, undone_by: null, actor: 'admin', changes: 1 })
    const { body: first } = await test.request('GET', `/api/v1/changes/${revision}`)
    expect(first).toMatchObject({ undone_by: revision + 1 })
  })

  it('goes back step by step, the newest first', async () => {
    const names = ['First', 'Second', 'Third']
    const revisions: number[] = []
    for (const display_name of names) revisions.push(await done('PATCH', '/models/two', { display_name }))
    for (const [index, revision] of [...revisions.entries()].reverse()) {
      await undone(revision)
      expect((await show('two')).display_name).toBe(names[index - 1] ?? 'two')
    }
  })

  it('moves the default back through every model that had it', async () => {
    await done('POST', '/models', model('three'))
    const revisions = [
      await done('PATCH', '/models/two', { is_default: true }),
      await done('PATCH', '/models/three', { is_default: true }),
    ]
    for (const revision of revisions.reverse()) await undone(revision)
    expect((await show('one')).is_default).toBe(true)
    expect((await show('two')).is_default).toBe(false)
  })

  describe('is refused, and nothing is changed,', () => {
    it('where the row has changed since', async () => {
      const revision = await done('PATCH', '/models/two', { display_name: 'Second' })
      await done('PATCH', '/models/two', { description: 'newer' })
      await refused(revision, /"two" has changed since/)
    })

    it('where it was undone already', async () => {
      const revision = await done('PATCH', '/models/two', { display_name: 'Second' })
      await undone(revision)
      await refused(revision, /"two" has changed since/)
    })

    it('where one row of many has changed since', async () => {
      const revision = await done('POST', '/catalog/populate')
      await done('PATCH', '/models/sonnet-4', { description: 'newer' })
      await refused(revision, /"sonnet-4" has changed since/)
    })

    it('where the row is gone', async () => {
      const revision = await done('POST', '/models', model('three'))
      await done('DELETE', '/models/three')
      await refused(revision, /"three" has changed since/)
    })

    it('where the id was deleted and means another model now', async () => {
      const created = await done('POST', '/models', model('three'))
      const deleted = await done('DELETE', '/models/three')
      await done('POST', '/models', model('three', { display_name: 'Another' }))
      await refused(created, /"three" has changed since/)
      await refused(deleted, /"three" has changed since/)
    })

    it('where another model has the key of the deleted one', async () => {
      const revision = await done('DELETE', '/models/two')
      await done('POST', '/models', model('three', { model_key: 'key-of-two' }))
      await refused(revision, /stands in the way/)
    })

    it('where another model has become the default', async () => {
      const revision = await done('DELETE', '/models/one')
      await done('PATCH', '/models/two', { is_default: true })
      await refused(revision, /stands in the way/)
    })

    it('where models stand on the new provider', async () => {
      const revision = await done('POST', '/providers', { id: 'new', display_name: 'New', kind: 'other' })
      await done('POST', '/models', model('three', { provider: 'new' }))
      await refused(revision, /stands in the way/)
    })

    it('where the provider of the deleted model is gone', async () => {
      await done('POST', '/providers', { id: 'new', display_name: 'New', kind: 'other' })
      await done('POST', '/models', model('three', { provider: 'new' }))
      const revision = await done('DELETE', '/models/three')
      await done('DELETE', '/providers/new')
      await refused(revision, /"new", which does not exist/)
    })
  })

  it('knows no change that was not made', async () => {
    const { status, body } = await undo(99)
    expect([status, body.detail]).toEqual([404, 'There is no change "99"'])
  })
})

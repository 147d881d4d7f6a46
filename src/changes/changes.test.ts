// One way to write: rows, audit entry and revision in one transaction, or nothing at all.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addModels, DATABASES, everyRow, model, openTestRoster, type TestRoster } from '../../test/support/roster.ts'
import { ModelFacts, ProviderFacts } from '../catalog/contract.ts'
import { addModel, addProvider, type ModelRow, models } from '../catalog/index.ts'
import { SYSTEM } from '../core/actor.ts'
import type { Draft } from './index.ts'

const provider = ProviderFacts.parse({ id: 'acme', display_name: 'Acme', kind: 'other' })
const { id: _, ...one } = model('one', { display_name: 'One' })
const facts = ModelFacts.parse(one)

interface ChangeDetail {
  revision: number
  actor: string
  action: string
  summary: string
  entries: { entity: string; id: string; before: ModelRow | null; after: ModelRow | null }[]
}

describe.each(DATABASES)('a change on %s', (engine) => {
  let test: TestRoster
  beforeEach(async () => {
    test = await openTestRoster({ engine })
  })
  afterEach(() => test.close())

  const change = <Result>(work: (draft: Draft) => Promise<Result>) =>
    test.roster.changes.change(SYSTEM, { action: 'test', summary: 'A test' }, work)
  const read = async (revision: number) => (await test.request<ChangeDetail>('GET', `/api/v1/changes/${revision}`)).body

  it('is rows, an entry for each and one revision', async () => {
    const { revision, result } = await change(async (draft) => {
      await addProvider(draft, provider)
      return addModel(draft, { facts, id: 'one', origin: 'person' })
    })
    expect(revision).toBe(1)
    expect(test.roster.catalog.revision).toBe(1)
    expect(test.roster.catalog.model('one')?.row).toEqual(result)
    expect(await read(1)).toMatchObject({
      actor: 'system',
      action: 'test',
      summary: 'A test',
      entries: [
        { entity: 'provider', id: 'acme', before: null, after: { display_name: 'Acme', row_version: 1 } },
        { entity: 'model', id: 'one', before: null, after: { display_name: 'One', row_version: 1 } },
      ],
    })
  })

  it('keeps one entry for a row, from its first state to its last', async () => {
    await addModels(test.request, model('one'))
    const { revision } = await change(async (draft) => {
      for (const display_name of ['Two', 'Three']) await draft.put(models, { ...(await row(draft)), display_name })
    })
    const { entries } = await read(revision)
    expect(entries).toHaveLength(1)
    expect(entries[0]?.before).toMatchObject({ display_name: 'one', row_version: 1 })
    expect(entries[0]?.after).toMatchObject({ display_name: 'Three', row_version: 3 })
  })

  it.each(['at its end', 'in the database'])('that fails %s leaves nothing behind', async (where) => {
    await addModels(test.request, model('one'))
    const before = await everyRow(test)
    const failed = change(async (draft) => {
      await draft.put(models, { ...(await row(draft)), display_name: 'Two' })
      if (where === 'at its end') throw new Error('it went wrong')
      await draft.tx.insertInto('counters').values({ name: 'revision', value: 7 }).execute()
    })
    await expect(failed).rejects.toThrow(where === 'at its end' ? 'it went wrong' : /unique/i)
    expect(await everyRow(test)).toEqual(before)
    expect(test.roster.catalog.model('one')?.row.display_name).toBe('one')
  })

  it('that changes nothing is no change set', async () => {
    await addModels(test.request, model('one'), model('two'))
    const before = await everyRow(test)
    const { revision } = await change(async (draft) => draft.put(models, await row(draft)))
    expect(revision).toBe(3)
    expect(await everyRow(test)).toEqual(before)
  })

  it('forgets a row that came and went within it', async () => {
    await addModels(test.request)
    const { revision } = await change(async (draft) => {
      await draft.remove(models, await addModel(draft, { facts, id: 'one', origin: 'person' }))
    })
    expect(revision).toBe(1)
    expect(test.roster.catalog.size).toBe(0)
  })

  it('is made in the order of its revision, whoever makes it', async () => {
    await addModels(test.request, model('one', { priority: 0 }))
    const seen: number[] = []
    const counting = Array.from({ length: 20 }, () =>
      change(async (draft) => {
        const { priority, ...rest } = await row(draft)
        await draft.put(models, { ...rest, priority: priority + 1 })
        seen.push(priority + 1)
      }),
    )
    const revisions = (await Promise.all(counting)).map(({ revision }) => revision)
    expect(revisions.toSorted((left, right) => left - right)).toEqual(Array.from({ length: 20 }, (_, n) => n + 3))
    expect(seen).toEqual(Array.from({ length: 20 }, (_, n) => n + 1))
    expect(test.roster.catalog.model('one')?.row.priority).toBe(20)
  })

  async function row(draft: Draft): Promise<ModelRow> {
    const found = await draft.find(models, 'one')
    if (!found) throw new Error('the model is gone')
    return found
  }
})

// What holds of every foreign catalog.
import { describe, expect, it } from 'vitest'
import { fixture } from '../../test/support/fixture.ts'
import { ModelFacts, ProviderFacts } from '../catalog/contract.ts'
import { ImportError } from './error.ts'
import { SOURCES } from './sources.ts'

describe.each(Object.values(SOURCES))('$title', (source) => {
  const imported = source.parse(fixture(`${source.id}.json`))

  it('is put into words that the catalog takes', () => {
    for (const { entry, draft } of imported.models)
      expect(ModelFacts.safeParse(draft).error?.issues ?? [], entry).toEqual([])
    for (const provider of imported.providers)
      expect(ProviderFacts.safeParse(provider).error?.issues ?? [], provider.id).toEqual([])
  })

  it('names every provider of its models, and none twice', () => {
    const ids = imported.providers.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(imported.models.filter(({ draft }) => !ids.includes(draft.provider))).toEqual([])
  })

  it('has no two models of one provider with the same key, and leaves ids and activity to others', () => {
    const keys = imported.models.map(({ draft }) => `${draft.provider}/${draft.model_key}`)
    expect(new Set(keys).size).toBe(keys.length)
    for (const { draft } of imported.models) expect(Object.keys(draft)).not.toEqual(expect.arrayContaining(['id']))
    for (const { draft } of imported.models) expect(draft.is_active).toBeUndefined()
  })

  it.each([null, [], {}, 'text', { models: [] }, { data: {} }, { a: { b: 1 } }])('refuses %j', (document) => {
    expect(() => source.parse(document)).toThrow(ImportError)
    expect(() => source.parse(document)).toThrow(`${source.title}: must be an object`)
  })
})

// What a shared URL finds.
import type { Model } from '@roster/client'
import { describe, expect, it } from 'vitest'
import { filterModels, readSearch } from './filter.ts'

const model = (fields: Partial<Model>): Model =>
  ({ id: 'm', display_name: 'M', model_key: 'm', provider: 'local', tags: [], is_active: true, ...fields }) as Model

const MODELS = [
  model({ id: 'musicgen-small', display_name: 'MusicGen Small', modality: 'audio', task: 'generation' }),
  model({ id: 'gpt-4-1', display_name: 'GPT-4.1', provider: 'openAI', modality: 'text', task: 'chat' }),
  model({ id: 'old', display_name: 'Old', modality: 'text', task: 'chat', is_active: false, tags: ['legacy'] }),
]
const idsOf = (models: Model[]) => models.map(({ id }) => id)

describe('filters', () => {
  it('finds every word wherever it stands', () => {
    expect(idsOf(filterModels(MODELS, { q: 'SMALL music' }))).toEqual(['musicgen-small'])
    expect(idsOf(filterModels(MODELS, { q: 'legacy' }))).toEqual(['old'])
  })

  it('asks for all filters at once, and can leave one out to count it', () => {
    const search = { modality: 'text', active: true } as const
    expect(idsOf(filterModels(MODELS, search))).toEqual(['gpt-4-1'])
    expect(idsOf(filterModels(MODELS, search, 'active'))).toEqual(['gpt-4-1', 'old'])
  })
})

describe('a URL', () => {
  it('keeps what it can mean and drops the rest', () => {
    expect(readSearch({ q: 'flux', modality: 'image', type: 'nonsense', active: 'yes', more: 1 })).toEqual({
      q: 'flux',
      modality: 'image',
    })
  })

  it('does not take the names of every object for words', () => {
    expect(readSearch({ modality: 'toString' })).toEqual({})
  })
})

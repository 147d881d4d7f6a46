// Only what a person changed stands above what the source says.
import type { DownloadPlan } from '@roster/client'
import { expect, it } from 'vitest'
import { detailsOf, statedOf, tagsOf } from './stated.ts'

const plan: Pick<DownloadPlan, 'model'> = {
  model: {
    ...{ display_name: 'Plain', model_key: 'owner/plain', hf_model_id: 'owner/plain', version: null },
    ...{ description: null, tags: ['a', 'b'], family: 'sdxl', base_model: 'sdxl', gated: false, trigger_words: [] },
    type: 'base_model',
  },
}

it('nothing is said of what nobody touched', () => {
  expect(statedOf(plan, detailsOf(plan))).toBeUndefined()
})

it('what was changed is said, and what was emptied is said to be nothing', () => {
  const details = { name: ' My Style ', type: 'lora', base: '', description: 'Ink ', tags: 'b, c, ,b' } as const
  expect(statedOf(plan, details)).toEqual({
    display_name: 'My Style',
    type: 'lora',
    base_model: null,
    description: 'Ink',
    tags: ['b', 'c'],
  })
  expect(tagsOf('')).toEqual([])
})

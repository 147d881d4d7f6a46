// What a person reads of a change.
import { expect, it } from 'vitest'
import { difference } from './difference.ts'

it('names each value that differs, within objects too, and not what every change sets', () => {
  const before = { priority: 1, pricing: { input_per_mtok: 3, output_per_mtok: 15 }, tags: ['a'], row_version: 1 }
  const after = { priority: 1, pricing: { input_per_mtok: 2.5, output_per_mtok: 15 }, tags: ['a', 'b'], row_version: 2 }
  expect(difference(before, after)).toEqual([
    { field: 'pricing.input_per_mtok', from: 3, to: 2.5 },
    { field: 'tags', from: ['a'], to: ['a', 'b'] },
  ])
})

it('counts absent and null as the same nothing', () => {
  expect(difference({ a: null }, { b: 1 })).toEqual([{ field: 'b', from: null, to: 1 }])
})

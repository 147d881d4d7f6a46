// What the form of a preset sends for what is typed.
import { expect, it } from 'vitest'
import { additionalOf, rowsOf } from './form-values.ts'

const row = (name: string, text: string, key = 0) => ({ key, name, text })

it('sends numbers, truth and lists as such, and anything else as text', () => {
  const rows = [row('refiner_steps', '5'), row('hires', 'true'), row('tags', '["a"]'), row('note', 'a {b')]
  expect(additionalOf(rows)).toEqual({
    params: { refiner_steps: 5, hires: true, tags: ['a'], note: 'a {b' },
    errors: {},
  })
})

it('shows what it would send again, so that text which looks like a number stays text', () => {
  const params = { a: 5, b: '5', c: 'five', d: { e: [1] }, f: null }
  expect(additionalOf(rowsOf(params)).params).toEqual(params)
})

it.each([
  [[row('a', '1'), row(' a ', '2')], 'a is named twice'],
  [[row('', '1')], 'A value has no name'],
])('refuses %j', (rows, sentence) => {
  expect(additionalOf(rows).errors['/additional_params']).toBe(sentence)
})

it('passes over rows in which nothing stands', () => {
  expect(additionalOf([row('', '')])).toEqual({ params: {}, errors: {} })
})

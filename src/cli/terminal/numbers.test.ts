// Numbers as a person reads them.
import { expect, it } from 'vitest'
import { goesOn } from './numbers.ts'

it.each([
  [42_000, 'goes on in 42 s'],
  [41_001, 'goes on in 42 s'],
  [600_000, 'goes on in 10:00'],
  [-5_000, 'goes on in 0 s'],
])('%d ms from now is "%s"', (ms, words) => expect(goesOn(new Date(ms).toISOString(), 0)).toBe(words))

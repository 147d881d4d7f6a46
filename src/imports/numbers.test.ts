import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numberOf, perMillion } from './numbers.ts'

describe('numberOf', () => {
  it.each([
    [3e-7, 3e-7],
    ['3e-7', 3e-7],
    [' 0.5 ', 0.5],
    ['-1', -1],
    [0, 0],
    ['.5', 0.5],
  ])('reads %j', (value, number) => {
    expect(numberOf(value)).toBe(number)
  })
  it.each(['', 'abc', '0x10', 'Infinity', '1,000', 'NaN', Number.NaN, true, null, [], {}])(
    'does not read %j',
    (value) => {
      expect(numberOf(value)).toBeUndefined()
    },
  )
})

describe('perMillion', () => {
  it.each([
    [3e-6, 3],
    [2.5e-7, 0.25],
    [1.5625e-5, 15.625],
    [0.0001125, 112.5],
    [0, 0],
    [6.000000000000001e-7, 0.6],
  ])('%d is %d', (price, million) => expect(perMillion(price)).toBe(million))
  it('moves the point of every decimal, and does nothing else', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 0, max: 14 }), (digits, places) => {
        expect(perMillion(Number(`${digits}e-${places}`))).toBe(Number(`${digits}e${6 - places}`))
      }),
    )
  })
})

// What is typed, as what it means.
import { describe, expect, it } from 'vitest'
import { amount, nestedValuesOf, valuesOf, wholeNumber } from './arguments.ts'

describe('assignments', () => {
  it('are JSON where they are JSON, else text; nothing is null', () => {
    expect({ ...valuesOf(['a=1', 'b=true', 'c=two words', 'd=', 'e=null', 'f=["x"]', 'g="1"', 'h=a=b']) }).toEqual({
      a: 1,
      b: true,
      c: 'two words',
      d: null,
      e: null,
      f: ['x'],
      g: '1',
      h: 'a=b',
    })
  })

  it('lead into objects by dots, whatever a field is called', () => {
    const values = nestedValuesOf(['a.b.c=1', 'a.b.d=2', '__proto__.e=3', 'constructor=4'])
    expect(JSON.stringify(values)).toBe('{"a":{"b":{"c":1,"d":2}},"__proto__":{"e":3},"constructor":4}')
    expect(({} as { e?: unknown }).e).toBeUndefined()
  })

  it.each([['a'], ['=1'], ['a..b=1'], ['.a=1']])('refuses %s', (text) => {
    expect(() => nestedValuesOf([text])).toThrow('must be field=value')
  })

  it('refuses one field twice', () => {
    expect(() => nestedValuesOf(['a=1', 'a=2'])).toThrow('a is given twice')
    expect(() => nestedValuesOf(['a.b=1', 'a=2'])).toThrow('a is given twice')
    expect(() => nestedValuesOf(['a=1', 'a.b=2'])).toThrow('a.b contradicts a=...')
  })
})

it('takes numbers and nothing that only looks like one', () => {
  expect(wholeNumber(1)('12')).toBe(12)
  for (const text of ['', '0', '1.5', '1e3', 'x', ' 1'])
    expect(() => wholeNumber(1, 100)(text)).toThrow('from 1 to 100')
  expect(amount('2.5')).toBe(2.5)
  for (const text of ['', ' ', 'NaN', 'Infinity', '1,5']) expect(() => amount(text)).toThrow('must be a number')
})

// The JSON that is written by hand says what JSON.stringify says.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { jsonOf } from './json.ts'
import type { Resolved } from './resolve.ts'

const value = fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.boolean(), fc.jsonValue())
const named = fc.dictionary(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('steps', '__proto__')), value)
const amount = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }))
const word = fc.constantFrom('registry', 'environment', 'hardware')
const limit = fc.record({
  name: fc.constantFrom('max_output', 'samplers'),
  value: fc.oneof(fc.integer(), fc.string(), fc.array(fc.string())),
  origin: word,
  requested: fc.option(fc.oneof(fc.double(), fc.string(), fc.boolean())),
  ok: fc.boolean(),
})

const others = fc.record({
  configuration: fc.option(fc.record({ id: fc.string(), scope: fc.constant('model') })),
  parameters: named,
  origins: fc.dictionary(fc.string({ unit: 'binary' }), word),
  limits: fc.array(limit, { maxLength: 3 }),
  clamped: fc.array(fc.record({ name: fc.string(), from: value, to: value }), { maxLength: 2 }),
  tokens: fc.record({ input: amount, output: amount, estimated: fc.boolean() }),
  cost: fc.record({ amount, currency: fc.string(), known: fc.boolean(), reason: fc.option(fc.string()) }),
  installed: fc.boolean(),
  configured: fc.boolean(),
  revision: fc.nat(),
})
const choice = fc.record({
  alternatives: fc.array(fc.record({ model: fc.string(), rank: fc.nat(), reason: fc.string() }), { maxLength: 2 }),
  alternativesTotal: fc.nat(),
  reason: fc.string({ unit: 'binary' }),
  fallback: fc.option(fc.record({ from: fc.string(), reason: fc.string() })),
})

it('is the JSON of every resolution', () => {
  fc.assert(
    fc.property(others, choice, (rest, { alternativesTotal, ...chosen }) => {
      const prepared = { model: '{"id":"m"}', adapter: null, provider: '{"id":"p"}' }
      const resolved = { ...rest, choice: { ...chosen, alternativesTotal } } as unknown as Resolved
      const whole = { model: { id: 'm' }, adapter: null, provider: { id: 'p' }, ...rest, ...chosen }
      const expected = JSON.parse(JSON.stringify({ ...whole, alternatives_total: alternativesTotal }))
      expect(JSON.parse(jsonOf(resolved, prepared))).toEqual(expected)
    }),
  )
})

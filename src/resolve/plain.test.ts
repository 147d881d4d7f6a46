// What is known at a glance to be a request, the schema lets through as it is; and the usual ones are known so.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ResolveRequest } from './contract.ts'
import { isPlainRequest } from './plain.ts'

const FIELDS = [...Object.keys(ResolveRequest.shape), 'unknown', 'toString', '__proto__']
const value = fc.oneof(
  fc.constantFrom(
    'text',
    'chat',
    'clamp',
    'reject',
    'cost',
    'priority',
    'openAI',
    '',
    'a b',
    '\ud800',
    '\0',
    'x'.repeat(513),
  ),
  fc.string({ unit: 'binary' }),
  fc.jsonValue(),
  fc.boolean(),
  fc.constant({ prompt: 'Say hello', max_tokens: 200 }),
)
const body = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...FIELDS), value), { maxLength: 4, selector: ([name]) => name })
  .map((entries) => Object.fromEntries(entries))

it('never knows what the schema refuses or changes', () => {
  fc.assert(
    fc.property(fc.oneof({ weight: 9, arbitrary: body }, { weight: 1, arbitrary: fc.jsonValue() }), (asked) => {
      if (!isPlainRequest(asked)) return
      expect(ResolveRequest.safeParse(asked)).toEqual({ success: true, data: asked })
    }),
    { numRuns: 2000 },
  )
})

it('knows the usual ones', () => {
  for (const asked of [
    {},
    { model: 'musicgen-small' },
    { modality: 'text', task: 'chat', input: { prompt: 'Say hello', max_tokens: 200 }, prefer: 'cost' },
    {
      modality: 'image',
      task: 'generation',
      provider: 'openAI',
      on_limit: 'clamp',
      fallback: true,
      runnable_only: false,
    },
  ])
    expect(isPlainRequest(asked)).toBe(true)
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { modelKeys } from './model-keys.ts'
import { providerId } from './provider-names.ts'

describe('modelKeys', () => {
  it('keeps the whole key also where that is what another entry was cut to', () => {
    const entries = ['x/x/y', 'x/y', 'y'].map((entry) => ({ entry, provider: 'x' }))
    expect([...modelKeys(entries).values()]).toEqual(['x/x/y', 'x/y', 'y'])
  })

  it('is one to one for each provider, in any order', () => {
    const part = fc.constantFrom('x', 'y', 'z')
    const entry = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'))
    const keyed = fc.record({ entry, provider: part })
    fc.assert(
      fc.property(fc.uniqueArray(keyed, { selector: ({ entry }) => entry }), (entries) => {
        const keys = modelKeys(entries)
        expect(new Set(entries.map(({ entry, provider }) => `${provider} ${keys.get(entry)}`)).size).toBe(
          entries.length,
        )
        expect(Object.fromEntries(modelKeys(entries.toReversed()))).toEqual(Object.fromEntries(keys))
      }),
    )
  })
})

describe('providerId', () => {
  it.each([
    ['openai', 'openAI'],
    ['text-completion-openai', 'openAI'],
    ['bedrock_converse', 'amazon-bedrock'],
    ['vertex_ai-anthropic_models', 'google-vertex'],
    ['gemini', 'google'],
    ['fireworks_ai', 'fireworks-ai'],
    ['together_ai', 'togetherai'],
    ['fal_ai', 'fal-ai'],
    ['wafer.ai', 'wafer.ai'],
    ['302ai', '302ai'],
    ['constructor', 'constructor'],
    ['../x y', 'x-y'],
    ['***', ''],
  ])('%s is %s', (foreign, ours) => expect(providerId(foreign)).toBe(ours))
})

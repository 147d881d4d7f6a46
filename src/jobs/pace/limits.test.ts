// The pace of a provider, from the environment.
import { expect, it } from 'vitest'
import { ProviderLimits } from './limits.ts'

it('is what the variables of the provider say, and else as many as suits its kind', () => {
  const limits = new ProviderLimits({
    ROSTER_PROVIDER__MY_LAB_1__CONCURRENCY: '3',
    ROSTER_PROVIDER__MY_LAB_1__REQUESTS_PER_MINUTE: '90',
    PATH: '/bin',
  })
  expect(limits.of({ id: 'my-lab.1', kind: 'openAI' })).toEqual({ concurrency: 3, together: 3, perMinute: 90 })
  expect(limits.of({ id: 'openAI', kind: 'openAI' })).toEqual({ concurrency: 16, together: null, perMinute: null })
  expect(limits.of({ id: 'local', kind: 'local' })).toEqual({ concurrency: 1, together: 1, perMinute: null })
})

it.each([
  ['ROSTER_PROVIDER__ACME__SPEED', '3', 'ROSTER_PROVIDER__ACME__SPEED says nothing'],
  ['ROSTER_PROVIDER__CONCURRENCY', '3', 'ROSTER_PROVIDER__CONCURRENCY says nothing'],
  ['ROSTER_PROVIDER__ACME__CONCURRENCY', '0', 'must be a whole number from 1 to 999999; it is "0"'],
])('stops the start with a sentence: %s=%s', (variable, value, sentence) => {
  expect(() => new ProviderLimits({ [variable]: value })).toThrow(sentence)
})

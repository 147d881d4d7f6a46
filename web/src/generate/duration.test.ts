// The duration begins at what is recommended and stays within what the model can make.
import { describe, expect, it } from 'vitest'
import { durationOf, maximumOf, tokensOf } from './duration.ts'

const small = {
  modality: 'audio',
  max_duration_seconds: 30,
  recommended_duration_seconds: 10,
  tokens_per_second: 50,
} as const
const silent = { ...small, max_duration_seconds: null, recommended_duration_seconds: null, tokens_per_second: null }

describe('a duration', () => {
  it('begins at what the model recommends', () => expect(durationOf(small, null)).toBe(10))
  it('begins within the maximum also where nothing is recommended', () =>
    expect(durationOf({ ...silent, max_duration_seconds: 8 }, null)).toBe(8))
  it('is brought within the maximum of the model that is chosen now', () =>
    expect(durationOf({ ...small, max_duration_seconds: 20 }, 25)).toBe(20))
  it('is left alone below it', () => expect(durationOf(small, 12.5)).toBe(12.5))
  it('may be 30 seconds where the model names no maximum', () => expect(maximumOf(silent)).toBe(30))
})

it('counts tokens by the second, and none where the model does not say how many', () => {
  expect(tokensOf(small, 12)).toBe(600)
  expect(tokensOf(silent, 12)).toBeNull()
})

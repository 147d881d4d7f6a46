// Whether a model is said to fit.
import type { Model } from '@roster/client'
import { expect, it } from 'vitest'
import { fitOf } from './fit.ts'

const model = (facts: Partial<Model>): Model =>
  ({ provider: 'local', source: null, vram_requirement_gb: null, size_bytes: null, ...facts }) as Model

it.each([
  [{ vram_requirement_gb: 24 }, 24, null, 'fits'],
  [{ vram_requirement_gb: 25 }, 24, null, 'too_large'],
  [{ vram_requirement_gb: null }, 24, 30, 'too_large'],
  [{ size_bytes: 7e9 }, 24, null, 'likely'],
  [{ size_bytes: 25e9 }, 24, null, 'too_large'],
  [{}, 24, null, undefined],
  [{ vram_requirement_gb: 1 }, null, null, undefined],
  [{ provider: 'openAI', vram_requirement_gb: 1 }, 24, null, undefined],
] as const)('%j with %s GB, the files saying %s: %s', (facts, vram, estimate, verdict) => {
  expect(fitOf(model(facts), vram, estimate)?.verdict).toBe(verdict)
})

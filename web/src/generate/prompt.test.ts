// What the server is asked for what a person entered.
import type { Model, Resolution } from '@roster/client'
import { describe, expect, it } from 'vitest'
import { jobOf, NOTHING, promptOf, requestOf } from './prompt.ts'

const model = (facts: Partial<Model>): Model =>
  ({
    id: 'm',
    modality: 'audio',
    task: 'generation',
    capabilities: {},
    max_duration_seconds: 30,
    recommended_duration_seconds: 10,
    ...facts,
  }) as Model

const inputOf = (prompt: Partial<typeof NOTHING>, facts: Partial<Model> = {}, before = {}) =>
  requestOf({ model: 'm' }, { ...NOTHING, ...prompt }, model(facts), before)?.input

describe('what is asked', () => {
  it('is nothing before something is chosen', () => {
    expect(requestOf({}, NOTHING, undefined)).toBeNull()
    expect(requestOf({ modality: 'text' }, NOTHING, undefined)).toBeNull()
  })

  it('names the adapter and the preset that were chosen', () => {
    const work = { modality: 'audio', task: 'generation' } as const
    expect(requestOf(work, { ...NOTHING, adapter: 'jazz', preset: 'p1', clamp: true }, undefined)).toEqual({
      ...work,
      adapter_id: 'jazz',
      configuration_id: 'p1',
      input: {},
      on_limit: 'clamp',
      runnable_only: false,
      prefer: 'priority',
      fallback: false,
    })
  })
})

describe('the input', () => {
  it('leaves the recommended duration to the server, which says where it comes from', () =>
    expect(inputOf({})).toEqual({}))

  it('holds the chosen duration, within what the model makes', () =>
    expect(inputOf({ duration: 25 }, { max_duration_seconds: 20 })).toEqual({ duration: 20 }))

  it('holds no duration for a model that makes no time', () =>
    expect(inputOf({ duration: 25 }, { modality: 'image' })).toEqual({}))

  it('sends values as what they are, and nothing that was left empty', () =>
    expect(
      inputOf(
        { typed: { steps: '35', sampler: ' euler ', seed: '', tiled: 'true' } },
        { modality: 'image' },
        { tiled: false },
      ),
    ).toEqual({ steps: 35, sampler: 'euler', tiled: true }))

  it('lets the server say what is wrong with what is no number', () =>
    expect(inputOf({ typed: { steps: 'many' } }, { modality: 'image' })).toEqual({ steps: 'many' }))
})

describe('a job', () => {
  it('is always run where it can be, so nothing is said of it', () => {
    const request = requestOf({ model: 'm' }, NOTHING, undefined)
    expect(request && jobOf(request)).not.toHaveProperty('runnable_only')
  })

  it('is brought back as it was asked for', () => {
    const input = { prompt: 'rain', duration: 12, steps: 20, tiled: true }
    const resolution = { adapter: { id: 'jazz' }, configuration: { id: 'p1', scope: 'model' } } as Resolution
    expect(promptOf({ input, resolution })).toMatchObject({
      ...{ text: 'rain', negative: '', duration: 12, adapter: 'jazz', preset: 'p1' },
      typed: { steps: '20', tiled: 'true' },
    })
  })
})

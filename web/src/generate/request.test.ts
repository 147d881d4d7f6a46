// What the server is asked for what a person entered.
import { expect, it } from 'vitest'
import { NOTHING, requestOf } from './request.ts'

it('asks nothing before something is chosen', () => {
  expect(requestOf({}, NOTHING, 'text')).toBeNull()
  expect(requestOf({ modality: 'text' }, NOTHING, 'text')).toBeNull()
})

it('sends the numbers that this kind of work has, and no empty one', () => {
  const entered = { ...NOTHING, prompt: 'rain', duration: '12', max_tokens: '5' }
  expect(requestOf({ modality: 'audio', task: 'generation' }, entered, 'audio')).toEqual({
    modality: 'audio',
    task: 'generation',
    input: { prompt: 'rain', duration: 12 },
    on_limit: 'reject',
    runnable_only: false,
    prefer: 'priority',
  })
})

it('lets the server say what is wrong with what is no number', () => {
  expect(requestOf({ model: 'm' }, { ...NOTHING, duration: 'long' }, 'audio')?.input).toEqual({ duration: 'long' })
})

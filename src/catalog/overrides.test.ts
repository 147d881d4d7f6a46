// Limits that the environment overrides: one variable, one model, one limit, or a sentence that says why not.
import { describe, expect, it } from 'vitest'
import { StartError } from '../core/environment.ts'
import { LimitOverrides } from './overrides.ts'

describe('overrides of limits', () => {
  it('are found by the id of the model', () => {
    const overrides = new LimitOverrides({
      ROSTER_LIMIT__MUSICGEN_SMALL__MAX_DURATION_SECONDS: '60.5',
      ROSTER_LIMIT__FLUX_1_DEV__MAX_RESOLUTION: '2048x1024',
      ROSTER_LIMIT__FLUX_1_DEV__MAX_STEPS: '80',
      ROSTER_LIMIT__A___MAX_OUTPUT: '5',
      PATH: '/bin',
    })
    expect(overrides.of('musicgen-small')).toEqual({ max_duration_seconds: 60.5 })
    expect(overrides.of('flux-1.dev')).toEqual({ max_resolution: '2048x1024', max_steps: 80 })
    expect(overrides.of('a-')).toEqual({ max_output: 5 })
    expect(overrides.of('another')).toBe(undefined)
  })

  it.each([
    ['ROSTER_LIMIT__X__MAX_DURATION', '5', 'names no limit. It must end in one of: MAX_DURATION_SECONDS, '],
    ['ROSTER_LIMIT__X', '5', 'names no limit'],
    ['ROSTER_LIMIT____MAX_STEPS', '5', 'names no limit'],
    ['ROSTER_LIMIT__X__MAX_STEPS', 'many', 'must be a number above 0; it is "many"'],
    ['ROSTER_LIMIT__X__MAX_STEPS', '0', 'must be a number above 0'],
    ['ROSTER_LIMIT__X__MAX_STEPS', '1.5', 'must be a number above 0'],
    ['ROSTER_LIMIT__X__MAX_DURATION_SECONDS', 'Infinity', 'must be a number above 0'],
    ['ROSTER_LIMIT__X__MAX_RESOLUTION', '1024', 'must be "WIDTHxHEIGHT", such as "1024x1024"; it is "1024"'],
  ])('%s=%s stop the start and are named', (variable, value, sentence) => {
    const make = () => new LimitOverrides({ [variable]: value })
    expect(make).toThrow(StartError)
    expect(make).toThrow(`${variable} ${sentence}`)
  })

  it('that two models could mean stop the start and name both', () => {
    const overrides = new LimitOverrides({ ROSTER_LIMIT__A_B__MAX_STEPS: '5' })
    expect(() => overrides.check(['a-b', 'a.b', 'c'])).toThrow(
      new StartError('ROSTER_LIMIT__A_B__... could mean a-b or a.b. Rename one of these models.'),
    )
  })

  it('that mean no model are a warning, for it may come later', () => {
    const overrides = new LimitOverrides({ ROSTER_LIMIT__A_B__MAX_STEPS: '5' })
    expect(overrides.check(['c'])).toEqual([
      'ROSTER_LIMIT__A_B__... overrides a limit of a model that does not exist yet',
    ])
    expect(overrides.check(['a-b'])).toEqual([])
  })
})

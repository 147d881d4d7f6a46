// Thousands of hostile requests for each operation, others in every run, on both databases.
import { expect, it } from 'vitest'
import { DATABASES } from '../support/roster.ts'
import { fuzz } from './fuzz.ts'

it.each(DATABASES)('every operation survives thousands of hostile requests on %s', async (engine) => {
  const { faults, seed } = await fuzz(engine, 200_000)
  expect(faults.join('\n\n'), `ROSTER_TEST_SEED=${seed} draws the same again`).toBe('')
})

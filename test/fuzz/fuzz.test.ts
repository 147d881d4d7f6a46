// Every operation of the OpenAPI document survives hostile requests, and whatever it answers is documented.
import { expect, it } from 'vitest'
import { fuzz } from './fuzz.ts'

it('every operation survives hostile requests, and answers as documented', { timeout: 300_000 }, async () => {
  const { faults, reached, seed } = await fuzz('sqlite', 12_000)
  expect(faults.join('\n\n'), `ROSTER_TEST_SEED=${seed} draws the same again`).toBe('')
  // Else nothing would be known of what lies behind the checks of what comes in.
  expect(reached).toBeGreaterThan(0.7)
})

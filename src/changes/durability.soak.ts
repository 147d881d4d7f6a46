// A hundred kills of a real server: what was acknowledged is there, and no change is there by half.
import { it } from 'vitest'
import { killLoop } from '../../test/support/kill-loop.ts'
import { DATABASES } from '../../test/support/roster.ts'

it.each(DATABASES)('a server on %s that is killed a hundred times loses no acknowledged write', async (engine) => {
  await killLoop(engine, 100)
})

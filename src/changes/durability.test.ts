// What was acknowledged is there after the process was killed. The long version is `durability.soak.ts`.
import { expect, it } from 'vitest'
import { killLoop } from '../../test/support/kill-loop.ts'
import { DATABASES } from '../../test/support/roster.ts'

it.concurrent.each(DATABASES)('a server on %s that is killed loses no acknowledged write', async (engine) => {
  const { models, count } = await killLoop(engine, 10)
  expect(models.length + count).toBeGreaterThan(10)
})

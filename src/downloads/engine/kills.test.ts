// Row 23: a process that is killed leaves what the next one goes on with. The long version is `kills.soak.ts`.
import { expect, it } from 'vitest'
import { killFetches } from '../../../test/support/fetch-kills.ts'

/** Twenty processes and more have to start, each after another, on a machine that is busy with other tests. */
const LONG_MS = 240_000

it(
  'row 23: a file is whole and right in the end, and fetched about once, though its process is killed 20 times',
  async () => {
    const { kills, published } = await killFetches(20, 4)
    expect(kills).toBe(20)
    expect(published).toBeGreaterThan(2)
  },
  LONG_MS,
)

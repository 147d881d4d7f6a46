// Two hundred kills of a process that brings files: each is whole and right in the end, and fetched about once.
import { randomInt } from 'node:crypto'
import { it } from 'vitest'
import { killFetches } from '../../../test/support/fetch-kills.ts'

const seed = randomInt(2 ** 31)

it(`row 23: files stay whole though their process is killed 200 times (seed ${seed})`, async () => {
  console.log(await killFetches(200, seed))
})

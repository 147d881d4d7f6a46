// What a call failed with, and that no key is in anything that could be kept, shown or logged of it.
import { inspect } from 'node:util'
import { expect } from 'vitest'
import { RunnerError } from '../../src/runners/index.ts'
import { KEY } from './calls.ts'

export async function failureOf(running: Promise<unknown>): Promise<RunnerError> {
  const error = await running.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(RunnerError)
  expect(inspect(error, { depth: 10 }) + JSON.stringify(error)).not.toContain(KEY)
  return error as RunnerError
}

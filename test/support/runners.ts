// Runners for tests of jobs: each call waits until the test says what becomes of it.

import type { Attempt, Call, Result, Runner } from '../../src/runners/index.ts'
import { RunnerError } from '../../src/runners/index.ts'

/** A call that a runner was given and has not answered. */
export interface Asked {
  call: Call
  attempt: Attempt
  /** What it goes on with, where it was resumed. */
  reference: string | null
  answer(result?: Partial<Result>): void
  fail(error: unknown): void
}

export interface TestRunner extends Runner {
  /** Every call that came, in order. */
  readonly asked: Asked[]
  /** References that were told to stop. */
  readonly cancelled: string[]
  /** The call at this place, once it has come. */
  at(index: number): Promise<Asked>
  /** The last call of this job, once one has come. */
  of(jobId: string): Promise<Asked>
  /** Answers what waits and, from now on, what comes, so that a server can stop. */
  finish(): void
}

const RESULT: Result = { output: { text: 'made' }, usage: { input_tokens: 10, output_tokens: 20 } }

/** @param canResume whether its provider can be asked for work that it has begun. */
export function testRunner({ canResume = false } = {}): TestRunner {
  const asked: Asked[] = []
  const cancelled: string[] = []
  let isFinished = false
  const run = (call: Call, attempt: Attempt, reference: string | null) =>
    new Promise<Result>((resolve, reject) => {
      attempt.signal.addEventListener('abort', () => reject(attempt.signal.reason))
      const answer = (result: Partial<Result> = {}) => resolve({ ...RESULT, ...result })
      asked.push({ call, attempt, reference, answer, fail: reject })
      if (isFinished) answer()
    })
  return {
    version: 1,
    ...{ asked, cancelled },
    check() {},
    run: (call, attempt) => run(call, attempt, null),
    ...(canResume && { resume: (call, reference, attempt) => run(call, attempt, reference) }),
    async cancel(_call, reference) {
      cancelled.push(reference)
    },
    at: (index) => come(() => asked[index], `call ${index}`),
    of: (jobId) => come(() => asked.findLast(({ attempt }) => attempt.idempotencyKey === jobId), `the job ${jobId}`),
    finish() {
      isFinished = true
      for (const { answer } of asked) answer()
    },
  }
}

async function come(find: () => Asked | undefined, what: string): Promise<Asked> {
  const until = performance.now() + 20_000
  while (performance.now() < until) {
    const asked = find()
    if (asked) return asked
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error(`${what} did not come`)
}

export const busy = (retryAfterSeconds: number) =>
  new RunnerError('rate_limited', 'The provider is busy', { retry: 'after', retryAfterSeconds })

// One attempt: a runner is asked, watched over, and what it tells on the way is passed on.
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Usage } from '../pricing/index.ts'
import type { Attempt, Output, Result } from '../runners/index.ts'
import type { Run } from './board.ts'
import type { Callable } from './call.ts'
import type { JobOutput } from './contract.ts'
import type { Held } from './held.ts'
import { pause } from './pace/pace.ts'
import type { Parts } from './parts.ts'
import { Teller } from './teller.ts'
import { pauseBetween } from './verdict.ts'

export type Outcome =
  | { kind: 'done'; output: JobOutput; usage: Usage }
  | { kind: 'failed'; error: unknown }
  /** It took longer than an attempt may. */
  | { kind: 'late' }
  /** This server stops. */
  | { kind: 'stopped' }
  /** Somebody has cancelled the job, or another server has it. */
  | { kind: 'lost' }

export interface Asked {
  held: Held
  run: Run
  callable: Callable
  /** This server stops. */
  stop: AbortSignal
  /** Work that has begun already, to go on with. */
  reference: string | null
}

/** What cannot be taken up again may come to its end first: the whole server is given 15 seconds. */
const GRACE_MS = 8_000

/** Never throws for what the runner does. */
export async function attempt(parts: Parts, asked: Asked): Promise<Outcome> {
  const { held, run, callable, stop, reference } = asked
  const { runner, call } = callable
  const [late, ending] = [new AbortController(), new AbortController()]
  const timers = [setTimeout(() => late.abort(new Error('It took too long')), parts.timeoutSeconds * 1000)]
  const canResume = () => held.row.reference !== null && runner.resume !== undefined
  const onStop = () => {
    timers.push(setTimeout(() => ending.abort(stop.reason), canResume() ? 0 : GRACE_MS))
  }
  if (stop.aborted) onStop()
  else stop.addEventListener('abort', onStop, { once: true })
  const signal = AbortSignal.any([run.controller.signal, late.signal, ending.signal])
  const teller = new Teller(parts, held, run)
  const folder = new Folder()
  const told: Attempt = {
    signal,
    idempotencyKey: held.row.id,
    get folder() {
      return folder.path
    },
    started: async (begun) => {
      await held.write({ reference: begun })
    },
    progress: (progress) => teller.progress(progress),
    onText: (delta) => teller.text(delta),
  }
  try {
    const result: Result =
      reference !== null && runner.resume ? await runner.resume(call, reference, told) : await runner.run(call, told)
    return { kind: 'done', output: await keep(parts, held.row.id, result.output, signal), usage: result.usage }
  } catch (error) {
    if (run.controller.signal.aborted) return { kind: 'lost' }
    if (late.signal.aborted) return { kind: 'late' }
    if (ending.signal.aborted) return { kind: 'stopped' }
    return { kind: 'failed', error }
  } finally {
    for (const timer of timers) clearTimeout(timer)
    stop.removeEventListener('abort', onStop)
    teller.close()
    await folder.remove()
  }
}

/** The work is done: only the fetching of what came of it is tried again. */
async function keep(parts: Parts, jobId: string, output: Output, signal: AbortSignal): Promise<JobOutput> {
  for (let tries = 1; ; tries++) {
    try {
      return await parts.outputs.keep(jobId, output, signal)
    } catch (error) {
      const wait = pauseBetween(error, tries, parts.retryBaseMs, Math.random())
      if (wait === null) throw error
      await pause(wait, signal)
    }
  }
}

/** Made when it is first asked for: most runners make no files of their own. */
class Folder {
  #path: string | undefined

  get path(): string {
    this.#path ??= mkdtempSync(join(tmpdir(), 'roster-job-'))
    return this.#path
  }

  async remove(): Promise<void> {
    if (this.#path) await rm(this.#path, { recursive: true, force: true })
  }
}

// Writes calls as rows, many in one transaction: those that ended, and those that are under way for a while.
import { setTimeout as sleep } from 'node:timers/promises'
import { messageOf } from '../../core/errors.ts'
import { isoTime } from '../../core/time.ts'
import { isContradiction, type Tx } from '../../db/index.ts'
import type { Run } from '../board.ts'
import type { Parts } from '../parts.ts'
import { written } from '../resolution.ts'
import { isEnded } from '../statuses.ts'
import { insertJobs, type JobRow, type NewJob, updateJob } from '../store.ts'
import { countAsked, countEnded } from '../usage/count.ts'
import type { UsageDelta } from '../usage/store.ts'
import type { LiveCall } from './call.ts'
import { Pulse } from './pulse.ts'
import { runnerOf } from './store.ts'

export interface WriterParts extends Parts {
  onEnd(row: NewJob): void
}

const AGAIN_MS = 1_000
/** In one transaction: to make more rows at once would hold up the answers that are due. */
const MOST_TOGETHER = 64

export class Writer {
  readonly #parts: WriterParts
  readonly #runner: string
  readonly #pulse: Pulse
  isClosing = false

  constructor(parts: WriterParts) {
    this.#parts = parts
    this.#runner = runnerOf(parts.board.server)
    this.#pulse = new Pulse(parts, this.#runner)
  }

  now(): string {
    return isoTime(this.#parts.now())
  }

  /** Resolves when they are written; while the database is away that is tried again and again. */
  async write(begun: readonly LiveCall[], ended: readonly LiveCall[]): Promise<void> {
    const calls = [...begun, ...ended]
    for (let done = 0; done < calls.length; done += MOST_TOGETHER)
      await this.#writeTogether(calls.slice(done, done + MOST_TOGETHER))
  }

  close(): Promise<void> {
    return this.#pulse.close()
  }

  async #writeTogether(calls: readonly LiveCall[]): Promise<void> {
    for (;;) {
      try {
        return await this.#writeNow(calls)
      } catch (error) {
        if (isContradiction(error)) return this.#writeApart(calls, error)
        if (this.isClosing) return this.#lose(calls, error)
        this.#parts.log.warn({ calls: calls.length }, `Calls cannot be counted yet: ${messageOf(error)}`)
        await sleep(AGAIN_MS)
      }
    }
  }

  /** A model may have been deleted meanwhile: its jobs keep what they recorded. */
  async #writeApart(calls: readonly LiveCall[], error: unknown): Promise<void> {
    const [only] = calls
    if (calls.length > 1) for (const call of calls) await this.#writeTogether([call])
    else if (only?.modelUuid === null) this.#lose(calls, error)
    else if (only) {
      only.modelUuid = null
      await this.#writeTogether(calls)
    }
  }

  #lose(calls: readonly LiveCall[], error: unknown): void {
    for (const call of calls) {
      const { provider_id, model_id, usage } = call.row(this.#runner, this.now())
      const about = { job: call.id, provider: provider_id, model: model_id, usage }
      this.#parts.log.error(about, `A call was not counted: ${messageOf(error)}`)
    }
  }

  async #writeNow(calls: readonly LiveCall[]): Promise<void> {
    const now = this.now()
    // One that was to be written as under way may have been written as ended since.
    const open = calls.filter(({ isCounted }) => !isCounted)
    const made = open.filter(({ isWritten }) => !isWritten).map((call) => this.#made(call, now))
    const changed = open
      .filter(({ isWritten }) => isWritten)
      .map((call) => ({ call, row: call.row(this.#runner, now) }))
    let mine: Written[] = []
    await this.#parts.writes.run(async (tx, count) => {
      await insertJobs(tx, made)
      for (const { call, row } of made) count(newDeltas(call, row))
      mine = await updated(tx, changed)
      for (const { call, row } of mine) count(countEnded({ ...row, resolution: resolutionOf(call) }))
    })
    for (const { call, row } of [...made, ...changed]) this.#isWritten(call, row)
    for (const each of [...made, ...mine]) this.#tell(each)
  }

  #made(call: LiveCall, now: string): Written & { resolution: string } {
    return { call, row: call.row(this.#runner, now), resolution: written(this.#parts, call.asked.resolved) }
  }

  #isWritten(call: LiveCall, row: NewJob): void {
    const { runs } = this.#parts.board
    call.isWritten = true
    call.isCounted = isEnded(row.status)
    if (call.isCounted) runs.delete(call.id)
    // From now on somebody can find it, and cancel it.
    else if (!call.hasEnded) runs.set(call.id, runOf(call, this.#runner))
  }

  #tell({ call, row, resolution }: Written): void {
    const { board } = this.#parts
    if (isEnded(row.status)) this.#parts.onEnd(row)
    if (!board.hasListeners) return
    const json = resolution ?? written(this.#parts, call.asked.resolved)
    board.tell({ ...row, resolution: JSON.parse(json) as JobRow['resolution'] })
  }
}

interface Written {
  call: LiveCall
  row: NewJob
  /** As JSON. */
  resolution?: string
}

/** What of a resolution is counted. */
const resolutionOf = (call: LiveCall) => ({ model: call.asked.resolved.choice.entry.view })

function newDeltas(call: LiveCall, row: NewJob): UsageDelta[] {
  const counted = { ...row, resolution: resolutionOf(call) }
  return isEnded(row.status) ? [...countAsked(counted), ...countEnded(counted)] : countAsked(counted)
}

/** @returns those that nobody else has ended meanwhile: the others are counted already. */
async function updated(tx: Tx, changed: readonly Written[]): Promise<Written[]> {
  const mine: Written[] = []
  for (const each of changed) {
    const { status, output, error, usage, cost, attempts, completed_at, updated_at, runner } = each.row
    const change = { status, output, error, usage, cost, attempts, completed_at, updated_at, runner }
    if (await updateJob(tx, each.row, change)) mine.push(each)
  }
  return mine
}

function runOf(call: LiveCall, runner: string): Run {
  const controller = new AbortController()
  controller.signal.addEventListener('abort', () => call.stop(controller.signal.reason), { once: true })
  // Nobody waits for its end: no queue has it.
  return {
    runner,
    isAtWork: true,
    progress: { progress: null, progress_text: null },
    controller,
    ended: Promise.resolve(),
  }
}

// Works on the jobs of one provider: a run takes one as far as it goes, and says what became of it.
import { randomUUID } from 'node:crypto'
import { messageOf } from '../core/errors.ts'
import type { Work } from '../queue/index.ts'
import type { Run } from './board.ts'
import { callOf } from './call.ts'
import { Course, type CourseParts } from './course.ts'
import { Held, Lost } from './held.ts'
import { isEnded } from './statuses.ts'
import { findJob, type JobRow, readUnfinished } from './store.ts'

export class Worker implements Work {
  readonly name: string
  readonly atATime: number
  readonly #providerId: string
  readonly #parts: CourseParts

  constructor(providerId: string, atATime: number, parts: CourseParts) {
    this.name = `jobs.${providerId}`
    this.atATime = atATime
    this.#providerId = providerId
    this.#parts = parts
  }

  unfinished(): Promise<string[]> {
    return readUnfinished(this.#parts.database.reader, this.#providerId)
  }

  /** @param id of the job: it is its own ticket. */
  async run(id: string, stop: AbortSignal): Promise<void> {
    const { board, database } = this.#parts
    const before = board.runs.get(id)
    if (before) {
      await before.ended
      return stop.throwIfAborted()
    }
    const { promise: ended, resolve: end } = Promise.withResolvers<void>()
    const run: Run = {
      ...{ runner: `${board.server}/${randomUUID()}`, isAtWork: false },
      ...{ progress: { progress: null, progress_text: null }, controller: new AbortController(), ended },
    }
    board.runs.set(id, run)
    try {
      const row = board.take(id) ?? (await findJob(database.reader, id))
      if (!row || row.provider_id !== this.#providerId) return
      if (isEnded(row.status)) await this.#stopAtProvider(row)
      else await this.#work(row, run, stop)
    } finally {
      board.runs.delete(id)
      end()
    }
  }

  async #work(row: JobRow, run: Run, stop: AbortSignal): Promise<void> {
    const { database } = this.#parts
    try {
      await new Course(this.#parts, new Held(row, this.#parts), run, stop).run()
    } catch (error) {
      if (!(error instanceof Lost)) throw error
      const now = await findJob(database.reader, row.id)
      if (now?.status === 'cancelled') await this.#stopAtProvider(now)
    }
  }

  /** A job that was cancelled while its provider was at work. */
  async #stopAtProvider(row: JobRow): Promise<void> {
    if (row.reference === null) return
    try {
      const { call, runner } = callOf(this.#parts, row)
      await runner.cancel?.(call, row.reference)
      await new Held(row, this.#parts).write({ reference: null })
    } catch (error) {
      // Whoever wrote it meanwhile knows of it.
      if (error instanceof Lost) return
      this.#parts.log.warn({ job: row.id }, `Cannot stop a cancelled job at its provider: ${messageOf(error)}`)
    }
  }
}

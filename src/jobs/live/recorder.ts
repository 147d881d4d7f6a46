// The door for calls that somebody waits for on the line: they run at once and past the queue, and count like any job.
import type { Cost } from '../../pricing/index.ts'
import type { Pace } from '../pace/pace.ts'
import { type CallEnd, type LiveAsked, LiveCall } from './call.ts'
import { inTurn } from './turn.ts'
import { Writer, type WriterParts } from './writer.ts'

/** A call that is under way. */
export interface BegunCall {
  /** Of the job that it becomes. */
  readonly id: string
  /** Asks the provider in the call's turn, and again where nothing can have begun. @throws RunnerError, or what `ask` throws */
  inTurn<Result>(signal: AbortSignal, ask: () => Promise<Result>): Promise<Result>
  /** To be called once. The row is written behind the caller's back. @returns what the call cost. */
  end(end: CallEnd): Cost
  /** Resolves once the job can be read, for a caller that is told of it. */
  written(): Promise<void>
  /** Calls back where somebody has ended the job in the meantime, such as cancelled it. */
  onStop(stop: (reason: Error) => void): void
}

/**
 * For how long calls wait to be written, so that many share a transaction. One that is under way for longer has a row
 * that says so, and survives its server; what ended within the last moment before a kill leaves none.
 */
const TOGETHER_MS = 50
/** Calls that wait to be written; a database that is away for long must not fill the memory. */
const MOST_WAITING = 20_000

export interface RecorderParts extends WriterParts {
  paceOf(providerId: string): Pace
}

export class Recorder {
  readonly #parts: WriterParts
  readonly #paceOf: RecorderParts['paceOf']
  readonly #writer: Writer
  /** Under way, and without a row. */
  readonly #young = new Set<LiveCall>()
  #ended: LiveCall[] = []
  #timer: NodeJS.Timeout | undefined
  /** Writes go one after another: the end of a call is written after its beginning. */
  #writing: Promise<void> = Promise.resolve()

  constructor({ paceOf, ...parts }: RecorderParts) {
    this.#parts = parts
    this.#paceOf = paceOf
    this.#writer = new Writer(parts)
  }

  begin(asked: LiveAsked): BegunCall {
    const call = new LiveCall(asked, this.#writer.now())
    this.#young.add(call)
    this.#wait()
    return {
      id: call.id,
      inTurn: (signal, ask) => {
        const pace = this.#paceOf(asked.resolved.choice.entry.row.provider)
        return inTurn({ parts: this.#parts, call, pace, now: () => this.#writer.now() }, signal, ask)
      },
      end: (end) => {
        const cost = call.end(end, this.#writer.now())
        this.#keep(call)
        return cost
      },
      written: () => this.#flush(),
      onStop: (stop) => {
        call.stop = stop
      },
    }
  }

  /** Resolves when every call is written, as ended or as it is. */
  async close(): Promise<void> {
    clearTimeout(this.#timer)
    this.#writer.isClosing = true
    await this.#flush(Number.POSITIVE_INFINITY)
    await this.#writer.close()
  }

  #keep(call: LiveCall): void {
    this.#young.delete(call)
    if (this.#ended.length < MOST_WAITING) this.#ended.push(call)
    else this.#parts.log.error({ job: call.id }, 'A call is not counted, for too many wait for the database')
    this.#wait()
  }

  #wait(): void {
    this.#timer ??= setTimeout(async () => {
      await this.#flush()
      this.#timer = undefined
      if (this.#young.size + this.#ended.length > 0) this.#wait()
    }, TOGETHER_MS).unref()
  }

  /** @param until by the clock of the process: calls that began before it get a row, though they are under way. */
  #flush(until = performance.now() - TOGETHER_MS): Promise<void> {
    this.#writing = this.#writing.then(() => {
      const ended = this.#ended
      this.#ended = []
      const begun = [...this.#young].filter(({ since }) => since < until)
      for (const call of begun) this.#young.delete(call)
      return this.#writer.write(begun, ended)
    })
    return this.#writing
  }
}

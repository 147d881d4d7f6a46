// A call takes its turn at its provider as jobs do, and is tried again where nothing can have begun: but somebody waits
// for it on the line, so that it waits a little and is told the rest.
import { RunnerError } from '../../runners/index.ts'
import { type Pace, pause } from '../pace/pace.ts'
import type { Parts } from '../parts.ts'
import { judge } from '../verdict.ts'
import type { LiveCall } from './call.ts'

/** For a place, which others leave sooner or later. */
const PLACE_MS = 60_000
/** For the provider's pace, and for each new try. */
const PAUSE_MS = 5_000
/** The first included. */
const TRIES = 3

export interface Turn {
  parts: Pick<Parts, 'writes' | 'retryBaseMs'>
  call: LiveCall
  pace: Pace
  now: () => string
}

/** @throws RunnerError `rate_limited` where the provider has no room for it soon; else what the last try throws. */
export async function inTurn<Result>(turn: Turn, signal: AbortSignal, ask: () => Promise<Result>): Promise<Result> {
  const { parts, call, pace, now } = turn
  if (pace.places && !call.leavePlace) call.leavePlace = await placeAt(pace.places, call, signal)
  for (let tries = 1; ; tries++) {
    if (pace.isLimited) await mayAsk(turn, signal)
    try {
      return await ask()
    } catch (error) {
      const { retryAfterMs, isAskedToWait, error: told } = judge(error, tries, parts.retryBaseMs, Math.random())
      if (retryAfterMs === null || retryAfterMs > PAUSE_MS || tries >= TRIES || signal.aborted) throw error
      call.triedAgain(told, now())
      if (isAskedToWait) pace.hold(retryAfterMs)
      await pause(retryAfterMs, signal)
    }
  }
}

async function placeAt(places: NonNullable<Pace['places']>, call: LiveCall, signal: AbortSignal) {
  const late = new AbortController()
  const timer = setTimeout(() => {
    const most = places.most === 1 ? 'one call' : `${places.most} calls`
    late.abort(noRoom(call, `takes ${most} at a time from here, and none has ended`, PAUSE_MS))
  }, PLACE_MS)
  try {
    return await places.take(AbortSignal.any([signal, late.signal]))
  } finally {
    clearTimeout(timer)
  }
}

/** Waits until the provider may be asked. */
async function mayAsk({ parts, call, pace }: Turn, signal: AbortSignal): Promise<void> {
  const until = performance.now() + PAUSE_MS
  for (;;) {
    const wait = pace.left || (await parts.writes.run((tx) => pace.take(tx)))
    if (wait === 0) return
    if (performance.now() + wait > until) throw noRoom(call, 'gets as many calls from here as it may', wait)
    await pause(wait, signal)
  }
}

function noRoom(call: LiveCall, why: string, waitMs: number): RunnerError {
  const { provider } = call.asked.resolved.choice.entry.row
  const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1000))
  const sentence = `The provider "${provider}" ${why}; nothing was sent, try again in ${retryAfterSeconds} s`
  return new RunnerError('rate_limited', sentence, { retry: 'after', retryAfterSeconds })
}

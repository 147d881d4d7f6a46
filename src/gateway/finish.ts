// How a call ends, whole or as a stream: it is counted once, and its caller is told the truth.

import type { JobOutput } from '../jobs/contract.ts'
import type { DirectCalls } from '../jobs/index.ts'
import type { Usage } from '../pricing/index.ts'
import { type Asked, answerCall, answerRefusal, costText } from './answer.ts'
import { asProblem, jobErrorOf, mayHaveBegun, Refusal } from './failure.ts'
import { CallerLeft, type Patience } from './patience.ts'
import type { Told } from './relay.ts'

export interface Whole {
  /** JSON. */
  body: string
  usage: Usage
  /** For how long the provider was waited for. */
  providerMs: number
  /** What is kept of it. */
  output?: JobOutput
}

interface Finishing {
  direct: DirectCalls
  asked: Asked
  patience: Patience
}

/** @throws RosterError for what the caller is told as a problem. */
export async function finishWhole(
  { direct, asked, patience }: Finishing,
  make: () => Promise<Whole>,
): Promise<Response> {
  const { call } = asked
  try {
    const { body, usage, providerMs, output } = await make()
    direct.end(call, { status: 'completed', usage, ...(output && { output }) })
    // It may be told where its files are, and whoever looks there asks for the job.
    if (output) await direct.flush()
    return answerCall(asked, body, { cost: direct.costOf(call, usage), providerMs })
  } catch (error) {
    return fail({ direct, asked, patience }, error)
  } finally {
    patience.end()
  }
}

/** @param source events as text; the first comes before anything is answered, so that a failure until then has its own status. */
export async function finishStream(
  finishing: Finishing,
  told: Told,
  open: () => Promise<{ source: AsyncGenerator<string>; first: string; providerMs: number }>,
): Promise<Response> {
  const { asked, patience } = finishing
  try {
    const { source, first, providerMs } = await open()
    return answerCall(asked, streamOf(finishing, told, source, first), { cost: 'pending', providerMs })
  } catch (error) {
    patience.end()
    return fail(finishing, error)
  }
}

function fail({ direct, asked, patience }: Finishing, error: unknown): Response {
  const reason = patience.signal.aborted ? patience.signal.reason : error
  end(direct, asked, reason)
  if (reason instanceof Refusal) return answerRefusal(asked, reason)
  throw asProblem(reason)
}

function end(direct: DirectCalls, { call }: Asked, error: unknown): void {
  if (error instanceof CallerLeft)
    direct.end(call, { status: 'cancelled', error: { code: 'cancelled', message: error.message }, mayHaveBegun: true })
  else direct.end(call, { status: 'failed', error: jobErrorOf(error), mayHaveBegun: mayHaveBegun(error) })
}

/** What the end of a stream tells of its cost: a comment, which no client reads as an event. */
export const costComment = (direct: DirectCalls, { call }: Asked, { usage }: Told): string =>
  `: x-roster-cost ${costText(direct.costOf(call, usage))}\n\n`

type Bytes = Uint8Array<ArrayBuffer>

function streamOf({ direct, asked, patience }: Finishing, told: Told, source: AsyncGenerator<string>, first: string) {
  const encoder = new TextEncoder()
  let isOver = false
  const finish = (error?: unknown) => {
    if (isOver) return
    isOver = true
    patience.end()
    if (error === undefined) direct.end(asked.call, { status: 'completed', usage: told.usage })
    else end(direct, asked, error)
  }
  return new ReadableStream<Bytes>({
    start(controller) {
      controller.enqueue(encoder.encode(first))
    },
    async pull(controller) {
      try {
        const { done, value } = await source.next()
        if (!done) return controller.enqueue(encoder.encode(value))
        finish()
      } catch (error) {
        const reason = patience.signal.aborted ? patience.signal.reason : error
        finish(reason)
        if (!(reason instanceof CallerLeft)) controller.enqueue(encoder.encode(errorEvent(reason)))
      }
      controller.close()
    },
    async cancel() {
      patience.leave()
      finish(new CallerLeft())
      await source.return(undefined).catch(() => undefined)
    },
  })
}

/** The status is out already: an event says it, in the form that clients of OpenAI's throw. */
function errorEvent(error: unknown): string {
  const { code, message } = jobErrorOf(error)
  return `data: ${JSON.stringify({ error: { message, type: code, param: null, code } })}\n\n`
}

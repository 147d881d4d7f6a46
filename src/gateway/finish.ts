// How a call ends, whole or as a stream: it is counted once, and its caller is told the truth.
import type { JobOutput } from '../jobs/contract.ts'
import type { Usage } from '../pricing/index.ts'
import { type Asked, answerCall, answerRefusal } from './answer.ts'
import { asProblem, jobErrorOf, mayHaveBegun, Refusal } from './failure.ts'
import { CallerLeft, type Patience } from './patience.ts'

export interface Whole {
  /** JSON. */
  body: string | Bytes
  usage: Usage
  /** For how long the provider was waited for. */
  providerMs: number
  /** What is kept of it. */
  output?: JobOutput
}

interface Finishing {
  asked: Asked
  patience: Patience
}

/** @throws RosterError for what the caller is told as a problem. */
export async function finishWhole({ asked, patience }: Finishing, make: () => Promise<Whole>): Promise<Response> {
  try {
    const { body, usage, providerMs, output = null } = await make()
    const cost = asked.call.end({ status: 'completed', usage, output })
    // The answer may say where its files are, and whoever looks there asks for the job.
    if (output) await asked.call.written()
    return answerCall(asked, body, { cost, providerMs })
  } catch (error) {
    return fail({ asked, patience }, error)
  } finally {
    patience.end()
  }
}

export interface Opened {
  /** Events as text. It ends the call itself where it comes to its end; where it throws, the call has failed. */
  source: AsyncGenerator<string>
  /** It comes before anything is answered, so that a failure until then has a status of its own. */
  first: string
  providerMs: number
}

export async function finishStream(finishing: Finishing, open: () => Promise<Opened>): Promise<Response> {
  const { asked, patience } = finishing
  try {
    const { source, first, providerMs } = await open()
    return answerCall(asked, streamOf(finishing, source, first), { cost: 'pending', providerMs })
  } catch (error) {
    patience.end()
    return fail(finishing, error)
  }
}

function fail({ asked, patience }: Finishing, error: unknown): Response {
  const reason = patience.signal.aborted ? patience.signal.reason : error
  end(asked, reason)
  if (reason instanceof Refusal) return answerRefusal(asked, reason)
  throw asProblem(reason)
}

function end({ call }: Asked, error: unknown): void {
  if (error instanceof CallerLeft)
    call.end({ status: 'cancelled', usage: {}, error: { code: 'cancelled', message: error.message } })
  else call.end({ status: 'failed', usage: {}, error: jobErrorOf(error), mayHaveBegun: mayHaveBegun(error) })
}

type Bytes = Uint8Array<ArrayBuffer>

function streamOf({ asked, patience }: Finishing, source: AsyncGenerator<string>, first: string) {
  const encoder = new TextEncoder()
  return new ReadableStream<Bytes>({
    start(controller) {
      controller.enqueue(encoder.encode(first))
    },
    async pull(controller) {
      try {
        const { done, value } = await source.next()
        if (!done) return controller.enqueue(encoder.encode(value))
        patience.end()
      } catch (error) {
        const reason = patience.signal.aborted ? patience.signal.reason : error
        patience.end()
        end(asked, reason)
        if (!(reason instanceof CallerLeft)) controller.enqueue(encoder.encode(errorEvent(reason)))
      }
      controller.close()
    },
    async cancel() {
      patience.leave()
      end(asked, new CallerLeft())
      patience.end()
      // What it was waiting for has ended with the signal.
      await source.return(undefined).catch(() => undefined)
    },
  })
}

/** The status is out already: an event says it, in the form that clients of OpenAI's throw. */
function errorEvent(error: unknown): string {
  const { code, message } = jobErrorOf(error)
  return `data: ${JSON.stringify({ error: { message, type: code, param: null, code } })}\n\n`
}

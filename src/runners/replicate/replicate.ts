// Runs calls on Replicate: a prediction is begun, its id kept, and then asked after until it has ended.
import { setTimeout as sleep } from 'node:timers/promises'
import type Replicate from 'replicate'
import { version } from '../../core/version.ts'
import { RunnerError } from '../error.ts'
import { askOnce, wrongShape } from '../http/ask.ts'
import { clean } from '../http/clean.ts'
import { keyOf, type Variables } from '../key.ts'
import type { Attempt, Call, CalledProvider, Offer, Result, Runner } from '../runner.ts'
import { begin, inputOf } from './begin.ts'
import { listReplicate } from './list.ts'
import { outputOf } from './output.ts'
import { fractionOf, hasEnded, isKnown, Prediction, usageOf } from './prediction.ts'

const LONGEST_PAUSE_MS = 3000
/** How long one question after a prediction may take, and for how long all of them may fail. */
const QUESTION_MS = 30_000
const LONGEST_OUTAGE_MS = 15 * 60_000
const LONGEST_BACKOFF_MS = 30_000

export class ReplicateRunner implements Runner {
  readonly version = 1
  readonly #variables: Variables
  readonly #firstPauseMs: number

  /** @param firstPauseMs before the first question after a prediction; those after it grow. */
  constructor(variables: Variables, firstPauseMs = 250) {
    this.#variables = variables
    this.#firstPauseMs = firstPauseMs
  }

  check(provider: CalledProvider): void {
    keyOf(provider, this.#variables)
  }

  list(provider: CalledProvider, signal: AbortSignal): Promise<Offer> {
    return listReplicate(provider, (...asked) => this.#ask(...asked), signal)
  }

  async run(call: Call, attempt: Attempt): Promise<Result> {
    const { provider, model, parameters } = call
    const input = inputOf(parameters, model)
    const answer = await this.#ask(provider, attempt.signal, (client) => begin(client, model, input, attempt.signal))
    const prediction = predictionIn(answer, provider)
    await attempt.started(prediction.id)
    return this.#follow(call, prediction, attempt)
  }

  async resume(call: Call, reference: string, attempt: Attempt): Promise<Result> {
    return this.#follow(call, await this.#read(call.provider, reference, attempt.signal), attempt)
  }

  async cancel({ provider }: Call, reference: string): Promise<void> {
    const signal = AbortSignal.timeout(QUESTION_MS)
    try {
      await this.#ask(provider, signal, (client) => client.predictions.cancel(reference, { signal }))
    } catch (error) {
      // Refused: it has ended, or was forgotten. Then there is nothing to be stopped.
      if (!(error instanceof RunnerError) || error.code !== 'refused') throw error
    }
  }

  async #follow(call: Call, begun: Prediction, attempt: Attempt): Promise<Result> {
    let prediction = begun
    let pause = this.#firstPauseMs
    while (!hasEnded(prediction)) {
      if (!isKnown(prediction))
        throw wrongShape(
          { name: call.provider.display_name },
          `the status "${clean(prediction.status)}", which nobody knows`,
        )
      const fraction = fractionOf(prediction)
      attempt.progress({ text: prediction.status, ...(fraction !== undefined && { fraction }) })
      await sleep(pause, undefined, { signal: attempt.signal }).catch(() => attempt.signal.throwIfAborted())
      pause = Math.min(pause * 1.4, LONGEST_PAUSE_MS)
      prediction = await this.#read(call.provider, prediction.id, attempt.signal)
    }
    return this.#resultOf(call, prediction)
  }

  #resultOf({ provider, model }: Call, prediction: Prediction): Result {
    const { status, output, error } = prediction
    const name = provider.display_name
    const why = error ? `: ${clean(typeof error === 'string' ? error : JSON.stringify(error))}` : ''
    if (status === 'failed')
      throw new RunnerError('failed', `The model failed on ${name}${why}`, { mayHaveBegun: true })
    if (status === 'canceled') throw new RunnerError('cancelled', `It was cancelled on ${name}`, { mayHaveBegun: true })
    if (status === 'aborted')
      throw new RunnerError('failed', `${name} gave it up before it began${why}; try again later`, { retry: 'backoff' })
    const made = outputOf(output, model, provider.base_url)
    if (!made)
      throw wrongShape({ name }, `a result that is no ${model.task === 'embedding' ? 'embedding' : model.modality}`)
    return { output: made, usage: usageOf(prediction, 'files' in made ? made.files.length : 0, model) }
  }

  /** Asked again where it fails, for long: a question changes nothing, and the work is paid for. */
  async #read(provider: CalledProvider, id: string, signal: AbortSignal): Promise<Prediction> {
    const since = performance.now()
    for (let failures = 1; ; failures++) {
      try {
        const within = AbortSignal.any([signal, AbortSignal.timeout(QUESTION_MS)])
        const answer = await this.#ask(provider, within, (client) => client.predictions.get(id, { signal: within }))
        return predictionIn(answer, provider)
      } catch (error) {
        signal.throwIfAborted()
        const { code, message, retry, retryAfterSeconds } = asFailure(error, provider)
        const isOver = performance.now() - since > LONGEST_OUTAGE_MS
        if (retry === 'never' || isOver) throw new RunnerError(code, message, { mayHaveBegun: true })
        const own = Math.min(this.#firstPauseMs * 2 ** failures, LONGEST_BACKOFF_MS) * (0.5 + Math.random() / 2)
        const pause = retryAfterSeconds === undefined ? own : retryAfterSeconds * 1000
        await sleep(pause, undefined, { signal }).catch(() => signal.throwIfAborted())
      }
    }
  }

  async #ask<Answer>(provider: CalledProvider, signal: AbortSignal, ask: (client: Replicate) => Promise<Answer>) {
    const key = keyOf(provider, this.#variables)
    const { default: Client } = await import('replicate')
    const asked = {
      name: provider.display_name,
      keyVariable: provider.api_key_env,
      key,
      expected: 'json' as const,
      signal,
    }
    return askOnce(asked, (fetch) =>
      ask(
        new Client({
          // An empty one would make the client look into the environment by itself.
          auth: key ?? 'none',
          userAgent: `roster/${version}`,
          useFileOutput: false,
          fetch,
          ...(provider.base_url && { baseUrl: provider.base_url }),
        }),
      ),
    )
  }
}

function predictionIn(answer: unknown, { display_name }: CalledProvider): Prediction {
  const { data, error } = Prediction.safeParse(answer)
  if (error) throw wrongShape({ name: display_name }, 'something that is no prediction')
  return data
}

/** A question that took too long ends with the reason of its own clock. */
const asFailure = (error: unknown, { display_name }: CalledProvider): RunnerError =>
  error instanceof RunnerError
    ? error
    : new RunnerError('network', `${display_name} did not answer within ${QUESTION_MS / 1000} s`, { retry: 'backoff' })

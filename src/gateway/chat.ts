// Chat by the gateway: handed on to those who speak OpenAI's API, translated for Anthropic, run for all others.
import { isObject, type JsonObject } from '../core/record.ts'
import { type Asked, costText } from './answer.ts'
import { streamOfAnthropic, wholeOfAnthropic } from './anthropic.ts'
import { DONE_EVENT } from './chunks.ts'
import type { ChatRequest } from './contract.ts'
import { finishStream, finishWhole, type Whole } from './finish.ts'
import type { Tools } from './gateway.ts'
import type { Patience } from './patience.ts'
import { relayed, relayedWhole, type Told } from './relay.ts'
import { promptOf, streamOfRunner, wholeOfRunner } from './runner.ts'

const PATH = '/chat/completions'

export function answerChat(tools: Tools, asked: Asked, patience: Patience, body: ChatRequest): Promise<Response> {
  const finishing = { asked, patience }
  const { signal } = patience
  if (!body.stream) return finishWhole(finishing, () => whole(tools, asked, body, signal))
  return finishStream(finishing, async () => {
    const sent = performance.now()
    const source = await stream(tools, asked, body, signal)
    const first = await source.next()
    return { source, first: first.done ? '' : first.value, providerMs: performance.now() - sent }
  })
}

const named = (body: ChatRequest, { call }: Asked): JsonObject => ({
  ...body,
  model: call.resolved.choice.entry.row.model_key,
})

async function whole(
  { requests, variables }: Tools,
  asked: Asked,
  body: ChatRequest,
  signal: AbortSignal,
): Promise<Whole> {
  const { provider } = asked.call
  const sent = performance.now()
  if (provider.kind === 'openAI') {
    const answered = await asked.call.inTurn(signal, () =>
      requests.ask(provider, pathOf(asked, PATH), JSON.stringify(named(body, asked)), signal),
    )
    const { bytes, usage } = await relayedWhole(answered, 'choices')
    return { body: bytes, usage, providerMs: performance.now() - sent }
  }
  const told: Told = { usage: {} }
  const json =
    provider.kind === 'anthropic'
      ? await wholeOfAnthropic({ asked, body, variables, signal, told }, provider)
      : await wholeOfRunner({ asked, provider, parameters: promptOf(body.messages), signal }, told)
  return { body: json, usage: told.usage, providerMs: performance.now() - sent }
}

async function stream({ requests, variables }: Tools, asked: Asked, body: ChatRequest, signal: AbortSignal) {
  const { provider } = asked.call
  const wantsUsage = isObject(body.stream_options) && body.stream_options.include_usage === true
  const told: Told = { usage: {} }
  // The end of a stream tells what it cost: as a comment, which no client reads as an event.
  const ending = () => `: x-roster-cost ${costText(asked.call.end({ status: 'completed', usage: told.usage }))}\n\n`
  if (provider.kind === 'openAI') {
    const options = isObject(body.stream_options) ? body.stream_options : {}
    const counted = { ...named(body, asked), stream_options: { ...options, include_usage: true } }
    const answered = await asked.call.inTurn(signal, () =>
      requests.ask(provider, pathOf(asked, PATH), JSON.stringify(counted), signal),
    )
    return relayed({ answered, told, wantsUsage, ending })
  }
  const pieces =
    provider.kind === 'anthropic'
      ? streamOfAnthropic({ asked, body, variables, signal, told }, provider)
      : streamOfRunner({ asked, provider, parameters: promptOf(body.messages), signal }, told, wantsUsage)
  return ended(pieces, ending)
}

async function* ended(pieces: AsyncGenerator<string>, ending: () => string): AsyncGenerator<string> {
  yield* pieces
  yield `${ending()}${DONE_EVENT}`
}

/** The path that the row names, where it is one of this kind: a server may have its own. */
export function pathOf({ call }: Asked, standard: string): string {
  const named = call.resolved.choice.entry.row.endpoint_path?.replace(/^\/?(v1\/)?/, '/')
  return named?.endsWith(standard) ? named : standard
}

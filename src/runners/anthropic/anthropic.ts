// Runs calls on Anthropic: always as a stream, so that a long answer does not look like a dead connection.
import type { JsonObject } from '../../core/record.ts'
import { RunnerError } from '../error.ts'
import { askOnce, wrongShape } from '../http/ask.ts'
import { keyOf, type Variables } from '../key.ts'
import { messagesOf } from '../openai/chat.ts'
import type { Attempt, Call, CalledProvider, Offer, Result, Runner } from '../runner.ts'
import { spell } from '../spelling.ts'
import { askAnthropic, askedOf } from './client.ts'
import { countedBy, isRead, MessageEvent, type MessageUsage, mergedUsage } from './events.ts'
import { listAnthropic } from './list.ts'
import { messagesRequest, versionFor } from './request.ts'

const DIALECT = { names: {}, reads: new Set(['max_tokens'] as const) }

export class AnthropicRunner implements Runner {
  readonly version = 1
  readonly #variables: Variables

  constructor(variables: Variables) {
    this.#variables = variables
  }

  check(provider: CalledProvider): void {
    keyOf(provider, this.#variables)
  }

  list(provider: CalledProvider, signal: AbortSignal): Promise<Offer> {
    return listAnthropic(provider, this.#variables, signal)
  }

  async run(call: Call, attempt: Attempt): Promise<Result> {
    const { provider, model, parameters } = call
    if (model.modality !== 'text' || model.task === 'embedding')
      throw new RunnerError('refused', `Anthropic makes text; "${model.id}" is for ${model.modality} ${model.task}`)
    const { prompt: _, system: __, messages: ___, ...others } = parameters
    const chat = { ...spell(others, model.input_defaults, DIALECT), messages: messagesOf(parameters) }
    const request = messagesRequest(chat, model)
    const written: string[] = []
    let usage: MessageUsage | undefined
    let isWhole = false
    for await (const event of streamMessage({
      provider,
      variables: this.#variables,
      request,
      signal: attempt.signal,
    })) {
      if (event.type === 'message_start') usage = mergedUsage(usage, event.message.usage)
      if (event.type === 'message_delta') usage = mergedUsage(usage, event.usage)
      if (event.type === 'message_stop') isWhole = true
      if (event.type !== 'content_block_delta' || !event.delta.text) continue
      written.push(event.delta.text)
      attempt.onText?.(event.delta.text)
    }
    if (!isWhole) throw halfAnswer(provider)
    return { output: { text: written.join('') }, usage: usage ? countedBy(usage) : {} }
  }
}

interface Streaming {
  provider: CalledProvider
  variables: Variables
  request: JsonObject
  signal: AbortSignal
}

/** The events of a message as it is written. @throws RunnerError */
export async function* streamMessage({
  provider,
  variables,
  request,
  signal,
}: Streaming): AsyncGenerator<MessageEvent> {
  const asking = { ...askedOf(provider, variables), expected: 'stream' as const, signal }
  const version = versionFor(request)
  const options = {
    body: { ...request, stream: true },
    stream: true,
    ...(version && { headers: { 'anthropic-version': version } }),
  }
  const events = await askAnthropic(asking, provider, (client) =>
    client.post<AsyncIterable<{ type?: unknown }>>('/v1/messages', options as object),
  )
  const iterator = events[Symbol.asyncIterator]()
  try {
    for (;;) {
      const { done, value } = await askOnce(asking, () => iterator.next())
      if (done) return
      if (!isRead(value.type)) continue
      const { data, error } = MessageEvent.safeParse(value)
      if (error) throw wrongShape({ name: provider.display_name }, 'something that is no event of a message')
      yield data
    }
  } finally {
    // Whoever stops reading stops the provider.
    await iterator.return?.()
  }
}

export const halfAnswer = ({ display_name: name }: CalledProvider): RunnerError =>
  wrongShape({ name }, 'half an answer: the stream ended before the model did')

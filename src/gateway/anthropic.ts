// A chat with Anthropic for a client that speaks OpenAI's API: text, tools, why it ended, and what it used.
import type { JsonObject } from '../core/record.ts'
import {
  countedByMessage,
  halfAnswer,
  type MessageUsage,
  mergedUsage,
  messagesRequest,
  streamMessage,
} from '../runners/index.ts'
import type { Asked } from './answer.ts'
import { Chunks } from './chunks.ts'
import type { Told } from './relay.ts'

const FINISH: Readonly<Record<string, string>> = {
  end_turn: 'stop',
  stop_sequence: 'stop',
  pause_turn: 'stop',
  max_tokens: 'length',
  model_context_window_exceeded: 'length',
  tool_use: 'tool_calls',
  refusal: 'content_filter',
}

interface Sending {
  asked: Asked
  body: JsonObject
  variables: Readonly<Record<string, string>>
  signal: AbortSignal
  told: Told
}

/** Deltas of a message in OpenAI's form, and at last why it ended. */
async function* deltasOf({ asked, body, variables, signal, told }: Sending, provider: Provider) {
  const request = messagesRequest(body, asked.call.resolved.choice.entry.view)
  let usage: MessageUsage | undefined
  let finish: string | undefined
  let isWhole = false
  /** By the index of its block: tools are numbered among themselves. */
  const tools = new Map<number, number>()
  const open = () => opened(streamMessage({ provider, variables, request, signal }))
  for await (const event of await asked.call.inTurn(signal, open)) {
    if (event.type === 'message_start') usage = mergedUsage(usage, event.message.usage)
    if (event.type === 'content_block_start' && event.content_block.type === 'tool_use') {
      const { id, name } = event.content_block
      tools.set(event.index, tools.size)
      yield { tool_calls: [{ index: tools.size - 1, id, type: 'function', function: { name, arguments: '' } }] }
    }
    if (event.type === 'content_block_delta') {
      const { text, partial_json } = event.delta
      const index = tools.get(event.index)
      if (text) yield { content: text }
      if (partial_json && index !== undefined) yield { tool_calls: [{ index, function: { arguments: partial_json } }] }
    }
    if (event.type === 'message_delta') {
      usage = mergedUsage(usage, event.usage)
      finish = FINISH[event.delta.stop_reason ?? ''] ?? 'stop'
    }
    if (event.type === 'message_stop') isWhole = true
  }
  if (!isWhole) throw halfAnswer(provider)
  told.usage = usage ? countedByMessage(usage) : {}
  yield { finish: finish ?? 'stop' }
}

/** What comes, once the first of it is there: until then it may be asked again. */
async function opened<Item>(items: AsyncGenerator<Item>): Promise<AsyncGenerator<Item>> {
  const first = await items.next()
  return (async function* () {
    if (first.done) return
    yield first.value
    yield* items
  })()
}

type Provider = Parameters<typeof halfAnswer>[0] & Parameters<typeof streamMessage>[0]['provider']

export async function* streamOfAnthropic(sending: Sending, provider: Provider): AsyncGenerator<string> {
  const chunks = new Chunks(sending.asked)
  for await (const delta of deltasOf(sending, provider))
    yield 'finish' in delta ? chunks.piece({}, delta.finish) : chunks.piece(delta)
  const { stream_options: options } = sending.body
  const wantsUsage =
    typeof options === 'object' && options !== null && 'include_usage' in options && options.include_usage
  if (wantsUsage) yield chunks.usage(sending.told.usage)
}

interface ToolCall {
  id: unknown
  type: 'function'
  function: { name: unknown; arguments: string }
}

export async function wholeOfAnthropic(sending: Sending, provider: Provider): Promise<string> {
  const written: string[] = []
  const tools: ToolCall[] = []
  let finish = 'stop'
  for await (const delta of deltasOf(sending, provider)) {
    if ('finish' in delta) finish = delta.finish
    else if ('content' in delta) written.push(delta.content)
    else addTo(tools, delta.tool_calls)
  }
  const content = written.length > 0 || tools.length === 0 ? written.join('') : null
  const message = { content, refusal: null, ...(tools.length > 0 && { tool_calls: tools }) }
  return new Chunks(sending.asked).whole(message, finish, sending.told.usage)
}

function addTo(
  tools: ToolCall[],
  pieces: readonly { index: number; id?: unknown; function: { name?: unknown; arguments: string } }[],
) {
  for (const { index, id, function: piece } of pieces) {
    const tool = tools[index]
    if (tool) tool.function.arguments += piece.arguments
    else tools[index] = { id, type: 'function', function: { name: piece.name, arguments: piece.arguments } }
  }
}

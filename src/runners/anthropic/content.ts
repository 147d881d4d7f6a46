// What is said in a chat, from OpenAI's form, which most programs write, into Anthropic's.
import { isObject, type JsonObject } from '../../core/record.ts'
import { RunnerError } from '../error.ts'

export interface Said {
  system: string | undefined
  messages: JsonObject[]
}

/** @throws RunnerError `refused` for a part that Anthropic has no word for. */
export function saidIn(messages: readonly unknown[]): Said {
  const system: string[] = []
  const said: JsonObject[] = []
  for (const message of messages) {
    if (!isObject(message)) throw refused('each of messages has to be an object')
    if (message.role === 'system' || message.role === 'developer') system.push(textOf(message.content))
    else if (message.role === 'tool') addTo(said, 'user', [toolResult(message)])
    else addTo(said, message.role === 'assistant' ? 'assistant' : 'user', blocksOf(message))
  }
  return { system: system.length > 0 ? system.join('\n\n') : undefined, messages: said }
}

/** What one side says without the other having spoken stands in one message: results of several tools have to. */
function addTo(said: JsonObject[], role: string, blocks: JsonObject[]): void {
  const last = said.at(-1)
  if (last?.role === role && Array.isArray(last.content)) last.content.push(...blocks)
  else said.push({ role, content: blocks })
}

const toolResult = ({ tool_call_id, content }: JsonObject): JsonObject => ({
  type: 'tool_result',
  tool_use_id: tool_call_id,
  content: textOf(content),
})

function blocksOf({ content, tool_calls }: JsonObject): JsonObject[] {
  const parts = typeof content === 'string' ? [{ type: 'text', text: content }] : Array.isArray(content) ? content : []
  const calls = Array.isArray(tool_calls) ? tool_calls : []
  // Empty text is refused there.
  return [...parts.filter((part) => !isObject(part) || part.text !== '').map(blockOf), ...calls.map(toolUse)]
}

function blockOf(part: unknown): JsonObject {
  if (!isObject(part)) throw refused('a part of a message has to be an object')
  if (part.type === 'image_url') return imageOf(isObject(part.image_url) ? part.image_url.url : part.image_url)
  if (part.type === 'input_audio' || part.type === 'file')
    throw refused(`Anthropic takes no part of the type "${part.type}"; send text or images`)
  if (part.type === 'refusal') return { type: 'text', text: part.refusal }
  return part
}

function imageOf(url: unknown): JsonObject {
  const [, media_type, data] = /^data:([\w.+-]+\/[\w.+-]+);base64,(.*)$/s.exec(String(url)) ?? []
  return { type: 'image', source: data ? { type: 'base64', media_type, data } : { type: 'url', url } }
}

function toolUse(call: unknown): JsonObject {
  const { id, function: asked } = isObject(call) ? call : {}
  const { name, arguments: text } = isObject(asked) ? asked : {}
  return { type: 'tool_use', id, name, input: inputIn(text) }
}

function inputIn(text: unknown): unknown {
  try {
    return JSON.parse(String(text || '{}'))
  } catch {
    throw refused('the arguments of a tool call have to be JSON')
  }
}

/** The text of a content that may be a list of parts. */
function textOf(content: unknown): string {
  if (typeof content === 'string') return content
  const parts = Array.isArray(content) ? content : []
  return parts.map((part) => (isObject(part) && typeof part.text === 'string' ? part.text : '')).join('')
}

const refused = (sentence: string): RunnerError => new RunnerError('refused', `The request is not valid: ${sentence}`)

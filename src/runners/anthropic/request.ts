// A chat completion as a request of Anthropic's Messages API: tools, limits and the few words that differ.
import { isObject, type JsonObject } from '../../core/record.ts'
import type { CalledModel } from '../runner.ts'
import { saidIn } from './content.ts'

/** Where nobody says how much may be written; Anthropic wants it said. */
const MAX_TOKENS = 4096

/** Read here, or without a counterpart there; whatever else is given is passed on. */
const OURS: ReadonlySet<string> = new Set([
  ...['messages', 'model', 'stream', 'stream_options', 'max_tokens', 'max_completion_tokens', 'stop', 'tools'],
  ...['tool_choice', 'parallel_tool_calls', 'user', 'functions', 'function_call', 'temperature', 'system'],
  ...['n', 'seed', 'logprobs', 'top_logprobs', 'logit_bias', 'frequency_penalty', 'presence_penalty'],
  ...['response_format', 'store', 'modalities', 'audio', 'prediction', 'reasoning_effort', 'verbosity', 'service_tier'],
  ...['top_p', 'top_k', 'output_config'],
])

/** What clients send unasked: there it is refused in so many words, or means nothing. */
const DEFAULTS: Readonly<Record<string, unknown>> = { temperature: 1, top_p: 1, top_k: -1 }
const SAMPLING = ['temperature', 'top_p', 'top_k'] as const

/**
 * The version of the API that a request needs: from 2026-10-21 on it takes no parameters of sampling, and models that
 * have them are still asked by the version before.
 */
export const versionFor = (request: JsonObject): string | undefined =>
  SAMPLING.some((name) => request[name] !== undefined) ? '2023-06-01' : undefined

/** @param body a chat completion in OpenAI's words. */
export function messagesRequest(body: JsonObject, model: Pick<CalledModel, 'model_key' | 'capabilities'>): JsonObject {
  const { system, messages } = saidIn(Array.isArray(body.messages) ? body.messages : [])
  const others = Object.fromEntries(Object.entries(body).filter(([name]) => !OURS.has(name)))
  const { stop, user } = body
  return {
    ...others,
    model: model.model_key,
    messages,
    max_tokens: body.max_completion_tokens ?? body.max_tokens ?? model.capabilities.max_output ?? MAX_TOKENS,
    ...defined('system', system ?? body.system),
    ...defined('stop_sequences', typeof stop === 'string' ? [stop] : (stop ?? undefined)),
    ...samplingOf(body),
    ...outputOf(body),
    ...defined('metadata', typeof user === 'string' ? { user_id: user } : others.metadata),
    ...toolsOf(body),
  }
}

function samplingOf(body: JsonObject): JsonObject {
  const given = SAMPLING.filter((name) => typeof body[name] === 'number' && body[name] !== DEFAULTS[name])
  // There the temperature ends at 1.
  return Object.fromEntries(
    given.map((name) => [name, name === 'temperature' ? Math.min(1, Number(body[name])) : body[name]]),
  )
}

function outputOf({ response_format: wanted, reasoning_effort: effort, output_config }: JsonObject): JsonObject {
  const schema = isObject(wanted) && isObject(wanted.json_schema) ? wanted.json_schema.schema : undefined
  const config = {
    ...(schema !== undefined && { format: { type: 'json_schema', schema } }),
    ...(typeof effort === 'string' && effort !== 'none' && { effort: effort === 'minimal' ? 'low' : effort }),
    ...(isObject(output_config) ? output_config : {}),
  }
  return Object.keys(config).length > 0 ? { output_config: config } : {}
}

const defined = (name: string, value: unknown): JsonObject => (value === undefined ? {} : { [name]: value })

function toolsOf({ tools, tool_choice, parallel_tool_calls }: JsonObject): JsonObject {
  if (!Array.isArray(tools) || tools.length === 0) return {}
  const choice = {
    ...choiceOf(tool_choice ?? 'auto'),
    ...(parallel_tool_calls === false && { disable_parallel_tool_use: true }),
  }
  return { tools: tools.map(toolOf), tool_choice: choice }
}

function toolOf(tool: unknown): unknown {
  if (!isObject(tool) || tool.type !== 'function' || !isObject(tool.function)) return tool
  const { name, description, parameters } = tool.function
  return {
    name,
    ...defined('description', description),
    input_schema: parameters ?? { type: 'object', properties: {} },
  }
}

function choiceOf(choice: unknown): JsonObject {
  if (choice === 'required') return { type: 'any' }
  if (choice === 'none' || choice === 'auto') return { type: choice }
  const asked = isObject(choice) && isObject(choice.function) ? choice.function.name : undefined
  return asked === undefined ? { type: 'auto' } : { type: 'tool', name: asked }
}

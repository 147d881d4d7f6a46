// Chat: what goes to a chat completion, and what comes back, whole or as it is written.
import { z } from 'zod'
import { isObject, type JsonObject } from '../../core/record.ts'
import type { Usage } from '../../pricing/index.ts'
import { wrongShape } from '../http/ask.ts'
import type { Attempt, Call, CalledModel, Result } from '../runner.ts'
import { type Dialect, spell } from '../spelling.ts'
import { type Asking, askOpenAi } from './client.ts'

const READS = new Set(['max_tokens', 'seed'] as const)
const DIALECT: Dialect = { names: {}, reads: READS }
/** OpenAI's own newer models refuse `max_tokens`, and other servers do not know its successor. */
const DIALECT_OF_OPENAI: Dialect = { names: { max_tokens: 'max_completion_tokens' }, reads: READS }

const Count = z.number().min(0).nullish().catch(null)
const Details = z.object({ cached_tokens: Count, reasoning_tokens: Count, audio_tokens: Count }).nullish().catch(null)
export const ChatUsage = z.object({
  prompt_tokens: Count,
  completion_tokens: Count,
  prompt_tokens_details: Details,
  completion_tokens_details: Details,
})
export type ChatUsage = z.infer<typeof ChatUsage>

const Content = z.object({ content: z.string().nullish(), refusal: z.string().nullish() })
const Completion = z.object({
  choices: z.array(z.object({ message: Content })).min(1),
  usage: ChatUsage.nullish().catch(null),
})
const Chunk = z.object({
  choices: z.array(z.object({ delta: Content.nullish(), finish_reason: z.string().nullish() })).nullish(),
  usage: ChatUsage.nullish().catch(null),
})

/** Absent is what was not counted. */
export function countedBy(usage: ChatUsage | null | undefined): Usage {
  const count = (name: string, value: number | null | undefined) => (typeof value === 'number' ? { [name]: value } : {})
  return {
    ...count('input_tokens', usage?.prompt_tokens),
    ...count('cached_input_tokens', usage?.prompt_tokens_details?.cached_tokens),
    ...count('audio_input_tokens', usage?.prompt_tokens_details?.audio_tokens),
    ...count('output_tokens', usage?.completion_tokens),
    ...count('reasoning_tokens', usage?.completion_tokens_details?.reasoning_tokens),
    ...count('audio_output_tokens', usage?.completion_tokens_details?.audio_tokens),
  }
}

/** What is said so far, or the prompt as the first thing that is said. */
export function messagesOf({ messages, prompt, system }: JsonObject): unknown[] {
  const said = Array.isArray(messages) ? messages : [{ role: 'user', content: prompt ?? '' }]
  const hasSystem = said.some((each) => isObject(each) && (each.role === 'system' || each.role === 'developer'))
  return typeof system === 'string' && !hasSystem ? [{ role: 'system', content: system }, ...said] : said
}

function bodyOf(model: CalledModel, parameters: JsonObject, baseUrl: string | null): JsonObject {
  const { prompt: _, messages: __, system: ___, stream: ____, ...others } = parameters
  const isOpenAi = new URL(baseUrl ?? 'https://api.openai.com').hostname === 'api.openai.com'
  const spelled = spell(others, model.input_defaults, isOpenAi ? DIALECT_OF_OPENAI : DIALECT)
  return { ...spelled, model: model.model_key, messages: messagesOf(parameters) }
}

export async function chat(
  call: Call,
  attempt: Attempt,
  variables: Asking['variables'],
  path: string,
): Promise<Result> {
  const { provider, model, parameters } = call
  const body = bodyOf(model, parameters, provider.base_url)
  const asking = { provider, variables, signal: attempt.signal }
  if (attempt.onText) return streamed(body, { ...asking, expected: 'stream' }, path, attempt.onText)
  const answer = await askOpenAi({ ...asking, expected: 'json' }, (client) => client.post(path, { body }))
  const { data, error } = Completion.safeParse(answer)
  if (error) throw wrongShape({ name: provider.display_name }, 'something that is no chat completion')
  const [first] = data.choices
  return { output: { text: first?.message.content ?? first?.message.refusal ?? '' }, usage: countedBy(data.usage) }
}

/** A stream that ends without a finish_reason broke off, whatever it has brought by then. */
async function streamed(
  body: JsonObject,
  asking: Asking,
  path: string,
  onText: (delta: string) => void,
): Promise<Result> {
  const { display_name: name } = asking.provider
  return askOpenAi(asking, async (client) => {
    const options = { body: { ...body, stream: true, stream_options: { include_usage: true } }, stream: true as const }
    const events = await client.post<AsyncIterable<unknown>>(path, options as object)
    const written: string[] = []
    let usage: ChatUsage | null | undefined
    let isFinished = false
    for await (const event of events) {
      const { data, error } = Chunk.safeParse(event)
      if (error) throw wrongShape({ name }, 'something that is no piece of a chat completion')
      usage = data.usage ?? usage
      const [choice] = data.choices ?? []
      const delta = choice?.delta?.content ?? choice?.delta?.refusal
      if (delta) {
        written.push(delta)
        onText(delta)
      }
      isFinished ||= typeof choice?.finish_reason === 'string'
    }
    if (!isFinished) throw wrongShape({ name }, 'half an answer: the stream ended before the model did')
    return { output: { text: written.join('') }, usage: countedBy(usage) }
  })
}

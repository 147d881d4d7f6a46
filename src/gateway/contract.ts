// What OpenAI's clients ask for a result: fields that Roster does not know go to the provider as they are.
import { createRoute, z } from '@hono/zod-openapi'
import { body, json, problems } from '../core/contract.ts'
import { isObject } from '../core/record.ts'
import { isStorable, Text } from '../core/schema.ts'

const model = Text(512)
  .min(1, 'must not be empty')
  .describe('Id or model_key; `auto` for the first that can be called, in routing order')

export const ChatRequest = z
  .looseObject({
    model,
    messages: z.array(z.looseObject({ role: z.string() })).min(1, 'must have at least one message'),
    stream: z.boolean().nullish(),
  })
  .openapi('ChatCompletionRequest')
export type ChatRequest = z.infer<typeof ChatRequest>

/** What the schema lets through as it is: of a long talk it would make every message anew. */
export function isPlainChat(value: unknown): boolean {
  if (!isObject(value)) return false
  const { model, messages, stream } = value
  const isNamed = typeof model === 'string' && model !== '' && model.length <= 512 && isStorable(model)
  const isTalk = Array.isArray(messages) && messages.length > 0 && messages.every(isMessage)
  return isNamed && isTalk && (typeof stream === 'boolean' || stream === undefined || stream === null)
}

function isMessage(value: unknown): boolean {
  return isObject(value) && typeof value.role === 'string'
}

export const ImageRequest = z
  .looseObject({
    model: model.default('auto'),
    prompt: z.string(),
    n: z.int().min(1).max(100).nullish(),
    size: z.string().nullish(),
    response_format: z.string().nullish(),
  })
  .openapi('ImageGenerationRequest')
export type ImageRequest = z.infer<typeof ImageRequest>

export const EmbeddingRequest = z
  .looseObject({ model, input: z.union([z.string(), z.array(z.unknown()).min(1).max(2048)]) })
  .openapi('EmbeddingRequest')
export type EmbeddingRequest = z.infer<typeof EmbeddingRequest>

const Completion = z.looseObject({ object: z.string().optional() })
const tags = ['Facade: OpenAI']
const faults = problems(400, 401, 403, 404, 409, 413, 502, 503)
const headers = z.object({
  'x-roster-model': z.string().describe('The id of the model that was chosen'),
  'x-roster-provider': z.string(),
  'x-roster-cost': z.string().describe('USD; `unknown`, or `pending` where the answer is a stream, whose end tells it'),
  'x-roster-overhead-ms': z.string().describe('What Roster itself took'),
  'x-roster-job': z.string().describe('The job that the call is counted as'),
})
const result = (what: string) => ({ 200: { ...json(Completion, what), headers }, ...faults })

export const chatCompletion = createRoute({
  method: 'post',
  path: '/v1/chat/completions',
  tags,
  summary: 'A chat, whole or as it is written',
  request: { body: body(ChatRequest) },
  responses: result('The completion; with `stream`, its pieces as server-sent events'),
})

export const imageGeneration = createRoute({
  method: 'post',
  path: '/v1/images/generations',
  tags,
  summary: 'Images',
  request: { body: body(ImageRequest) },
  responses: result('The images'),
})

export const embedding = createRoute({
  method: 'post',
  path: '/v1/embeddings',
  tags,
  summary: 'Embeddings',
  request: { body: body(EmbeddingRequest) },
  responses: result('The embeddings, in the order of their inputs'),
})

// Pictures, embeddings and speech by OpenAI's API, each with the parameters that it reads.
import { z } from 'zod'
import type { JsonObject } from '../../core/record.ts'
import type { Usage } from '../../pricing/index.ts'
import { fileAt } from '../files.ts'
import { LARGEST_ANSWER, wrongShape } from '../http/ask.ts'
import type { Attempt, Call, MadeFile, Result } from '../runner.ts'
import { type Dialect, spell } from '../spelling.ts'
import { askOpenAi } from './client.ts'

type Variables = Readonly<Record<string, string>>

const PICTURES: Dialect = { names: { batch_size: 'n' }, reads: new Set(['prompt', 'batch_size', 'seed'] as const) }
const TEXTS: Dialect = { names: {}, reads: new Set() }
/** What `output_format` of a model's row is called by this API. */
const FORMATS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
  'audio/mpeg': 'mp3',
  'audio/mp3': 'mp3',
  'audio/wav': 'wav',
  'audio/x-wav': 'wav',
  'audio/flac': 'flac',
  'audio/aac': 'aac',
  'audio/opus': 'opus',
  'audio/ogg': 'opus',
}

const Count = z.number().min(0).nullish().catch(null)
const Pictures = z.object({
  data: z.array(z.object({ url: z.string().nullish(), b64_json: z.string().nullish() })).min(1),
  usage: z.object({ input_tokens: Count, output_tokens: Count }).nullish().catch(null),
})

export async function images(call: Call, attempt: Attempt, variables: Variables, path: string): Promise<Result> {
  const { provider, model, parameters } = call
  const { resolution_width: width, resolution_height: height, size, ...others } = parameters
  const format = model.output_format && FORMATS[model.output_format]
  const body: JsonObject = {
    ...(format && { output_format: format }),
    ...spell(others, model.input_defaults, PICTURES),
    ...(width && height ? { size: `${width}x${height}` } : size ? { size } : {}),
    model: model.model_key,
  }
  const asking = { provider, variables, expected: 'json' as const, signal: attempt.signal }
  const { data } = Pictures.safeParse(await askOpenAi(asking, (client) => client.post(path, { body })))
  const files = data?.data.map(({ url, b64_json }) =>
    picture(url, b64_json, { contentType: model.output_format, baseUrl: provider.base_url }),
  )
  if (!files?.every((file) => file !== undefined)) throw wrongShape({ name: provider.display_name }, 'no picture')
  const { input_tokens, output_tokens } = data?.usage ?? {}
  return {
    output: { files },
    usage: {
      images: files.length,
      ...(typeof width === 'number' && typeof height === 'number' && { width, height }),
      ...(typeof input_tokens === 'number' && { input_tokens }),
      // All that such a model writes is pictures.
      ...(typeof output_tokens === 'number' && { output_tokens, image_output_tokens: output_tokens }),
    },
  }
}

function picture(
  url: string | null | undefined,
  base64: string | null | undefined,
  about: Parameters<typeof fileAt>[1],
) {
  if (base64) return { bytes: Buffer.from(base64, 'base64'), contentType: about.contentType } satisfies MadeFile
  return url ? fileAt(url, about) : undefined
}

const Embeddings = z.object({
  data: z.array(z.object({ embedding: z.array(z.number()).min(1) })).min(1),
  usage: z.object({ prompt_tokens: Count }).nullish().catch(null),
})

export async function embeddings(call: Call, attempt: Attempt, variables: Variables, path: string): Promise<Result> {
  const { provider, model, parameters } = call
  const { prompt, input, ...others } = parameters
  const body = {
    // The client would ask for base64, which not every server knows.
    encoding_format: 'float',
    ...spell(others, model.input_defaults, TEXTS),
    model: model.model_key,
    input: input ?? prompt ?? '',
  }
  const asking = { provider, variables, expected: 'json' as const, signal: attempt.signal }
  const { data } = Embeddings.safeParse(await askOpenAi(asking, (client) => client.post(path, { body })))
  const [first] = data?.data ?? []
  if (!first) throw wrongShape({ name: provider.display_name }, 'no embedding')
  const tokens = data?.usage?.prompt_tokens
  return { output: { embedding: first.embedding }, usage: typeof tokens === 'number' ? { input_tokens: tokens } : {} }
}

export async function speech(call: Call, attempt: Attempt, variables: Variables, path: string): Promise<Result> {
  const { provider, model, parameters } = call
  const { prompt, input, ...others } = parameters
  const text = String(input ?? prompt ?? '')
  const format = model.output_format && FORMATS[model.output_format]
  const body: JsonObject = {
    voice: 'alloy',
    ...(format && { response_format: format }),
    ...spell(others, model.input_defaults, TEXTS),
    model: model.model_key,
    input: text,
  }
  const asking = { provider, variables, expected: 'bytes' as const, signal: attempt.signal }
  const response = await askOpenAi(asking, (client) => client.post<Response>(path, { body, __binaryResponse: true }))
  const type = response.headers.get('content-type')?.split(';', 1)[0] ?? null
  const bytes = new Uint8Array(await response.arrayBuffer())
  if (bytes.length === 0 || bytes.length > LARGEST_ANSWER || /^(text\/|application\/json)/.test(type ?? ''))
    throw wrongShape({ name: provider.display_name }, `no sound (${type ?? 'nothing'})`)
  const usage: Usage = { characters: [...text].length }
  return { output: { files: [{ bytes, contentType: type ?? model.output_format }] }, usage }
}

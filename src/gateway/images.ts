// Pictures by the gateway: handed on, or made by a runner and kept as those of any job.
import { readFile } from 'node:fs/promises'
import { originOf } from '../core/front.ts'
import type { JsonObject } from '../core/record.ts'
import { type Result, RunnerError } from '../runners/index.ts'
import type { Asked } from './answer.ts'
import { pathOf } from './chat.ts'
import type { ImageRequest } from './contract.ts'
import { finishWhole, type Whole } from './finish.ts'
import type { Tools } from './gateway.ts'
import type { Patience } from './patience.ts'
import { relayedWhole } from './relay.ts'
import { runCall } from './runner.ts'

/** What limits are checked against, and what a runner is asked for. */
export function imageInput({ prompt, n, size }: ImageRequest): JsonObject {
  const [, width, height] = /^(\d{1,6})x(\d{1,6})$/.exec(size ?? '') ?? []
  return {
    prompt,
    ...(n && { batch_size: n }),
    ...(width && height && { resolution_width: Number(width), resolution_height: Number(height) }),
  }
}

export const answerImages = (tools: Tools, asked: Asked, patience: Patience, body: ImageRequest): Promise<Response> =>
  finishWhole({ asked, patience }, () =>
    asked.call.provider.kind === 'openAI'
      ? relayedImages(tools, asked, body, patience.signal)
      : madeImages(tools, asked, body, patience.signal),
  )

async function relayedImages(
  { requests }: Tools,
  asked: Asked,
  body: ImageRequest,
  signal: AbortSignal,
): Promise<Whole> {
  const { provider, resolved } = asked.call
  const sent = performance.now()
  const named = JSON.stringify({ ...body, model: resolved.choice.entry.row.model_key })
  const answered = await asked.call.inTurn(signal, () =>
    requests.ask(provider, pathOf(asked, '/images/generations'), named, signal),
  )
  const { bytes, body: answer, usage } = await relayedWhole(answered, 'data')
  const images = Array.isArray(answer.data) ? answer.data.length : 0
  const { resolution_width: width, resolution_height: height } = imageInput(body)
  const size = typeof width === 'number' && typeof height === 'number' ? { width, height } : {}
  return { body: bytes, usage: { ...usage, images, ...size }, providerMs: performance.now() - sent }
}

async function madeImages(
  { outputs, front }: Tools,
  asked: Asked,
  body: ImageRequest,
  signal: AbortSignal,
): Promise<Whole> {
  const { call, visit } = asked
  const sent = performance.now()
  // What this API alone says is no parameter of a model.
  const { model: _, n: __, size: ___, response_format, user: ____, ...others } = body
  const running = { asked, provider: call.provider, parameters: { ...others, ...imageInput(body) }, signal }
  const { output, usage } = await runCall(running, async (result: Result) => ({
    output: await outputs.keep(call.id, result.output, signal),
    usage: result.usage,
  }))
  const providerMs = performance.now() - sent
  if (!('files' in output)) throw new RunnerError('upstream', 'The model made no picture', { mayHaveBegun: true })
  const isUrl = response_format === 'url'
  const data = await Promise.all(
    output.files.map(async ({ url }) => {
      if (isUrl) return { url: originOf(headersOf(visit), front) + url }
      const { path } = await outputs.find(call.id, url.slice(url.lastIndexOf('/') + 1))
      return { b64_json: await readFile(path, 'base64') }
    }),
  )
  const created = Math.floor(call.startedAt.getTime() / 1000)
  return { body: JSON.stringify({ created, data }), usage, providerMs, output }
}

/** None where a request did not come over a socket. */
const headersOf = ({ incoming }: Asked['visit']): Headers =>
  new Headers(Object.entries(incoming?.headers ?? {}).map(([name, value]) => [name, String(value)]))

// Embeddings by the gateway: handed on, or made by a runner one after another.
import type { CountName, Usage } from '../pricing/index.ts'
import { RunnerError } from '../runners/index.ts'
import type { Asked } from './answer.ts'
import { pathOf } from './chat.ts'
import type { EmbeddingRequest } from './contract.ts'
import { finishWhole, type Whole } from './finish.ts'
import type { Tools } from './gateway.ts'
import type { Patience } from './patience.ts'
import { relayedWhole } from './relay.ts'
import { runCall } from './runner.ts'

export const answerEmbeddings = (
  tools: Tools,
  asked: Asked,
  patience: Patience,
  body: EmbeddingRequest,
): Promise<Response> =>
  finishWhole({ asked, patience }, () =>
    asked.call.provider.kind === 'openAI'
      ? relayedEmbeddings(tools, asked, body, patience.signal)
      : madeEmbeddings(asked, body, patience.signal),
  )

async function relayedEmbeddings(
  { requests }: Tools,
  asked: Asked,
  body: EmbeddingRequest,
  signal: AbortSignal,
): Promise<Whole> {
  const { provider, resolved } = asked.call
  const sent = performance.now()
  const named = JSON.stringify({ ...body, model: resolved.choice.entry.row.model_key })
  const answered = await asked.call.inTurn(signal, () =>
    requests.ask(provider, pathOf(asked, '/embeddings'), named, signal),
  )
  const { bytes, usage } = await relayedWhole(answered, 'data')
  return { body: bytes, usage, providerMs: performance.now() - sent }
}

async function madeEmbeddings(asked: Asked, body: EmbeddingRequest, signal: AbortSignal): Promise<Whole> {
  const { provider, resolved } = asked.call
  const sent = performance.now()
  const { input, model: _, encoding_format, user: __, ...others } = body
  const inputs = (Array.isArray(input) ? input : [input]).map((each) => {
    if (typeof each === 'string') return each
    throw new RunnerError('refused', 'This model takes text alone: give input as text, not as tokens')
  })
  const data: object[] = []
  let usage: Usage = {}
  for (const [index, text] of inputs.entries()) {
    const parameters = { ...others, prompt: text, input: text }
    const made = await runCall({ asked, provider, parameters, signal }, (result) => result)
    if (!('embedding' in made.output))
      throw new RunnerError('upstream', 'The model made no embedding', { mayHaveBegun: true })
    data.push({ object: 'embedding', index, embedding: encoded(made.output.embedding, encoding_format) })
    usage = sum(usage, made.usage)
  }
  const tokens = usage.input_tokens ?? 0
  const answer = {
    ...{ object: 'list', data, model: resolved.choice.entry.row.id },
    usage: { prompt_tokens: tokens, total_tokens: tokens },
  }
  return { body: JSON.stringify(answer), usage, providerMs: performance.now() - sent }
}

/** OpenAI's clients ask for base64 by themselves. */
const encoded = (embedding: readonly number[], format: unknown): readonly number[] | string =>
  format === 'base64' ? Buffer.from(new Float32Array(embedding).buffer).toString('base64') : embedding

function sum(left: Usage, right: Usage): Usage {
  const names = new Set([...Object.keys(left), ...Object.keys(right)]) as Set<CountName>
  return Object.fromEntries([...names].map((name) => [name, (left[name] ?? 0) + (right[name] ?? 0)]))
}

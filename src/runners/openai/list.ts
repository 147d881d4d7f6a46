// What a server that speaks OpenAI's API offers now. The standard says no more than names; many servers say more.
import { z } from 'zod'
import { wrongShape } from '../http/ask.ts'
import type { Variables } from '../key.ts'
import type { CalledProvider, Offer, Offered } from '../runner.ts'
import { askOpenAi } from './client.ts'

const Count = z.int().min(1).nullish().catch(null)
const Text = z.string().max(200).nullish().catch(null)
const Model = z.object({
  id: z.string().min(1).max(512),
  name: Text,
  display_name: Text,
  // vLLM, Mistral and LM Studio, OpenRouter, Anthropic and Vercel each have a word of their own.
  max_model_len: Count,
  max_context_length: Count,
  context_length: Count,
  context_window: Count,
  max_input_tokens: Count,
  max_output_tokens: Count,
  max_completion_tokens: Count,
  deprecation_date: Text,
  expiration_date: Text,
  deprecation: Text,
})
const List = z.object({ data: z.array(Model) })

export async function listOpenAi(provider: CalledProvider, variables: Variables, signal: AbortSignal): Promise<Offer> {
  const asking = { provider, variables, expected: 'json' as const, signal }
  const answer = await askOpenAi(asking, (client) => client.get('/models'))
  const { data: list, error } = List.safeParse(answer)
  if (error) throw wrongShape({ name: provider.display_name }, 'something that is no list of models')
  return { models: list.data.map(offered), isComplete: true }
}

function offered(model: z.infer<typeof Model>): Offered {
  const context =
    model.max_model_len ??
    model.max_context_length ??
    model.context_length ??
    model.context_window ??
    model.max_input_tokens
  const output = model.max_output_tokens ?? model.max_completion_tokens
  const ends = model.deprecation_date ?? model.expiration_date ?? model.deprecation
  return {
    model_key: model.id,
    display_name: model.display_name ?? model.name ?? undefined,
    ...whatFor(model.id),
    capabilities: { ...(context && { context_window: context }), ...(output && { max_output: output }) },
    deprecation_date: /^\d{4}-\d{2}-\d{2}/.exec(ends ?? '')?.[0],
  }
}

/** By its name, which is all that the standard tells; the first that fits. */
const NAMES: readonly [pattern: RegExp, what: Pick<Offered, 'modality' | 'task'>][] = [
  [/embed|\bbge-|\bgte-|\be5-/i, { modality: 'text', task: 'embedding' }],
  [/rerank/i, { modality: 'text', task: 'rerank' }],
  [/moderation/i, { modality: 'text', task: 'moderation' }],
  [/whisper|transcribe/i, { modality: 'text', task: 'transcription' }],
  [/\btts\b|-tts|speech/i, { modality: 'audio', task: 'speech' }],
  [/sora|video/i, { modality: 'video', task: 'generation' }],
  [/dall-e|image|flux|stable-diffusion|sdxl/i, { modality: 'image', task: 'generation' }],
]

const whatFor = (name: string): Pick<Offered, 'modality' | 'task'> =>
  NAMES.find(([pattern]) => pattern.test(name))?.[1] ?? { modality: 'text', task: 'chat' }

// What Replicate offers now: its own collections, each for one purpose. All that anybody put there would be far too much.
import type Replicate from 'replicate'
import { z } from 'zod'
import { RunnerError } from '../error.ts'
import { wrongShape } from '../http/ask.ts'
import type { CalledProvider, Offer, Offered } from '../runner.ts'

/** Slugs of collections, as Replicate documents them. */
const COLLECTIONS: readonly [slug: string, what: Pick<Offered, 'modality' | 'task'>][] = [
  ['text-to-image', { modality: 'image', task: 'generation' }],
  ['text-to-video', { modality: 'video', task: 'generation' }],
  ['ai-music-generation', { modality: 'audio', task: 'generation' }],
  ['text-to-speech', { modality: 'audio', task: 'speech' }],
  ['language-models', { modality: 'text', task: 'chat' }],
  ['embedding-models', { modality: 'text', task: 'embedding' }],
]

const Name = z.string().regex(/^[\w.-]{1,200}$/)
const Collection = z.object({
  models: z.array(z.object({ owner: Name, name: Name, description: z.string().nullish().catch(null) })),
})

/** How the runner asks. */
export type Ask = <Answer>(
  provider: CalledProvider,
  signal: AbortSignal,
  ask: (client: Replicate) => Promise<Answer>,
) => Promise<Answer>

export async function listReplicate(provider: CalledProvider, ask: Ask, signal: AbortSignal): Promise<Offer> {
  const models = new Map<string, Offered>()
  for (const [slug, what] of COLLECTIONS) {
    const answer = await collection(provider, ask, slug, signal)
    if (answer === undefined) continue
    const { data, error } = Collection.safeParse(answer)
    if (error) throw wrongShape({ name: provider.display_name }, 'something that is no collection')
    for (const { owner, name, description } of data.models) {
      const model_key = `${owner}/${name}`
      if (models.has(model_key)) continue
      models.set(model_key, { model_key, display_name: name, description: description?.slice(0, 2000), ...what })
    }
  }
  return { models: [...models.values()], isComplete: false }
}

/** Undefined for a collection that is there no more. */
async function collection(provider: CalledProvider, ask: Ask, slug: string, signal: AbortSignal): Promise<unknown> {
  try {
    return await ask(provider, signal, (client) => client.collections.get(slug, { signal }))
  } catch (error) {
    if (error instanceof RunnerError && error.code === 'refused') return undefined
    throw error
  }
}

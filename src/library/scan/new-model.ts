// The facts of a model that nobody has described: what its file says, and what follows from that.
import type { ModelFacts } from '../../catalog/contract.ts'
import { ModelFacts as Facts } from '../../catalog/contract.ts'
import { isReserved } from '../../core/schema.ts'
import { slugOf } from '../../core/text.ts'
import { ADAPTER_TYPES, type Modality } from '../../vocabulary/index.ts'
import type { LibraryEntry } from '../contract.ts'
import type { Looked } from './look.ts'

/** Behind whatever somebody has ordered. */
const PRIORITY = 100
const VIDEO: ReadonlySet<string> = new Set(['wan', 'hunyuan_video', 'ltx', 'mochi', 'cosmos'])
const AUDIO: ReadonlySet<string> = new Set(['musicgen', 'stable_audio', 'ace_step'])

/** What a scan says of a model: the part of its facts that the next scan may say anew. */
export const saidBy = ({
  identified,
}: Pick<Looked, 'identified'>): Pick<ModelFacts, 'type' | 'family' | 'base_model'> => ({
  type: identified.type,
  family: identified.family,
  base_model: identified.base_model,
})

export function newFacts(entry: LibraryEntry, looked: Looked, modelKey: string): ModelFacts {
  const { identified, sidecar } = looked
  const repo = entry.source?.type === 'huggingface' ? entry.source.repo : null
  return Facts.parse({
    ...saidBy(looked),
    provider: 'local',
    model_key: modelKey,
    hf_model_id: repo,
    display_name: (sidecar?.name ?? entry.name).slice(0, 200),
    description: sidecar?.description ?? null,
    modality: modalityOf(looked),
    task: isLanguageModel(looked) ? 'chat' : 'generation',
    capabilities: identified.trigger_words.length > 0 ? { trigger_words: identified.trigger_words } : {},
    // What is dangerous is not offered, and what nobody knows cannot be asked for anything.
    is_active: entry.status !== 'quarantined' && identified.type !== 'unknown',
    priority: ADAPTER_TYPES.has(identified.type) ? 0 : PRIORITY,
    source: entry.source,
    size_bytes: entry.size_bytes,
  })
}

/** The only GGUF files of whose architecture we know no base model are language models. */
const isLanguageModel = ({ identified }: Looked): boolean =>
  identified.format === 'gguf' && identified.type === 'base_model' && identified.base_model === null

function modalityOf(looked: Looked): Modality {
  const family = looked.identified.family ?? ''
  if (isLanguageModel(looked)) return 'text'
  return VIDEO.has(family) ? 'video' : AUDIO.has(family) ? 'audio' : 'image'
}

/** Words that the paths of the library use. */
const TAKEN: ReadonlySet<string> = new Set(['scan', 'verify', 'updates', 'match'])

/** The slug of a name, with a number where it is taken. */
export function freeId(name: string, isTaken: (id: string) => boolean): string {
  const slug = (slugOf(name) || 'model').slice(0, 110)
  const base = isReserved(slug) || TAKEN.has(slug) ? `${slug}-model` : slug
  for (let number = 1; ; number++) {
    const id = number === 1 ? base : `${base}-${number}`
    if (!isTaken(id)) return id
  }
}

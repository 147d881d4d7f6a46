// What an uploaded file becomes in the catalog.
import { ModelFacts, type Source } from '../catalog/contract.ts'
import type { Identified } from '../library/identify/index.ts'
import { ADAPTER_TYPES, BASE_MODELS, type BaseModel, type Modality } from '../vocabulary/index.ts'

interface Uploaded {
  id: string
  name: string
  description: string | null
  /** What a person said stands in it already. */
  identified: Identified
  source: Source
  size: number
}

const KNOWN: Readonly<Record<string, BaseModel>> = BASE_MODELS
const VIDEO: ReadonlySet<string> = new Set(['wan', 'hunyuan_video', 'ltx', 'cosmos', 'mochi', 'cogvideo', 'svd'])
const AUDIO: ReadonlySet<string> = new Set(['musicgen', 'ace_step', 'stable_audio'])
/** Behind what is there: nobody asked that an upload takes over from the model that jobs run on now. */
const PRIORITY = 10

export function factsOfUpload({ id, name, description, identified, source, size }: Uploaded): ModelFacts {
  const { type, family, base_model } = identified
  const modality = modalityOf(family, identified)
  const words = ADAPTER_TYPES.has(type) ? identified.trigger_words : []
  return ModelFacts.parse({
    provider: 'local',
    model_key: id,
    display_name: name,
    description,
    modality,
    task: modality === 'text' ? 'chat' : 'generation',
    type,
    family,
    base_model,
    capabilities: words.length > 0 ? { trigger_words: words } : {},
    is_active: identified.safety !== 'dangerous',
    priority: PRIORITY,
    source,
    size_bytes: size,
  })
}

/** A language model is what comes as GGUF and is of no family that makes pictures, films or sound. */
function modalityOf(family: string | null, { format }: Identified): Modality {
  if (family !== null && VIDEO.has(family)) return 'video'
  if (family !== null && AUDIO.has(family)) return 'audio'
  const isKnown = Object.values(KNOWN).some((known) => known.family === family)
  return format === 'gguf' && !isKnown ? 'text' : 'image'
}

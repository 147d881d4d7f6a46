// What a file says of itself: ModelSpec, kohya's notes, GGUF's keys.
import type { Format, ModelType } from '../../../vocabulary/index.ts'
import type { Claim } from '../claim.ts'
import { baseOfGguf, baseOfModelspec, baseOfTrainer } from './architectures.ts'
import { named } from './names.ts'

type Metadata = Readonly<Record<string, unknown>>

/** A text of the metadata, empty where there is none: some programs write empty ones. */
export const textOf = (metadata: Metadata, key: string): string => {
  const value = Object.hasOwn(metadata, key) ? metadata[key] : undefined
  return typeof value === 'string' ? value.trim() : ''
}

/** The strongest first. */
export function metadataClaims(metadata: Metadata, format: Format): Claim[] {
  if (format === 'gguf') return ggufClaims(metadata)
  return [...modelspecClaims(metadata), ...trainerClaims(metadata), ...textClaims(metadata), ...networkClaims(metadata)]
}

/** What stands behind the slash: `stable-diffusion-xl-v1-base/lora`. */
const MODELSPEC_TYPES: Readonly<Record<string, ModelType>> = {
  lora: 'lora',
  'textual-inversion': 'embedding',
  controlnet: 'controlnet',
  'control-lora': 'controlnet',
  vae: 'vae',
}

function modelspecClaims(metadata: Metadata): Claim[] {
  const architecture = textOf(metadata, 'modelspec.architecture')
  if (!architecture) return []
  const suffix = architecture.split('/')[1]?.toLowerCase() ?? ''
  const type = Object.hasOwn(MODELSPEC_TYPES, suffix) ? MODELSPEC_TYPES[suffix] : undefined
  const base_model = baseOfModelspec(architecture)
  const says = { ...(type && { type }), ...(base_model && { base_model }) }
  return [{ signal: 'metadata', says, detail: `modelspec.architecture is "${architecture}"` }]
}

function trainerClaims(metadata: Metadata): Claim[] {
  const version = textOf(metadata, 'ss_base_model_version')
  if (!version) return []
  const base_model = baseOfTrainer(version)
  return [
    {
      signal: 'metadata',
      says: { ...(base_model && { base_model }) },
      detail: `ss_base_model_version is "${version}"`,
    },
  ]
}

/** Free text that commonly names what a file was made from. */
const NAMING_KEYS = ['ss_sd_model_name', 'modelspec.title', 'modelspec.merged_from', 'ss_output_name'] as const

const textClaims = (metadata: Metadata): Claim[] =>
  NAMING_KEYS.flatMap((key) => {
    const text = textOf(metadata, key)
    const says = named(text)
    return says
      ? [{ signal: 'metadata', says: { ...says, sureness: 0.6 }, detail: `${key} is "${text}"` } as const]
      : []
  })

function networkClaims(metadata: Metadata): Claim[] {
  const network = textOf(metadata, 'ss_network_module')
  return network ? [{ signal: 'metadata', says: { type: 'lora' }, detail: `ss_network_module is "${network}"` }] : []
}

const GGUF_TYPES: Readonly<Record<string, ModelType>> = { adapter: 'lora', mmproj: 'clip_vision' }
const ENCODERS: ReadonlySet<string> = new Set(['t5', 't5encoder'])

function ggufClaims(metadata: Metadata): Claim[] {
  const architecture = textOf(metadata, 'general.architecture')
  if (!architecture) return []
  const detail = `general.architecture is "${architecture}"`
  const kind = textOf(metadata, 'general.type')
  const type = Object.hasOwn(GGUF_TYPES, kind) ? GGUF_TYPES[kind] : undefined
  const base_model = baseOfGguf(architecture)
  if (architecture === 'clip') return [{ signal: 'metadata', says: { type: 'clip_vision', sureness: 0.9 }, detail }]
  if (base_model) return [{ signal: 'metadata', says: { type: type ?? 'base_model', base_model }, detail }]
  const family = architecture === 'wan' ? 'wan' : architecture
  // Nothing contradicts a language model: its converter wrote this from its configuration.
  const sureness = base_model === null ? 0.6 : 0.95
  return [
    {
      signal: 'metadata',
      says: { type: type ?? (ENCODERS.has(family) ? 'text_encoder' : 'base_model'), family, sureness },
      detail,
    },
  ]
}

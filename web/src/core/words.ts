// The words of Roster as people read them. Each list is complete by its type, and its order is that of the page.
import type { Model } from '@roster/client'

export type Modality = Model['modality']
export type ModelType = Model['type']

export const MODALITIES = { text: 'Text', image: 'Image', video: 'Video', audio: 'Audio' } as const satisfies Record<
  Modality,
  string
>

export const MODEL_TYPES = {
  base_model: 'Base model',
  lora: 'LoRA',
  adapter: 'Adapter',
  vae: 'VAE',
  text_encoder: 'Text encoder',
  clip_vision: 'CLIP vision',
  controlnet: 'ControlNet',
  ip_adapter: 'IP adapter',
  t2i_adapter: 'T2I adapter',
  embedding: 'Embedding',
  upscaler: 'Upscaler',
  unknown: 'Unknown',
} as const satisfies Record<ModelType, string>

/** Families whose names are no plain words; the others are written as they are. */
const FAMILIES: Readonly<Record<string, string>> = {
  sd1: 'SD 1',
  sd2: 'SD 2',
  sd3: 'SD 3',
  sdxl: 'SDXL',
  gpt: 'GPT',
  zimage: 'Z-Image',
  musicgen: 'MusicGen',
  ltx: 'LTX',
  hidream: 'HiDream',
  pixart: 'PixArt',
  auraflow: 'AuraFlow',
  ace_step: 'ACE-Step',
}

export const familyName = (family: string): string => FAMILIES[family] ?? sentenceOf(family)

/** `max_duration_seconds` as `Max duration seconds`. */
export function sentenceOf(name: string): string {
  const words = name.replaceAll('_', ' ').replaceAll('.', ': ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** `model.update` as people say it, for what has no sentence of its own. */
export const originName = (origin: string): string => {
  if (origin === 'built-in') return 'Built in'
  if (origin.startsWith('import:')) return `Import of ${origin.slice('import:'.length)}`
  return sentenceOf(origin)
}

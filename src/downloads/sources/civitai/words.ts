// CivitAI's words for kinds of model and for what they are made from, in ours.
import { BASE_MODELS, type BaseModelName, type ModelType } from '../../../vocabulary/index.ts'

const TYPES: Readonly<Record<string, ModelType>> = {
  checkpoint: 'base_model',
  lora: 'lora',
  locon: 'lora',
  dora: 'lora',
  vae: 'vae',
  controlnet: 'controlnet',
  textualinversion: 'embedding',
  upscaler: 'upscaler',
  unet: 'base_model',
  textencoder: 'text_encoder',
  clipvision: 'clip_vision',
  motionmodule: 'adapter',
  llm: 'base_model',
}

/** The first that fits; a name that fits none is one that we do not know. */
const BASES: readonly (readonly [RegExp, BaseModelName])[] = [
  [/^SD 1\./i, 'sd1'],
  [/^SD 2\./i, 'sd2'],
  [/^SD 3\.5 Medium/i, 'sd35_medium'],
  [/^SD 3\.5/i, 'sd35_large'],
  [/^SD 3$/i, 'sd3'],
  [/^SDXL/i, 'sdxl'],
  [/^Pony V7/i, 'auraflow'],
  [/^Pony/i, 'pony'],
  [/^Illustrious/i, 'illustrious'],
  [/^NoobAI/i, 'noobai'],
  [/^Flux\.1 S/i, 'flux_schnell'],
  [/^Flux\.1 Kontext/i, 'flux_kontext'],
  [/^Flux\.1 Krea/i, 'flux_krea'],
  [/^Flux\.1 D/i, 'flux_dev'],
  [/^Flux\.2 D/i, 'flux2_dev'],
  [/^Flux\.2 Klein 4B/i, 'flux2_klein_4b'],
  [/^Flux\.2 Klein 9B/i, 'flux2_klein_9b'],
  [/^Qwen$/i, 'qwen_image'],
  [/^ZImage/i, 'zimage'],
  [/^Wan Video.*1\.3B/i, 'wan_1_3b'],
  [/^Wan Video.*5B/i, 'wan_5b'],
  [/^Wan Video.*14B/i, 'wan_14b'],
  [/^Chroma$/i, 'chroma'],
  [/^Lumina$/i, 'lumina2'],
  [/^Hunyuan Video/i, 'hunyuan_video'],
  [/^LTXV$/i, 'ltx_video'],
  [/^Anima$/i, 'anima'],
  [/^Krea 2$/i, 'krea2'],
  [/^Mochi$/i, 'mochi'],
  [/^HiDream$/i, 'hidream'],
  [/^AuraFlow$/i, 'auraflow'],
  [/^PixArt/i, 'pixart'],
  [/^MageFlow$/i, 'mage_flow'],
  [/^Stable Cascade$/i, 'stable_cascade'],
  [/^ACE Audio$/i, 'ace_step'],
]

export const typeOfCivitai = (type: string | null | undefined): ModelType =>
  TYPES[type?.toLowerCase().replaceAll(/[^a-z]/g, '') ?? ''] ?? 'unknown'

export function baseOfCivitai(name: string | null | undefined): { base_model: string | null; family: string | null } {
  const base = BASES.find(([pattern]) => pattern.test(name ?? ''))?.[1]
  return base === undefined
    ? { base_model: null, family: null }
    : { base_model: base, family: BASE_MODELS[base].family }
}

// What programs write as the architecture of a file, in the one vocabulary. All names in lower case.
import type { BaseModelName } from '../../../vocabulary/index.ts'

/** `modelspec.architecture`, without what stands behind a slash. */
const MODELSPEC: Readonly<Record<string, BaseModelName>> = {
  'stable-diffusion-v1': 'sd1',
  'stable-diffusion-v1-inpainting': 'sd1',
  'stable-diffusion-v2-512': 'sd2',
  'stable-diffusion-v2-768-v': 'sd2',
  'stable-diffusion-v2-inpainting': 'sd2',
  'stable-diffusion-v2-depth': 'sd2',
  'stable-diffusion-xl-v1-base': 'sdxl',
  'stable-diffusion-xl-v1-inpainting': 'sdxl',
  'stable-diffusion-xl-v1-edit': 'sdxl',
  'stable-diffusion-xl-turbo-v1': 'sdxl',
  'stable-diffusion-xl-v1-refiner': 'sdxl_refiner',
  'stable-diffusion-v3': 'sd3',
  'stable-diffusion-v3-medium': 'sd3',
  'stable-diffusion-3-medium': 'sd3',
  'stable-diffusion-3': 'sd3',
  'stable-diffusion-v3.5-large': 'sd35_large',
  'stable-diffusion-v3.5-medium': 'sd35_medium',
  'stable-diffusion-3.5-large': 'sd35_large',
  'stable-diffusion-3.5-medium': 'sd35_medium',
  'flux-1-dev': 'flux_dev',
  'flux.1-dev': 'flux_dev',
  'flux-1-schnell': 'flux_schnell',
  'flux.1-schnell': 'flux_schnell',
  'flux-1-fill': 'flux_fill',
  'flux-1-kontext': 'flux_kontext',
  'flux-1-kontext-dev': 'flux_kontext',
  'flux-1-krea': 'flux_krea',
  'flux-2-dev': 'flux2_dev',
  'flux.2-dev': 'flux2_dev',
  'flux-2-klein-4b': 'flux2_klein_4b',
  'flux-2-klein-9b': 'flux2_klein_9b',
  chroma: 'chroma',
  'chroma-v1': 'chroma',
  'lumina-2': 'lumina2',
  'qwen-image': 'qwen_image',
  'qwen-image-edit': 'qwen_image_edit',
  'z-image': 'zimage',
  'z-image-turbo': 'zimage',
  'hunyuan-video': 'hunyuan_video',
  'wan-2_1-text2video-1_3b': 'wan_1_3b',
  'wan-2_1-text2video-14b': 'wan_14b',
  'wan-2_1-image2video-14b': 'wan_14b',
  'wan-2_2-ti2v-5b': 'wan_5b',
  'lightricks-ltx-video': 'ltx_video',
  'auraflow-v1': 'auraflow',
  'hidream-i1': 'hidream',
  'genmo-mochi-1': 'mochi',
  'stable-cascade-v1-stage-c': 'stable_cascade',
}

/** `ss_base_model_version`, as kohya's scripts, AI Toolkit and those that followed them write it. */
const TRAINERS: Readonly<Record<string, BaseModelName>> = {
  sd_v1: 'sd1',
  sd_v2: 'sd2',
  sd_v2_v: 'sd2',
  'sdxl_base_v1-0': 'sdxl',
  sd3: 'sd3',
  sd3_m: 'sd3',
  'sd3.5_medium': 'sd35_medium',
  'sd3.5_large': 'sd35_large',
  flux1: 'flux_dev',
  flux_1_dev: 'flux_dev',
  'sd_1.5': 'sd1',
  'sd_2.1': 'sd2',
  'sdxl_1.0': 'sdxl',
  ssd: 'ssd_1b',
  vega: 'segmind_vega',
  sd_3: 'sd3',
  'flux.1': 'flux_dev',
  'flux.1_kontext': 'flux_kontext',
  flux2: 'flux2_dev',
  flux2_klein_4b: 'flux2_klein_4b',
  flux2_klein_9b: 'flux2_klein_9b',
  chroma: 'chroma',
  qwen_image: 'qwen_image',
  qwen_image_edit: 'qwen_image_edit',
  zimage: 'zimage',
  'wan_2.1_14b': 'wan_14b',
  'wan_2.1_1.3b': 'wan_1_3b',
  'wan_2.2_14b': 'wan_14b',
  'wan_2.2_5b': 'wan_5b',
  'wan2.1': 'wan_14b',
  hidream_i1: 'hidream',
  lumina2: 'lumina2',
  ltx2: 'ltx_video',
  krea2: 'krea2',
  anima: 'anima',
  omnigen2: 'omnigen2',
  ideogram4: 'ideogram4',
  minimax_h3: 'minimax_h3',
}

/** `general.architecture` of a GGUF file that makes no text. Any other is the family of a language model. */
const GGUF: Readonly<Record<string, BaseModelName | null>> = {
  sd1: 'sd1',
  sdxl: 'sdxl',
  sd3: 'sd3',
  flux: 'flux_dev',
  flux2: 'flux2_dev',
  qwen_image: 'qwen_image',
  lumina2: 'lumina2',
  hyvid: 'hunyuan_video',
  ltxv: 'ltx_video',
  hidream: 'hidream',
  cosmos: 'cosmos_predict2',
  aura: 'auraflow',
  // Which of its sizes it is, the name does not say.
  wan: null,
}

const lookUp = <Value>(table: Readonly<Record<string, Value>>, word: string): Value | undefined => {
  const key = word.trim().toLowerCase()
  return Object.hasOwn(table, key) ? table[key] : undefined
}

/** The sizes of Stable Diffusion 3 have words of their own; any other one of them is no other model. */
const isSd3 = (word: string): boolean => /^(sd_?3(?![.\d])|stable-diffusion-v?3(?![.\d]))/i.test(word.trim())
const orSd3 = (word: string): BaseModelName | undefined => (isSd3(word) ? 'sd3' : undefined)

export function baseOfModelspec(architecture: string): BaseModelName | undefined {
  const word = architecture.split('/')[0] ?? ''
  return lookUp(MODELSPEC, word) ?? orSd3(word)
}

export const baseOfTrainer = (word: string): BaseModelName | undefined => lookUp(TRAINERS, word) ?? orSd3(word)

/** Undefined for a language model, null where the base model stays open. */
export const baseOfGguf = (architecture: string): BaseModelName | null | undefined => lookUp(GGUF, architecture)

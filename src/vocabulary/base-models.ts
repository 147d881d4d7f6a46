// The base models that configurations and adapters hang on, and the families above them.

export interface BaseModel {
  label: string
  family: string
  /** The base model that it was made from: what fits the parent often fits it too. */
  parent?: string
}

export const BASE_MODELS = {
  sd1: { label: 'Stable Diffusion 1.x', family: 'sd1' },
  sd2: { label: 'Stable Diffusion 2.x', family: 'sd2' },
  sdxl: { label: 'SDXL 1.0', family: 'sdxl' },
  sdxl_refiner: { label: 'SDXL 1.0 Refiner', family: 'sdxl', parent: 'sdxl' },
  ssd_1b: { label: 'SSD-1B', family: 'sdxl', parent: 'sdxl' },
  segmind_vega: { label: 'Segmind Vega', family: 'sdxl', parent: 'sdxl' },
  pony: { label: 'Pony Diffusion V6', family: 'sdxl', parent: 'sdxl' },
  illustrious: { label: 'Illustrious', family: 'sdxl', parent: 'sdxl' },
  noobai: { label: 'NoobAI', family: 'sdxl', parent: 'illustrious' },
  sd3: { label: 'Stable Diffusion 3', family: 'sd3' },
  sd35_medium: { label: 'Stable Diffusion 3.5 Medium', family: 'sd3' },
  sd35_large: { label: 'Stable Diffusion 3.5 Large', family: 'sd3' },
  flux_dev: { label: 'Flux.1 Dev', family: 'flux' },
  flux_schnell: { label: 'Flux.1 Schnell', family: 'flux' },
  flux_fill: { label: 'Flux.1 Fill', family: 'flux', parent: 'flux_dev' },
  flux_control: { label: 'Flux.1 Control', family: 'flux', parent: 'flux_dev' },
  flux_kontext: { label: 'Flux.1 Kontext', family: 'flux', parent: 'flux_dev' },
  flux_krea: { label: 'Flux.1 Krea', family: 'flux', parent: 'flux_dev' },
  flux2_dev: { label: 'Flux.2 Dev', family: 'flux' },
  flux2_klein_4b: { label: 'Flux.2 Klein 4B', family: 'flux' },
  flux2_klein_9b: { label: 'Flux.2 Klein 9B', family: 'flux' },
  qwen_image: { label: 'Qwen Image', family: 'qwen' },
  qwen_image_edit: { label: 'Qwen Image Edit', family: 'qwen', parent: 'qwen_image' },
  zimage: { label: 'Z-Image', family: 'zimage' },
  wan_14b: { label: 'Wan 14B', family: 'wan' },
  wan_5b: { label: 'Wan 5B', family: 'wan' },
  wan_1_3b: { label: 'Wan 1.3B', family: 'wan' },
  chroma: { label: 'Chroma', family: 'chroma' },
  lumina2: { label: 'Lumina 2', family: 'lumina' },
  hunyuan_video: { label: 'Hunyuan Video', family: 'hunyuan_video' },
  ltx_video: { label: 'LTX Video', family: 'ltx' },
  anima: { label: 'Anima', family: 'anima' },
  cosmos_predict2: { label: 'Cosmos Predict 2', family: 'cosmos' },
  krea2: { label: 'Krea 2', family: 'krea' },
  mochi: { label: 'Mochi 1', family: 'mochi' },
  hidream: { label: 'HiDream I1', family: 'hidream' },
  auraflow: { label: 'AuraFlow', family: 'auraflow' },
  pixart: { label: 'PixArt', family: 'pixart' },
  cogview4: { label: 'CogView4', family: 'cogview' },
  ernie_image: { label: 'ERNIE-Image', family: 'ernie' },
  omnigen2: { label: 'OmniGen2', family: 'omnigen' },
  ideogram4: { label: 'Ideogram 4', family: 'ideogram' },
  minimax_h3: { label: 'MiniMax H3', family: 'minimax' },
  mage_flow: { label: 'Mage-Flow', family: 'mage_flow' },
  stable_cascade: { label: 'Stable Cascade', family: 'stable_cascade' },
  stable_audio: { label: 'Stable Audio', family: 'stable_audio' },
  ace_step: { label: 'ACE-Step', family: 'ace_step' },
  musicgen: { label: 'MusicGen', family: 'musicgen' },
} as const satisfies Record<string, BaseModel>
export type BaseModelName = keyof typeof BASE_MODELS

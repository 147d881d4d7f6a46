// All rules for files that are no LoRA, in the order in which they are tried.
import { AUDIO } from './audio.ts'
import { CONTROLS } from './controls.ts'
import { FLUX } from './flux.ts'
import { IMAGE_TRANSFORMERS } from './image.ts'
import { EMBEDDINGS, ENCODERS, UPSCALERS, VAES } from './parts.ts'
import type { Rule } from './rule.ts'
import { UNETS } from './unet.ts'
import { VIDEO } from './video.ts'

export const FILES: readonly Rule[] = [
  // First what has names of a main model among its own.
  ...CONTROLS,
  ...FLUX,
  ...IMAGE_TRANSFORMERS,
  ...VIDEO,
  ...AUDIO,
  ...UNETS,
  ...VAES,
  ...ENCODERS,
  ...UPSCALERS,
  ...EMBEDDINGS,
]

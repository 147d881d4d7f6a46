// What is worth knowing of a file beside what it is; each that holds is told.
import type { Identified } from '../contract.ts'
import type { Rule } from './rule.ts'

const UNET_IN = 'input_blocks.0.0.weight'
/** One of these lies in every denoiser, and in no VAE. */
const DENOISERS = ['**.attn2.to_k.weight', 'double_blocks.**', 'joint_blocks.**']
const VAE_KEYS = ['first_stage_model.**', 'vae.decoder.**']
const HAS_VAE = 'the VAE lies in the same file'
const HAS_ENCODERS = 'text encoders lie in the same file'

export const TRAITS: readonly Rule[] = [
  { says: {}, size: [[UNET_IN, 1, 9]], because: 'it takes an image and its mask: inpainting' },
  { says: {}, size: [[UNET_IN, 1, 8]], because: 'it takes an image to change: instruct-pix2pix' },
  { says: {}, size: [[UNET_IN, 1, 5]], because: 'it takes depth as well' },
  { says: {}, has: ['v_pred'], because: 'made to predict velocity (v-prediction)' },
  { says: {}, has: ['ztsnr'], because: 'made for zero terminal noise (ztsnr)' },
  { says: {}, size: [['patch_embedding.weight', 1, 36]], because: 'Wan image to video: it takes a first frame' },
  { says: {}, has: ['img_emb.**', 'patch_embedding.weight'], because: 'Wan 2.1 image to video' },
  { says: {}, has: ['vace_blocks.**'], because: 'Wan VACE: it takes a video to change' },
  { says: {}, has: ['face_adapter.**', 'patch_embedding.weight'], because: 'Wan Animate' },
  { says: {}, has: ['control_adapter.**', 'patch_embedding.weight'], because: 'Wan with control of the camera' },
  { says: {}, has: ['casual_audio_encoder.**'], because: 'Wan sound to video' },
  ...DENOISERS.map((pattern) => ({ says: {}, any: VAE_KEYS, has: [pattern], because: HAS_VAE })),
  {
    says: {},
    any: [
      'text_encoders.clip_l.**',
      'text_encoders.clip_g.**',
      'text_encoders.t5xxl.**',
      'conditioner.embedders.**',
      'cond_stage_model.**',
    ],
    because: HAS_ENCODERS,
  },
]

/** What a denoiser needs beside it and a checkpoint has within. */
export function bundledParts({ evidence }: Pick<Identified, 'evidence'>): { vae: boolean; textEncoders: boolean } {
  const isSeen = (because: string) => evidence.some(({ detail }) => detail.endsWith(because))
  return { vae: isSeen(HAS_VAE), textEncoders: isSeen(HAS_ENCODERS) }
}

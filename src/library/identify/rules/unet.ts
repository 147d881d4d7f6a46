// Stable Diffusion 1, 2 and XL: a U-Net whose cross-attention is as wide as the text encoder that it listens to.
import type { Rule } from './rule.ts'

const IN_BLOCK_2 = 'input_blocks.2.1.transformer_blocks.0.attn2.to_k.weight'
const IN_BLOCK_4 = 'input_blocks.4.1.transformer_blocks.0.attn2.to_k.weight'
const DOWN_BLOCK_0 = 'down_blocks.0.attentions.0.transformer_blocks.0.attn2.to_k.weight'
const DOWN_BLOCK_1 = 'down_blocks.1.attentions.0.transformer_blocks.0.attn2.to_k.weight'
const CROSS_ATTENTION = '.attn2.to_k.weight'

const main = { type: 'base_model' } as const

/** Models that were trained on from SDXL have its layout to the byte. */
const LIKE_SDXL = { base_model: 'sdxl', among: ['pony', 'illustrious', 'noobai'], sureness: 0.8 } as const

const XL_VARIANTS: readonly Rule[] = [
  { says: { base_model: 'ssd_1b' }, count: [[CROSS_ATTENTION, 34]], because: 'SSD-1B, half as deep as SDXL' },
  { says: { base_model: 'segmind_vega' }, count: [[CROSS_ATTENTION, 15]], because: 'Segmind Vega, a quarter of SDXL' },
  { says: { base_model: 'sdxl_refiner' }, count: [[CROSS_ATTENTION, 44]], because: 'the SDXL refiner' },
  { says: { base_model: 'sdxl_refiner' }, size: [[IN_BLOCK_4, -1, 1280]], because: 'listens to one encoder: refiner' },
  {
    says: { base_model: 'sdxl_refiner' },
    size: [[DOWN_BLOCK_1, -1, 1280]],
    because: 'listens to one encoder: refiner',
  },
  { says: LIKE_SDXL, count: [[CROSS_ATTENTION, 70]], because: 'SDXL or a model trained on from it' },
  { says: LIKE_SDXL, size: [[IN_BLOCK_4, -1, 2048]], because: 'SDXL or a model trained on from it' },
  { says: LIKE_SDXL, size: [[DOWN_BLOCK_1, -1, 2048]], because: 'SDXL or a model trained on from it' },
]

const sdxl = { ...main, family: 'sdxl' } as const

export const UNETS: readonly Rule[] = [
  { says: sdxl, has: [IN_BLOCK_4], lacks: [IN_BLOCK_2], because: 'the U-Net of SDXL', variants: XL_VARIANTS },
  { says: sdxl, has: [DOWN_BLOCK_1], lacks: [DOWN_BLOCK_0], because: 'the U-Net of SDXL', variants: XL_VARIANTS },
  {
    says: { ...main, base_model: 'sd1' },
    size: [[IN_BLOCK_2, -1, 768]],
    because: 'SD 1.x listens to CLIP-L, 768 wide',
  },
  {
    says: { ...main, base_model: 'sd2' },
    size: [[IN_BLOCK_2, -1, 1024]],
    because: 'SD 2.x listens to OpenCLIP-H, 1024 wide',
  },
  {
    says: { ...main, base_model: 'sd1' },
    size: [[DOWN_BLOCK_0, -1, 768]],
    because: 'SD 1.x listens to CLIP-L, 768 wide',
  },
  {
    says: { ...main, base_model: 'sd2' },
    size: [[DOWN_BLOCK_0, -1, 1024]],
    because: 'SD 2.x listens to OpenCLIP-H, 1024 wide',
  },
  // By the text encoder beside it, where the file names no sizes or lacks the U-Net.
  {
    says: sdxl,
    has: ['conditioner.embedders.**'],
    because: 'the text encoders of SDXL',
    variants: [
      {
        says: { base_model: 'ssd_1b', among: ['sdxl', 'segmind_vega'], sureness: 0.5 },
        has: ['conditioner.embedders.1.model.text_model.**'],
        because: 'the second encoder is named as SSD-1B names it',
      },
      {
        says: LIKE_SDXL,
        has: ['conditioner.embedders.1.model.**'],
        because: 'two text encoders: SDXL or a model trained on from it',
      },
      {
        says: { base_model: 'sdxl_refiner' },
        has: ['conditioner.embedders.0.model.**'],
        because: 'OpenCLIP alone: the SDXL refiner',
      },
    ],
  },
  {
    says: { ...main, base_model: 'sd1' },
    has: ['cond_stage_model.transformer.**'],
    because: 'the text encoder of SD 1.x',
  },
  { says: { ...main, base_model: 'sd2' }, has: ['cond_stage_model.model.**'], because: 'the text encoder of SD 2.x' },
]

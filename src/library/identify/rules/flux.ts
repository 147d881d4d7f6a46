// FLUX.1, FLUX.2 and Chroma: double blocks for text and image, then single blocks for both.
import type { Rule } from './rule.ts'

const LIKE_DEV = { base_model: 'flux_dev', among: ['flux_kontext', 'flux_krea'], sureness: 0.85 } as const

const FLUX_2: readonly Rule[] = [
  {
    says: { base_model: 'flux2_dev' },
    size: [['double_stream_modulation_img.lin.weight', 0, 36_864]],
    because: 'FLUX.2 dev, 6144 wide',
  },
  {
    says: { base_model: 'flux2_klein_9b' },
    size: [['double_stream_modulation_img.lin.weight', 0, 24_576]],
    because: 'FLUX.2 klein 9B, 4096 wide',
  },
  {
    says: { base_model: 'flux2_klein_4b' },
    size: [['double_stream_modulation_img.lin.weight', 0, 18_432]],
    because: 'FLUX.2 klein 4B, 3072 wide',
  },
  ...(['txt_in.weight', 'context_embedder.weight'] as const).flatMap((text): Rule[] => [
    { says: { base_model: 'flux2_dev' }, size: [[text, 1, 15_360]], because: 'FLUX.2 dev by the text that it takes' },
    {
      says: { base_model: 'flux2_klein_9b' },
      size: [[text, 1, 12_288]],
      because: 'FLUX.2 klein 9B by the text that it takes',
    },
    {
      says: { base_model: 'flux2_klein_4b' },
      size: [[text, 1, 7680]],
      because: 'FLUX.2 klein 4B by the text that it takes',
    },
  ]),
  { says: { base_model: 'flux2_dev' }, blocks: [['single_blocks', 48]], because: 'FLUX.2 dev' },
  { says: { base_model: 'flux2_klein_9b' }, blocks: [['single_blocks', 24]], because: 'FLUX.2 klein 9B' },
  { says: { base_model: 'flux2_klein_4b' }, blocks: [['single_blocks', 20]], because: 'FLUX.2 klein 4B' },
]

const FLUX_1: readonly Rule[] = [
  {
    says: { base_model: 'flux_fill' },
    size: [['img_in.weight', 1, 384]],
    because: 'FLUX.1 Fill: it takes the image and its mask as well',
  },
  {
    says: { base_model: 'flux_fill' },
    size: [['x_embedder.weight', 1, 384]],
    because: 'FLUX.1 Fill: it takes the mask',
  },
  {
    says: { base_model: 'flux_control' },
    has: ['vector_in.in_layer.weight'],
    size: [['img_in.weight', 1, 128]],
    because: 'FLUX.1 Canny or Depth: it takes a second image',
  },
  {
    says: { base_model: 'flux_control' },
    has: ['time_text_embed.text_embedder.linear_1.weight'],
    size: [['x_embedder.weight', 1, 128]],
    because: 'FLUX.1 Canny or Depth: it takes a second image',
  },
  {
    says: LIKE_DEV,
    any: ['guidance_in.in_layer.weight', 'time_text_embed.guidance_embedder.linear_1.weight'],
    because: 'it takes a guidance value: FLUX.1 dev or a model trained on from it',
  },
  {
    says: { base_model: 'flux_schnell' },
    any: ['vector_in.in_layer.weight', 'time_text_embed.text_embedder.linear_1.weight'],
    because: 'it takes no guidance value: FLUX.1 schnell',
  },
]

const flux = { type: 'base_model', family: 'flux' } as const

export const FLUX: readonly Rule[] = [
  {
    says: { type: 'base_model', base_model: 'chroma' },
    any: ['distilled_guidance_layer.**', 'nerf_blocks.*.norm.scale'],
    because: 'Chroma: FLUX.1 blocks whose modulation is made by one small network',
  },
  {
    says: flux,
    any: ['double_stream_modulation_img.**', 'single_transformer_blocks.*.attn.to_qkv_mlp_proj.weight'],
    because: 'FLUX.2: all blocks share their modulation',
    variants: FLUX_2,
  },
  {
    says: flux,
    any: [
      'double_blocks.*.img_attn.norm.key_norm.scale',
      'double_blocks.*.img_attn.norm.key_norm.weight',
      'double_blocks.*.img_attn.qkv.weight',
    ],
    because: 'the double blocks of FLUX',
    variants: FLUX_1,
  },
  {
    says: flux,
    has: ['single_transformer_blocks.*.proj_mlp.weight', 'transformer_blocks.*.attn.add_k_proj.weight'],
    because: "FLUX.1 in diffusers' names",
    variants: FLUX_1,
  },
]

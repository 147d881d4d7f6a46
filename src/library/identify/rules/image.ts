// Transformers that make images, other than FLUX.
import type { Rule } from './rule.ts'

const main = { type: 'base_model' } as const
const CONTEXT_WIDTH = 'joint_blocks.*.context_block.attn.proj.bias'

const EDIT = { base_model: 'qwen_image_edit' } as const

export const IMAGE_TRANSFORMERS: readonly Rule[] = [
  {
    says: { ...main, family: 'sd3' },
    any: ['joint_blocks.*.context_block.**', 'joint_blocks.*.context_block.attn.qkv.weight'],
    because: 'the joint blocks of Stable Diffusion 3',
    variants: [
      { says: { base_model: 'sd35_large' }, size: [[CONTEXT_WIDTH, 0, 2432]], because: 'SD 3.5 Large, 2432 wide' },
      { says: { base_model: 'sd35_large' }, blocks: [['joint_blocks', 38]], because: 'SD 3.5 Large' },
      {
        says: { base_model: 'sd35_medium' },
        any: ['joint_blocks.*.x_block.attn2.qkv.weight', 'joint_blocks.*.x_block.attn.ln_q.weight'],
        because: 'SD 3.5 Medium: a second attention and normalised queries',
      },
      { says: { base_model: 'sd3' }, size: [[CONTEXT_WIDTH, 0, 1536]], because: 'SD 3 Medium, 1536 wide' },
    ],
  },
  {
    says: { ...main, family: 'sd3' },
    has: ['transformer_blocks.*.norm1_context.linear.weight', 'pos_embed.proj.weight'],
    lacks: ['single_transformer_blocks.**'],
    because: "Stable Diffusion 3 in diffusers' names",
    variants: [
      { says: { base_model: 'sd35_large' }, blocks: [['transformer_blocks', 38]], because: 'SD 3.5 Large' },
      {
        says: { base_model: 'sd35_medium' },
        has: ['transformer_blocks.*.attn2.to_k.weight'],
        because: 'SD 3.5 Medium',
      },
      { says: { base_model: 'sd3' }, blocks: [['transformer_blocks', 24]], because: 'SD 3 Medium' },
    ],
  },
  {
    says: { ...main, base_model: 'mage_flow' },
    has: ['txt_in.weight', 'img_in.weight'],
    size: [['txt_norm.weight', 0, 2560]],
    because: 'Mage-Flow: the blocks of Qwen-Image with a narrower text',
  },
  {
    says: { ...main, base_model: 'qwen_image', among: ['qwen_image_edit'], sureness: 0.9 },
    has: ['txt_norm.weight', 'txt_in.weight', 'img_in.weight'],
    lacks: ['context_embedder.weight'],
    because: 'Qwen-Image',
    variants: [{ says: EDIT, has: ['__index_timestep_zero__'], because: 'the marker of Qwen-Image-Edit' }],
  },
  {
    says: { ...main, family: 'qwen' },
    has: ['transformer_blocks.*.img_mlp.net.0.proj.weight'],
    blocks: [['transformer_blocks', 60]],
    because: '60 blocks: a part of Qwen-Image',
  },
  {
    says: main,
    any: ['cap_embedder.**', 'context_refiner.*.attention.**'],
    has: ['layers.*.adaLN_modulation.*.weight'],
    because: 'the layers of Lumina 2, which Z-Image has too',
    variants: [
      {
        says: { base_model: 'zimage' },
        size: [['cap_embedder.0.weight', 0, 2560]],
        because: 'Z-Image listens to Qwen3 4B, 2560 wide',
      },
      {
        says: { base_model: 'lumina2' },
        size: [['cap_embedder.0.weight', 0, 2304]],
        because: 'Lumina 2 listens to Gemma 2 2B, 2304 wide',
      },
    ],
  },
  {
    says: { ...main, base_model: 'krea2' },
    any: ['txtfusion.**', 'text_fusion.**'],
    because: 'Krea 2: its layers of text fusion',
  },
  {
    says: { ...main, base_model: 'anima' },
    has: ['blocks.*.mlp.layer1.weight', 'llm_adapter.**'],
    because: 'Anima: Cosmos Predict 2 with an adapter for a language model',
  },
  {
    says: { ...main, base_model: 'cosmos_predict2' },
    has: ['blocks.*.mlp.layer1.weight'],
    because: 'Cosmos Predict 2',
  },
  { says: { ...main, base_model: 'hidream' }, has: ['caption_projection.*.linear.weight'], because: 'HiDream I1' },
  { says: { ...main, base_model: 'auraflow' }, has: ['double_layers.*.attn.w1q.weight'], because: 'AuraFlow' },
  {
    says: { ...main, base_model: 'pixart' },
    has: ['adaln_single.emb.timestep_embedder.linear_1.bias', 'pos_embed.proj.bias'],
    because: 'PixArt',
  },
  { says: { ...main, base_model: 'stable_cascade' }, has: ['clf.1.weight'], because: 'Stable Cascade' },
]

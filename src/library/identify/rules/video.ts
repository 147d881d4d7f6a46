// Models that make video.
import type { Rule } from './rule.ts'

const main = { type: 'base_model' } as const
const PATCH = 'patch_embedding.weight'

const WAN: readonly Rule[] = [
  { says: { base_model: 'wan_14b' }, size: [[PATCH, 0, 5120]], because: 'Wan 14B, 5120 wide' },
  { says: { base_model: 'wan_5b' }, size: [[PATCH, 0, 3072]], because: 'Wan 2.2 5B, 3072 wide' },
  { says: { base_model: 'wan_1_3b' }, size: [[PATCH, 0, 1536]], because: 'Wan 2.1 1.3B, 1536 wide' },
]

const wan = { ...main, family: 'wan' } as const

export const VIDEO: readonly Rule[] = [
  { says: wan, has: [PATCH, 'text_embedding.0.weight'], because: 'Wan', variants: WAN },
  {
    says: wan,
    has: [PATCH, 'condition_embedder.text_embedder.linear_1.weight'],
    because: "Wan in diffusers' names",
    variants: WAN,
  },
  {
    says: { ...main, base_model: 'hunyuan_video' },
    has: ['txt_in.individual_token_refiner.blocks.*.norm1.weight'],
    because: 'Hunyuan Video: its refiner of text',
  },
  {
    says: { ...main, base_model: 'ltx_video' },
    has: ['adaln_single.emb.timestep_embedder.linear_1.bias'],
    lacks: ['pos_embed.proj.bias'],
    because: 'LTX Video',
  },
  { says: { ...main, base_model: 'mochi' }, has: ['t5_yproj.weight'], because: 'Mochi 1' },
]

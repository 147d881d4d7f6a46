// Models that make sound.
import type { Rule } from './rule.ts'

const musicgen = { type: 'base_model', base_model: 'musicgen' } as const
const EMBEDDING = 'decoder.model.decoder.embed_tokens.0.weight'

export const AUDIO: readonly Rule[] = [
  {
    says: musicgen,
    has: [EMBEDDING, 'decoder.lm_heads.*.weight'],
    because: 'MusicGen as transformers names it',
    variants: [
      { says: {}, size: [[EMBEDDING, 1, 1024]], because: 'MusicGen small, 1024 wide' },
      { says: {}, size: [[EMBEDDING, 1, 1536]], because: 'MusicGen medium, 1536 wide' },
      { says: {}, size: [[EMBEDDING, 1, 2048]], because: 'MusicGen large, 2048 wide' },
    ],
  },
  {
    says: musicgen,
    any: ['emb.0.weight', 'best_state.emb.0.weight'],
    has: ['**linears.*.weight', '**out_norm.weight'],
    because: 'MusicGen as audiocraft names it: one embedding and one head for each codebook',
  },
  {
    says: { type: 'base_model', base_model: 'stable_audio' },
    has: ['**transformer.rotary_pos_emb.inv_freq'],
    because: 'Stable Audio',
  },
  {
    says: { type: 'base_model', base_model: 'ace_step' },
    any: ['genre_embedder.weight', 'encoder.lyric_encoder.**'],
    because: 'ACE-Step: it takes a genre or lyrics',
  },
]

// Parts that a main model needs, and files that stand beside it: VAE, text encoder, embedding, upscaler.
import type { Rule } from './rule.ts'

const VAE_IN = ['decoder.conv_in.weight', 'first_stage_model.decoder.conv_in.weight', 'vae.decoder.conv_in.weight']
const encoder = { type: 'text_encoder' } as const
const flux2 = { base_model: 'flux2_dev', among: ['flux2_klein_4b', 'flux2_klein_9b'], sureness: 0.85 } as const

export const VAES: readonly Rule[] = [
  {
    says: { type: 'vae', base_model: 'wan_5b' },
    size: [['decoder.conv1.weight', 1, 48]],
    because: 'the VAE of Wan 2.2, 48 channels',
  },
  {
    says: { type: 'vae', among: ['wan_14b', 'wan_1_3b', 'qwen_image'] },
    size: [
      ['decoder.conv1.weight', 1, 16],
      ['decoder.conv1.weight', 4, 3],
    ],
    because: 'the VAE of Wan 2.1, which Qwen-Image has too',
  },
  ...VAE_IN.flatMap((name): Rule[] => [
    {
      says: { type: 'vae' },
      // A fifth axis: frames are convolved as well.
      size: [[name, 4, 1, 3]],
      because: 'a VAE for video',
      variants: [
        { says: { base_model: 'wan_5b' }, size: [[name, 1, 48]], because: 'of Wan 2.2, 48 channels' },
        {
          says: { among: ['wan_14b', 'wan_1_3b', 'qwen_image'] },
          size: [[name, 1, 16]],
          because: 'of Wan 2.1 or Qwen-Image, 16 channels',
        },
      ],
    },
    {
      says: { type: 'vae' },
      has: [name],
      because: 'a VAE',
      variants: [
        { says: { among: ['sd1', 'sd2', 'sdxl'] }, size: [[name, 1, 4]], because: 'of SD 1, SD 2 or SDXL, 4 channels' },
        { says: { among: ['flux_dev', 'sd3'] }, size: [[name, 1, 16]], because: 'of FLUX.1 or SD 3, 16 channels' },
        { says: flux2, size: [[name, 1, 32]], because: 'of FLUX.2, 32 channels' },
        { says: flux2, has: ['bn.running_mean'], because: 'of FLUX.2: it normalises what it encodes' },
      ],
    },
  ]),
  {
    says: { type: 'vae', sureness: 0.6 },
    has: ['decoder.layers.*.conv.*.weight'],
    because: 'a tiny VAE (TAESD) for previews',
  },
]

export const ENCODERS: readonly Rule[] = [
  {
    says: { type: 'clip_vision' },
    has: ['vision_model.encoder.layers.**'],
    lacks: ['text_model.encoder.layers.**'],
    because: 'an encoder of images (CLIP or SigLIP)',
  },
  {
    says: encoder,
    has: ['text_model.encoder.layers.**'],
    because: 'a CLIP text encoder',
    variants: [
      { says: {}, size: [['text_model.embeddings.token_embedding.weight', 1, 768]], because: 'CLIP-L, 768 wide' },
      { says: {}, size: [['text_model.embeddings.token_embedding.weight', 1, 1280]], because: 'CLIP-G, 1280 wide' },
    ],
  },
  {
    says: { ...encoder, family: 't5' },
    has: ['encoder.block.0.layer.0.SelfAttention.q.weight'],
    because: 'a T5 text encoder',
  },
  {
    says: { ...encoder, family: 't5' },
    has: ['enc.blk.0.attn_q.weight'],
    because: "a T5 text encoder in llama.cpp's names",
  },
  {
    says: { ...encoder, family: 'qwen', sureness: 0.7 },
    has: ['model.layers.**'],
    size: [['model.embed_tokens.weight', 0, 151_936, 152_064]],
    because: 'Qwen, a language model that image models read text with',
    variants: [{ says: {}, has: ['visual.**'], because: 'it sees images as well: Qwen VL' }],
  },
  {
    says: { ...encoder, family: 'mistral', sureness: 0.7 },
    has: ['model.layers.**'],
    size: [
      ['model.embed_tokens.weight', 0, 131_072],
      ['model.embed_tokens.weight', 1, 5120],
    ],
    because: 'Mistral Small, which FLUX.2 reads text with',
  },
  {
    says: { type: 'base_model', sureness: 0.6 },
    has: ['model.layers.*.self_attn.q_proj.weight'],
    because: 'a language model',
  },
]

export const UPSCALERS: readonly Rule[] = [
  { says: { type: 'upscaler' }, any: ['body.*.rdb1.**', 'body.*.rdb1.conv1.weight'], because: 'an upscaler (ESRGAN)' },
  { says: { type: 'upscaler' }, has: ['model.0.weight', 'model.1.sub.**'], because: 'an upscaler (ESRGAN, old names)' },
  { says: { type: 'upscaler' }, has: ['layers.0.residual_group.**'], because: 'an upscaler (SwinIR or HAT)' },
]

export const EMBEDDINGS: readonly Rule[] = [
  {
    says: { type: 'embedding', base_model: 'sdxl' },
    size: [['clip_g', -1, 1280]],
    because: 'an embedding for both encoders of SDXL',
  },
  ...['emb_params', 'string_to_param.**'].flatMap((name): Rule[] => [
    {
      says: { type: 'embedding', base_model: 'sd1' },
      size: [[name, -1, 768]],
      because: 'an embedding for SD 1.x, 768 wide',
    },
    {
      says: { type: 'embedding', base_model: 'sd2' },
      size: [[name, -1, 1024]],
      because: 'an embedding for SD 2.x, 1024 wide',
    },
    { says: { type: 'embedding' }, has: [name], because: 'an embedding (textual inversion)' },
  ]),
  {
    says: { type: 'embedding', base_model: 'sd1', sureness: 0.5 },
    most: 1,
    size: [['**', -1, 768]],
    because: 'one tensor, 768 wide: an embedding for SD 1.x',
  },
  {
    says: { type: 'embedding', base_model: 'sd2', sureness: 0.5 },
    most: 1,
    size: [['**', -1, 1024]],
    because: 'one tensor, 1024 wide: an embedding for SD 2.x',
  },
]

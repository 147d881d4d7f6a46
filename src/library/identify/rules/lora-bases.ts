// What an adapter was made for. Names are layers with underscores for dots, sizes those of the layer: [outputs, inputs].
// Transformers stand before U-Nets: a LoRA for FLUX carries names of a CLIP encoder as well.
import type { Rule } from './rule.ts'

const LIKE_FLUX_1 = {
  base_model: 'flux_dev',
  among: ['flux_schnell', 'flux_kontext', 'flux_krea', 'chroma'],
  sureness: 0.85,
} as const

const FLUX: readonly Rule[] = [
  { says: { base_model: 'flux_fill' }, size: [['img_in', 1, 384]], because: 'made for FLUX.1 Fill' },
  ...(['txt_in', 'context_embedder'] as const).flatMap((text): Rule[] => [
    { says: { base_model: 'flux2_dev' }, size: [[text, 1, 15_360]], because: 'made for FLUX.2 dev' },
    { says: { base_model: 'flux2_klein_9b' }, size: [[text, 1, 12_288]], because: 'made for FLUX.2 klein 9B' },
    { says: { base_model: 'flux2_klein_4b' }, size: [[text, 1, 7680]], because: 'made for FLUX.2 klein 4B' },
  ]),
  ...(
    [
      'double_blocks_*_img_attn_proj',
      'transformer_blocks_*_attn_to_q',
      'single_transformer_blocks_*_attn_to_qkv_mlp_proj',
      'single_blocks_*_linear1',
    ] as const
  ).flatMap((attention): Rule[] => [
    { says: { base_model: 'flux2_dev' }, size: [[attention, 1, 6144]], because: 'made for FLUX.2 dev, 6144 wide' },
    {
      says: { base_model: 'flux2_klein_9b' },
      size: [[attention, 1, 4096]],
      because: 'made for FLUX.2 klein 9B, 4096 wide',
    },
  ]),
  // 3072 wide are FLUX.1 and klein 4B; their inner layers differ, and so does the number of blocks.
  {
    says: { base_model: 'flux2_klein_4b' },
    size: [['double_blocks_*_img_mlp_*', 0, 18_432]],
    because: 'made for FLUX.2 klein 4B',
  },
  {
    says: { base_model: 'flux2_klein_4b' },
    any: ['single_transformer_blocks_*_attn_to_qkv_mlp_proj', 'transformer_blocks_*_ff_linear_in'],
    because: 'named as FLUX.2 is and not as wide as its larger sizes: klein 4B',
  },
  { says: LIKE_FLUX_1, size: [['double_blocks_*_img_mlp_*', 0, 12_288]], because: 'made for FLUX.1' },
  {
    says: LIKE_FLUX_1,
    any: ['double_blocks_*_img_mod_lin', 'single_blocks_*_modulation_lin'],
    because: 'each block has its modulation: FLUX.1',
  },
  {
    says: LIKE_FLUX_1,
    any: ['transformer_blocks_*_ff_net_*_proj', 'single_transformer_blocks_*_proj_mlp'],
    because: 'named as FLUX.1 is',
  },
  { says: { base_model: 'flux2_dev' }, blocks: [['single_blocks', 48]], because: 'made for FLUX.2 dev' },
  { says: { base_model: 'flux2_klein_9b' }, blocks: [['single_blocks', 24]], because: 'made for FLUX.2 klein 9B' },
  { says: { base_model: 'flux2_klein_4b' }, blocks: [['single_blocks', 20]], because: 'made for FLUX.2 klein 4B' },
  { says: LIKE_FLUX_1, blocks: [['single_blocks', 38]], because: 'made for FLUX.1' },
  { says: LIKE_FLUX_1, blocks: [['single_transformer_blocks', 38]], because: 'made for FLUX.1' },
  {
    says: { ...LIKE_FLUX_1, among: [...LIKE_FLUX_1.among, 'flux2_klein_4b'], sureness: 0.6 },
    because: 'as wide as FLUX.1 and FLUX.2 klein 4B; the first is far more common',
  },
]

const TRANSFORMERS: readonly Rule[] = [
  {
    says: { base_model: 'flux_dev', family: 'flux' },
    has: ['img_in_lora_B_bias'],
    size: [['img_in', 1, 128]],
    because: 'a Control-LoRA for FLUX.1: it widens the input by a second image',
  },
  {
    says: { base_model: 'krea2' },
    any: ['txtfusion_**', 'text_fusion_**'],
    because: 'the text fusion of Krea 2',
  },
  {
    says: { base_model: 'krea2' },
    has: ['blocks_*_attn_gate', 'blocks_*_attn_wq'],
    because: 'the gated attention of Krea 2',
  },
  { says: { base_model: 'chroma' }, any: ['distilled_guidance_layer_**'], because: 'made for Chroma' },
  {
    says: { base_model: 'hunyuan_video' },
    any: ['txt_in_individual_token_refiner_**'],
    because: 'made for Hunyuan Video',
  },
  {
    says: { base_model: 'hunyuan_video', sureness: 0.85 },
    blocks: [
      ['double_blocks', 20],
      ['single_blocks', 40],
    ],
    because: 'as many blocks as Hunyuan Video',
  },
  {
    says: { base_model: 'hidream' },
    any: ['double_stream_blocks_**', 'single_stream_blocks_**'],
    because: 'made for HiDream I1',
  },
  {
    says: { family: 'flux' },
    any: ['double_blocks_**', 'single_blocks_**', 'single_transformer_blocks_**'],
    because: 'the blocks of FLUX',
    variants: FLUX,
  },
  {
    says: { base_model: 'lumina2' },
    size: [['layers_*_attention_qkv', 1, 2304]],
    because: 'made for Lumina 2, 2304 wide',
  },
  {
    says: { base_model: 'zimage', among: ['lumina2'], sureness: 0.85 },
    any: [
      'layers_*_attention_**',
      'layers_*_adaLN_modulation_**',
      'layers_*_feed_forward_**',
      'context_refiner_**',
      'noise_refiner_**',
    ],
    because: 'the layers of Z-Image',
  },
  {
    says: { base_model: 'anima', among: ['cosmos_predict2'], sureness: 0.8 },
    any: [
      'llm_adapter_**',
      'blocks_*_mlp_layer1',
      'blocks_*_mlp_layer2',
      'blocks_*_adaln_modulation_**',
      'blocks_*_self_attn_q_proj',
      'blocks_*_cross_attn_q_proj',
      'blocks_*_self_attn_v_proj',
      'blocks_*_cross_attn_v_proj',
    ],
    because: 'the blocks of Anima and Cosmos Predict 2',
  },
  {
    says: { family: 'wan' },
    any: [
      'blocks_*_self_attn_q',
      'blocks_*_cross_attn_q',
      'blocks_*_self_attn_k',
      'blocks_*_self_attn_v',
      'blocks_*_cross_attn_k',
      'blocks_*_attn1_to_q',
      'blocks_*_attn1_to_k',
      'blocks_*_ffn_*',
    ],
    lacks: ['down_blocks_**', 'input_blocks_**', 'transformer_blocks_**'],
    because: 'the blocks of Wan',
    variants: [
      'blocks_*_self_attn_q',
      'blocks_*_cross_attn_q',
      'blocks_*_attn1_to_q',
      'blocks_*_self_attn_k',
      'blocks_*_self_attn_v',
      'blocks_*_ffn_*',
    ].flatMap((query): Rule[] => [
      { says: { base_model: 'wan_14b' }, size: [[query, 1, 5120]], because: 'made for Wan 14B, 5120 wide' },
      { says: { base_model: 'wan_5b' }, size: [[query, 1, 3072]], because: 'made for Wan 2.2 5B, 3072 wide' },
      { says: { base_model: 'wan_1_3b' }, size: [[query, 1, 1536]], because: 'made for Wan 2.1 1.3B, 1536 wide' },
    ]),
  },
  {
    says: { family: 'sd3' },
    any: ['joint_blocks_**', 'transformer_blocks_*_ff_context_**', 'transformer_blocks_*_norm1_context_**'],
    because: 'the blocks of Stable Diffusion 3',
    variants: [
      { says: { base_model: 'sd35_large' }, blocks: [['transformer_blocks', 38]], because: 'made for SD 3.5 Large' },
      { says: { base_model: 'sd35_large' }, blocks: [['joint_blocks', 38]], because: 'made for SD 3.5 Large' },
      {
        says: { base_model: 'sd35_large' },
        size: [['transformer_blocks_*_attn_to_q', 1, 2432]],
        because: 'made for SD 3.5 Large, 2432 wide',
      },
      {
        says: { base_model: 'sd35_large' },
        size: [['joint_blocks_*_context_block_attn_qkv', 1, 2432]],
        because: 'made for SD 3.5 Large, 2432 wide',
      },
      {
        says: { base_model: 'sd35_medium' },
        any: ['transformer_blocks_*_attn2_to_q', 'joint_blocks_*_x_block_attn2_qkv'],
        because: 'made for SD 3.5 Medium',
      },
      {
        says: { base_model: 'sd3', among: ['sd35_medium'], sureness: 0.7 },
        size: [['transformer_blocks_*_attn_to_q', 1, 1536]],
        because: 'made for SD 3 or 3.5 Medium, 1536 wide',
      },
      {
        says: { base_model: 'sd3', among: ['sd35_medium'], sureness: 0.7 },
        size: [['joint_blocks_*_context_block_attn_qkv', 1, 1536]],
        because: 'made for SD 3 or 3.5 Medium, 1536 wide',
      },
    ],
  },
  {
    says: { base_model: 'qwen_image', among: ['qwen_image_edit'], sureness: 0.85 },
    any: ['transformer_blocks_*_img_mlp_**', 'transformer_blocks_*_attn_add_k_proj', 'transformer_blocks_*_img_mod_**'],
    because: 'the blocks of Qwen-Image',
  },
  {
    says: { base_model: 'ltx_video', sureness: 0.8 },
    has: ['transformer_blocks_*_attn1_to_q'],
    size: [['transformer_blocks_*_attn1_to_q', 1, 2048, 4096]],
    because: 'blocks without a U-Net around them, as wide as those of LTX Video',
  },
]

const LIKE_SDXL = {
  base_model: 'sdxl',
  among: ['pony', 'illustrious', 'noobai', 'ssd_1b', 'segmind_vega'],
  sureness: 0.8,
} as const

/** How wide the text is that a cross-attention listens to. */
const byCrossAttention = (ending: string): Rule[] => [
  { says: { base_model: 'sd1' }, size: [[ending, 1, 768]], because: 'listens to CLIP-L, 768 wide: made for SD 1.x' },
  {
    says: { base_model: 'sd2' },
    size: [[ending, 1, 1024]],
    because: 'listens to OpenCLIP-H, 1024 wide: made for SD 2.x',
  },
  { says: LIKE_SDXL, size: [[ending, 1, 2048]], because: 'listens to both encoders, 2048 wide: made for SDXL' },
]

const UNETS: readonly Rule[] = [
  ...byCrossAttention('**attn2_to_k'),
  ...byCrossAttention('**attn2_to_v'),
  ...byCrossAttention('**attn2_processor_to_k'),
  {
    says: LIKE_SDXL,
    size: [
      ['te1_text_model_encoder_layers_*_self_attn_q_proj', 1, 768],
      ['te2_text_model_encoder_layers_*_self_attn_q_proj', 1, 1280],
    ],
    because: 'both encoders of SDXL',
  },
  {
    says: LIKE_SDXL,
    size: [['te2_text_model_encoder_layers_*_self_attn_q_proj', 1, 1280]],
    because: 'the second encoder of SDXL',
  },
  {
    says: { base_model: 'sd1', sureness: 0.8 },
    size: [['te_text_model_encoder_layers_*_self_attn_q_proj', 1, 768]],
    because: 'the encoder of SD 1.x, 768 wide',
  },
  {
    says: { base_model: 'sd2', sureness: 0.8 },
    size: [['te_text_model_encoder_layers_*_self_attn_q_proj', 1, 1024]],
    because: 'the encoder of SD 2.x, 1024 wide',
  },
  {
    says: { ...LIKE_SDXL, sureness: 0.6 },
    any: ['down_blocks_**', 'up_blocks_**', 'mid_block_**', 'input_blocks_**', 'output_blocks_**', 'middle_block_**'],
    deeper: ['transformer_blocks', 2],
    because: 'blocks deeper than those of SD 1 and 2: made for SDXL',
  },
]

export const LORA_BASES: readonly Rule[] = [...TRANSFORMERS, ...UNETS]

// The rows that no real list of tensors stands for, each by the fewest names and shapes that tell it.
import { describe, expect, it } from 'vitest'
import { type SafetensorsOptions, type Shapes, safetensorsHeader, sparseSource } from '../../../test/support/weights.ts'
import { identifyFile } from './index.ts'

async function identify(shapes: Shapes, options: SafetensorsOptions = {}, name = 'file.safetensors') {
  return (await identifyFile(sparseSource(safetensorsHeader(shapes, options)), name)).identified
}

const IN_2 = 'model.diffusion_model.input_blocks.2.1.transformer_blocks.0.attn2.to_k.weight'
const IN_4 = 'model.diffusion_model.input_blocks.4.1.transformer_blocks.0.attn2.to_k.weight'
/** Cross-attentions of a U-Net, as many as that. */
const crossAttentions = (count: number, width: number): Shapes =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [IN_4.replace('blocks.0', `blocks.${at}`), [640, width]]))
const FLUX = { 'double_blocks.0.img_attn.norm.key_norm.scale': [128], 'vector_in.in_layer.weight': [3072, 768] }
const GUIDED = { ...FLUX, 'guidance_in.in_layer.weight': [3072, 256] }
const JOINT = 'model.diffusion_model.joint_blocks.0.context_block.attn'
const ZIMAGE = { 'context_refiner.0.attention.qkv.weight': [1, 1], 'layers.0.adaLN_modulation.0.weight': [1, 1] }
const WAN_TEXT = { 'text_embedding.0.weight': [5120, 4096] }
const wan = (width: number, inputs: number): Shapes => ({
  ...WAN_TEXT,
  'patch_embedding.weight': [width, inputs, 1, 2, 2],
})

describe('a main model', () => {
  it.each<[string, Shapes, string, string | null]>([
    ['SD 1', { [IN_2]: [320, 768], [IN_4]: [640, 768] }, 'sd1', 'sd1'],
    [
      'SD 1 in diffusers',
      { 'down_blocks.0.attentions.0.transformer_blocks.0.attn2.to_k.weight': [320, 768] },
      'sd1',
      'sd1',
    ],
    ['SD 1 by its encoder', { 'cond_stage_model.transformer.text_model.final_layer_norm.bias': [768] }, 'sd1', 'sd1'],
    ['SD 2', { [IN_2]: [320, 1024], [IN_4]: [640, 1024] }, 'sd2', 'sd2'],
    ['SD 2 by its encoder', { 'cond_stage_model.model.ln_final.bias': [1024] }, 'sd2', 'sd2'],
    ['SDXL', crossAttentions(70, 2048), 'sdxl', 'sdxl'],
    ['SDXL refiner', crossAttentions(44, 1280), 'sdxl', 'sdxl_refiner'],
    ['SSD-1B', crossAttentions(34, 2048), 'sdxl', 'ssd_1b'],
    ['Segmind Vega', crossAttentions(15, 2048), 'sdxl', 'segmind_vega'],
    ['SD 3 Medium', { [`${JOINT}.proj.bias`]: [1536] }, 'sd3', 'sd3'],
    [
      'SD 3.5 Medium',
      { [`${JOINT}.proj.bias`]: [1536], 'model.diffusion_model.joint_blocks.0.x_block.attn2.qkv.weight': [1, 1] },
      'sd3',
      'sd35_medium',
    ],
    ['SD 3.5 Large', { [`${JOINT}.proj.bias`]: [2432] }, 'sd3', 'sd35_large'],
    ['FLUX.1 dev', { ...GUIDED, 'img_in.weight': [3072, 64] }, 'flux', 'flux_dev'],
    ['FLUX.1 dev in NF4', { ...GUIDED, 'img_in.weight': [98304, 1] }, 'flux', 'flux_dev'],
    ['FLUX.1 schnell', { ...FLUX, 'img_in.weight': [3072, 64] }, 'flux', 'flux_schnell'],
    ['FLUX.1 Fill', { ...GUIDED, 'img_in.weight': [3072, 384] }, 'flux', 'flux_fill'],
    ['FLUX.1 Canny', { ...GUIDED, 'img_in.weight': [3072, 128] }, 'flux', 'flux_control'],
    [
      'FLUX.2 dev',
      { 'double_stream_modulation_img.lin.weight': [36864, 6144], 'img_in.weight': [6144, 128] },
      'flux',
      'flux2_dev',
    ],
    ['FLUX.2 klein 4B', { 'double_stream_modulation_img.lin.weight': [18432, 3072] }, 'flux', 'flux2_klein_4b'],
    [
      'FLUX.2 in diffusers',
      { 'single_transformer_blocks.0.attn.to_qkv_mlp_proj.weight': [1, 1], 'context_embedder.weight': [6144, 15360] },
      'flux',
      'flux2_dev',
    ],
    ['Chroma', { ...FLUX, 'distilled_guidance_layer.in_proj.weight': [1, 1] }, 'chroma', 'chroma'],
    ['Chroma Radiance', { ...FLUX, 'nerf_blocks.0.norm.scale': [1] }, 'chroma', 'chroma'],
    [
      'Qwen-Image',
      { 'txt_norm.weight': [3584], 'txt_in.weight': [3072, 3584], 'img_in.weight': [3072, 64] },
      'qwen',
      'qwen_image',
    ],
    [
      'Qwen-Image-Edit',
      { 'txt_norm.weight': [3584], 'txt_in.weight': [1, 1], 'img_in.weight': [1, 1], __index_timestep_zero__: [1] },
      'qwen',
      'qwen_image_edit',
    ],
    [
      'Mage-Flow',
      { 'txt_norm.weight': [2560], 'txt_in.weight': [1, 1], 'img_in.weight': [1, 1] },
      'mage_flow',
      'mage_flow',
    ],
    ['Z-Image', { ...ZIMAGE, 'cap_embedder.0.weight': [2560] }, 'zimage', 'zimage'],
    ['Lumina 2', { ...ZIMAGE, 'cap_embedder.0.weight': [2304] }, 'lumina', 'lumina2'],
    ['Krea 2', { 'txtfusion.layerwise_blocks.0.attn.wq.weight': [1, 1] }, 'krea', 'krea2'],
    ['Cosmos Predict 2', { 'net.blocks.0.mlp.layer1.weight': [8192, 2048] }, 'cosmos', 'cosmos_predict2'],
    ['HiDream', { 'caption_projection.0.linear.weight': [1, 1] }, 'hidream', 'hidream'],
    ['AuraFlow', { 'double_layers.0.attn.w1q.weight': [1, 1] }, 'auraflow', 'auraflow'],
    [
      'PixArt',
      { 'adaln_single.emb.timestep_embedder.linear_1.bias': [1], 'pos_embed.proj.bias': [1] },
      'pixart',
      'pixart',
    ],
    ['Stable Cascade', { 'clf.1.weight': [1] }, 'stable_cascade', 'stable_cascade'],
    ['Wan 14B', wan(5120, 16), 'wan', 'wan_14b'],
    ['Wan 14B from an image', wan(5120, 36), 'wan', 'wan_14b'],
    ['Wan 5B', wan(3072, 48), 'wan', 'wan_5b'],
    ['Wan 1.3B', wan(1536, 16), 'wan', 'wan_1_3b'],
    [
      'Hunyuan Video',
      { 'txt_in.individual_token_refiner.blocks.0.norm1.weight': [3072] },
      'hunyuan_video',
      'hunyuan_video',
    ],
    ['LTX Video', { 'adaln_single.emb.timestep_embedder.linear_1.bias': [2048] }, 'ltx', 'ltx_video'],
    ['Mochi', { 't5_yproj.weight': [1, 1] }, 'mochi', 'mochi'],
    [
      'MusicGen of transformers',
      { 'decoder.model.decoder.embed_tokens.0.weight': [2049, 1024], 'decoder.lm_heads.0.weight': [2048, 1024] },
      'musicgen',
      'musicgen',
    ],
    [
      'MusicGen of audiocraft',
      {
        'emb.0.weight': [2049, 1024],
        'linears.0.weight': [2048, 1024],
        'transformer.layers.0.norm1.weight': [1024],
        'out_norm.weight': [1024],
      },
      'musicgen',
      'musicgen',
    ],
    ['Stable Audio', { 'model.model.transformer.rotary_pos_emb.inv_freq': [16] }, 'stable_audio', 'stable_audio'],
    ['ACE-Step', { 'genre_embedder.weight': [1, 1] }, 'ace_step', 'ace_step'],
    ['ACE-Step 1.5', { 'encoder.lyric_encoder.embed.weight': [1, 1] }, 'ace_step', 'ace_step'],
  ])('%s', async (_what, shapes, family, base_model) => {
    expect(await identify(shapes)).toMatchObject({ type: 'base_model', family, base_model, conflicts: [] })
  })

  it('keeps its kind where an adapter was merged in and left tensors behind', async () => {
    const merged = {
      ...crossAttentions(70, 2048),
      'conditioner.embedders.1.model.ln_final.bias': [1280],
      'lora_unet_x.lora_down.weight': [4, 4],
    }
    expect(await identify(merged)).toMatchObject({ type: 'base_model', base_model: 'sdxl' })
  })

  it('tells what it takes in beside what it is', async () => {
    const { evidence } = await identify({
      [IN_2]: [320, 768],
      'model.diffusion_model.input_blocks.0.0.weight': [320, 9, 3, 3],
    })
    expect(evidence).toContainEqual(expect.objectContaining({ detail: expect.stringContaining('inpainting') }))
  })
})

describe('another kind of file', () => {
  const IP = { 'image_proj.proj.weight': [1, 1] }
  it.each<[string, Shapes, object]>([
    ['VAE of SD', { 'decoder.conv_in.weight': [512, 4, 3, 3] }, { type: 'vae', base_model: null }],
    ['VAE of FLUX.1', { 'decoder.conv_in.weight': [512, 16, 3, 3] }, { type: 'vae', base_model: null }],
    [
      'VAE of FLUX.2',
      { 'decoder.conv_in.weight': [512, 32, 3, 3] },
      { type: 'vae', family: 'flux', base_model: 'flux2_dev' },
    ],
    ['VAE of Wan 2.1', { 'decoder.conv1.weight': [384, 16, 3, 3, 3] }, { type: 'vae', base_model: null }],
    ['VAE of Wan 2.2', { 'decoder.conv1.weight': [1024, 48, 3, 3, 3] }, { type: 'vae', base_model: 'wan_5b' }],
    [
      'VAE of Wan 2.2 in diffusers',
      { 'decoder.conv_in.weight': [1024, 48, 3, 3, 3] },
      { type: 'vae', base_model: 'wan_5b' },
    ],
    [
      'ControlNet of SD 1',
      { 'control_model.input_blocks.2.1.transformer_blocks.0.attn2.to_k.weight': [320, 768] },
      { type: 'controlnet', base_model: 'sd1' },
    ],
    [
      'ControlNet in diffusers',
      {
        'controlnet_down_blocks.0.weight': [1],
        'down_blocks.1.attentions.0.transformer_blocks.0.attn2.to_k.weight': [640, 2048],
      },
      { type: 'controlnet', base_model: 'sdxl' },
    ],
    ['control-LoRA', { lora_controlnet: [1], 'input_blocks.0.0.up': [1] }, { type: 'controlnet' }],
    [
      'ControlNet of Z-Image',
      { 'control_layers.0.attention.qkv.weight': [1, 1] },
      { type: 'controlnet', base_model: 'zimage' },
    ],
    [
      'IP-Adapter of SD 1',
      { ...IP, 'ip_adapter.1.to_k_ip.weight': [320, 768] },
      { type: 'ip_adapter', base_model: 'sd1' },
    ],
    [
      'IP-Adapter of SDXL',
      { ...IP, 'ip_adapter.1.to_k_ip.weight': [640, 2048] },
      { type: 'ip_adapter', base_model: 'sdxl' },
    ],
    ['T2I-Adapter', { 'adapter.body.0.resnets.0.block1.weight': [1] }, { type: 't2i_adapter' }],
    ['embedding of SDXL', { clip_g: [4, 1280], clip_l: [4, 768] }, { type: 'embedding', base_model: 'sdxl' }],
    ['embedding of SD 2', { emb_params: [4, 1024] }, { type: 'embedding', base_model: 'sd2' }],
    ['embedding of diffusers', { '<cat-toy>': [768] }, { type: 'embedding', base_model: 'sd1' }],
    [
      'CLIP-L',
      {
        'text_model.encoder.layers.0.mlp.fc1.weight': [1, 1],
        'text_model.embeddings.token_embedding.weight': [49408, 768],
      },
      { type: 'text_encoder' },
    ],
    ['CLIP vision', { 'vision_model.encoder.layers.0.mlp.fc1.weight': [1, 1] }, { type: 'clip_vision' }],
    ['T5', { 'encoder.block.0.layer.0.SelfAttention.q.weight': [4096, 4096] }, { type: 'text_encoder', family: 't5' }],
    [
      'ESRGAN',
      { 'conv_first.weight': [64, 3, 3, 3], 'body.0.rdb1.conv1.weight': [32, 64, 3, 3] },
      { type: 'upscaler' },
    ],
    ['old ESRGAN', { 'model.0.weight': [64, 3, 3, 3], 'model.1.sub.0.RDB1.conv1.0.weight': [1] }, { type: 'upscaler' }],
    ['SwinIR', { 'layers.0.residual_group.blocks.0.norm1.weight': [1] }, { type: 'upscaler' }],
    [
      'a language model',
      { 'model.layers.0.self_attn.q_proj.weight': [4096, 4096], 'model.embed_tokens.weight': [32000, 4096] },
      { type: 'base_model', base_model: null },
    ],
    [
      'nothing known',
      { 'foo.weight': [3, 3], 'bar.weight': [3, 3] },
      { type: 'unknown', family: null, base_model: null, confidence: 0 },
    ],
  ])('%s', async (_what, shapes, wanted) => {
    expect(await identify(shapes)).toMatchObject(wanted)
  })
})

describe('precision', () => {
  it.each<[string, Shapes, string, string]>([
    ['most of the bytes', { a: [10], b: [10] }, 'BF16', 'bf16'],
    ['scales beside fp8', { 'a.weight': [10, 10], 'a.scale_weight': [1] }, 'F8_E4M3', 'fp8_scaled'],
    ['NF4', { 'a.weight': [10, 1], 'a.weight.quant_state.bitsandbytes__nf4': [1] }, 'U8', 'nf4'],
    ['SDNQ', { 'a.weight': [10, 10], 'a.scale': [10, 1] }, 'U8', 'sdnq'],
    ['a norm in plain fp8', { 'a.weight': [10, 10], 'norm.scale': [10] }, 'F8_E4M3', 'fp8'],
    ['Nunchaku', { 'a.qweight': [10, 10], 'a.wscales': [1] }, 'U8', 'int4'],
  ])('by %s', async (_what, shapes, dtype, precision) => {
    expect(await identify(shapes, { dtype })).toMatchObject({ precision })
  })

  it('and parameters and VRAM come from the shapes', async () => {
    const { parameters, vram_estimate_gb } = await identify({ a: [1000, 1000, 1000] })
    expect(parameters).toBe(1_000_000_000)
    // 2 GB of weights in steps of 32 MiB, 0.8 GiB and 400 MiB of room.
    expect(vram_estimate_gb).toBe(3.3)
  })
})

// Adapters: whoever wrote them, they are told by the layers that they change.
import { describe, expect, it } from 'vitest'
import { type SafetensorsOptions, type Shapes, safetensorsHeader, sparseSource } from '../../../test/support/weights.ts'
import { identifyFile } from './index.ts'

async function identify(shapes: Shapes, options: SafetensorsOptions = {}, name = 'file.safetensors') {
  return (await identifyFile(sparseSource(safetensorsHeader(shapes, options)), name)).identified
}

const kohya = (layer: string, inputs: number, outputs = 320): Shapes => ({
  [`lora_unet_${layer}.lora_down.weight`]: [16, inputs],
  [`lora_unet_${layer}.lora_up.weight`]: [outputs, 16],
  [`lora_unet_${layer}.alpha`]: [],
})
const peft = (layer: string, inputs: number, outputs = 320): Shapes => ({
  [`${layer}.lora_A.weight`]: [16, inputs],
  [`${layer}.lora_B.weight`]: [outputs, 16],
})
const CROSS = 'down_blocks_1_attentions_0_transformer_blocks_0_attn2_to_k'
const te = (number: string, width: number): Shapes => ({
  [`lora_te${number}_text_model_encoder_layers_0_self_attn_q_proj.lora_down.weight`]: [8, width],
  [`lora_te${number}_text_model_encoder_layers_0_self_attn_q_proj.lora_up.weight`]: [width, 8],
})
const DOUBLE = 'double_blocks_0_img_attn_proj'
const wan = (width: number) => peft('diffusion_model.blocks.0.self_attn.q', width, width)

describe('the base model of an adapter', () => {
  it.each<[string, Shapes, string | null]>([
    ['SD 1, kohya', { ...kohya(CROSS, 768), ...te('', 768) }, 'sd1'],
    ['SD 2, kohya', kohya(CROSS, 1024), 'sd2'],
    ['SDXL, kohya', { ...kohya(CROSS, 2048), ...te('1', 768), ...te('2', 1280) }, 'sdxl'],
    ['SDXL, kohya in the names of LDM', kohya('input_blocks_4_1_transformer_blocks_0_attn2_to_k', 2048), 'sdxl'],
    ['SDXL, diffusers', peft('unet.down_blocks.1.attentions.0.transformer_blocks.0.attn2.to_k', 2048), 'sdxl'],
    [
      'SD 1, old diffusers',
      {
        'down_blocks.0.attentions.0.transformer_blocks.0.attn2.processor.to_k_lora.down.weight': [4, 768],
        'down_blocks.0.attentions.0.transformer_blocks.0.attn2.processor.to_k_lora.up.weight': [320, 4],
      },
      'sd1',
    ],
    ['SDXL by its encoders', { ...te('1', 768), ...te('2', 1280) }, 'sdxl'],
    ['SD 1 by its encoder', te('', 768), 'sd1'],
    ['SD 2 by its encoder', te('', 1024), 'sd2'],
    ['a slider of SDXL', kohya('input_blocks_7_1_transformer_blocks_5_attn1_to_k', 1280), 'sdxl'],
    ['a slider that nothing tells', kohya('down_blocks_1_attentions_0_transformer_blocks_0_attn1_to_k', 640), null],
    [
      'FLUX.1 with an encoder of CLIP',
      { ...kohya('double_blocks_0_img_mlp_0', 3072, 12288), ...te('1', 768) },
      'flux_dev',
    ],
    [
      'FLUX.1 Fill',
      { ...peft('diffusion_model.double_blocks.0.img_attn.proj', 3072), ...peft('diffusion_model.img_in', 384) },
      'flux_fill',
    ],
    ['FLUX.2 dev', kohya(DOUBLE, 6144), 'flux2_dev'],
    ['FLUX.2 klein 9B', kohya(DOUBLE, 4096), 'flux2_klein_9b'],
    [
      'FLUX.2 klein 4B',
      { ...kohya(DOUBLE, 3072), ...kohya('double_blocks_0_img_mlp_0', 3072, 18432) },
      'flux2_klein_4b',
    ],
    [
      'FLUX.2 klein 4B, diffusers',
      peft('transformer.single_transformer_blocks.0.attn.to_qkv_mlp_proj', 3072),
      'flux2_klein_4b',
    ],
    ['FLUX.2 dev by its blocks', kohya('single_blocks_47_linear2', 15_000), 'flux2_dev'],
    ['Chroma', { ...kohya(DOUBLE, 3072), ...kohya('distilled_guidance_layer_in_proj', 64) }, 'chroma'],
    [
      'Hunyuan Video',
      { ...kohya('double_blocks_19_img_attn_proj', 3072), ...kohya('single_blocks_39_linear1', 3072) },
      'hunyuan_video',
    ],
    ['Z-Image', peft('diffusion_model.layers.0.attention.qkv', 3840), 'zimage'],
    ['Z-Image, kohya', kohya('layers_3_attention_to_q', 3840), 'zimage'],
    ['Lumina 2', peft('diffusion_model.layers.0.attention.qkv', 2304), 'lumina2'],
    ['Anima', peft('diffusion_model.blocks.0.self_attn.q_proj', 2048), 'anima'],
    ['Wan 14B', wan(5120), 'wan_14b'],
    ['Wan 5B', wan(3072), 'wan_5b'],
    ['Wan 1.3B', wan(1536), 'wan_1_3b'],
    ['Wan 14B, diffusers', peft('transformer.blocks.0.attn1.to_q', 5120), 'wan_14b'],
    ['Qwen-Image', peft('transformer.transformer_blocks.59.attn.add_k_proj', 3072), 'qwen_image'],
    [
      'SD 3.5 Large',
      {
        ...peft('transformer.transformer_blocks.37.attn.to_q', 2432),
        ...peft('transformer.transformer_blocks.0.ff_context.net.2', 9728),
      },
      'sd35_large',
    ],
    ['SD 3', kohya('joint_blocks_0_context_block_attn_qkv', 1536), 'sd3'],
  ])('%s', async (_what, shapes, base_model) => {
    expect(await identify(shapes)).toMatchObject({ type: 'lora', base_model, conflicts: [] })
  })
})

describe('a factored change', () => {
  const layer = `lora_unet_${CROSS}`
  it.each<[string, Shapes]>([
    ['LoKr', { [`${layer}.lokr_w1`]: [16, 32], [`${layer}.lokr_w2`]: [20, 64] }],
    [
      'LoKr whose second factor is a product',
      { [`${layer}.lokr_w1`]: [16, 32], [`${layer}.lokr_w2_a`]: [20, 4], [`${layer}.lokr_w2_b`]: [4, 64] },
    ],
    [
      'LoKr whose first factor is a product',
      { [`${layer}.lokr_w1_a`]: [16, 4], [`${layer}.lokr_w1_b`]: [4, 32], [`${layer}.lokr_w2`]: [20, 64] },
    ],
    [
      'LoHa',
      {
        [`${layer}.hada_w1_a`]: [320, 4],
        [`${layer}.hada_w1_b`]: [4, 2048],
        [`${layer}.hada_w2_a`]: [320, 4],
        [`${layer}.hada_w2_b`]: [4, 2048],
      },
    ],
    ['a whole difference', { [`${layer}.diff`]: [320, 2048] }],
  ])('%s has the shape of its layer: 32 times 64 is SDXL', async (_what, shapes) => {
    expect(await identify(shapes)).toMatchObject({ type: 'lora', base_model: 'sdxl' })
  })

  it('with one half missing is refused with the layer', async () => {
    await expect(identify({ [`${layer}.lora_down.weight`]: [16, 768] })).rejects.toMatchObject({
      code: 'not_a_model_file',
      message: expect.stringContaining(CROSS),
    })
  })
})

describe('what a LoRA says of itself', () => {
  const SDXL = kohya(CROSS, 2048)

  it.each<[string, Record<string, string>, string, number]>([
    ['agrees', { ss_base_model_version: 'sdxl_base_v1-0' }, 'sdxl', 0],
    [
      'is finer: ModelSpec knows no Pony, the name of the base does',
      { ss_sd_model_name: 'ponyDiffusionV6XL.safetensors' },
      'pony',
      0,
    ],
    ['contradicts the shapes, which stand', { 'modelspec.architecture': 'Stable-Diffusion-v1/lora' }, 'sdxl', 1],
    ['is a word that nobody knows', { ss_base_model_version: 'brand_new_2' }, 'sdxl', 0],
    ['is empty, as OneTrainer writes it', { 'modelspec.architecture': '' }, 'sdxl', 0],
  ])('%s', async (_what, metadata, base_model, conflicts) => {
    const identified = await identify(SDXL, { metadata })
    expect(identified).toMatchObject({ type: 'lora', base_model })
    expect(identified.conflicts).toHaveLength(conflicts)
  })

  it('tells what nothing else does: AI Toolkit writes its own words', async () => {
    const slider = kohya('down_blocks_1_attentions_0_transformer_blocks_0_attn1_to_k', 640)
    expect(await identify(slider, { metadata: { ss_base_model_version: 'sd_1.5' } })).toMatchObject({
      base_model: 'sd1',
      confidence: 0.7,
    })
  })

  it('shows a contradiction with both sides, and is less sure', async () => {
    const { conflicts, confidence } = await identify(SDXL, { metadata: { ss_base_model_version: 'sd_v1' } })
    expect(conflicts).toEqual([
      {
        field: 'base_model',
        values: [
          { signal: 'shapes', value: 'sdxl' },
          { signal: 'metadata', value: 'sd1' },
        ],
        detail: 'The sizes of its tensors say sdxl, but its metadata says sd1 (ss_base_model_version is "sd_v1")',
      },
    ])
    expect(confidence).toBeLessThan(0.7)
  })

  it('is guessed from the file name last, and with little confidence', async () => {
    expect(await identify(SDXL, {}, 'style_Illustrious_v2.safetensors')).toMatchObject({
      base_model: 'illustrious',
      confidence: 0.4,
      conflicts: [],
    })
    expect(await identify(kohya(CROSS, 768), {}, 'pony_style.safetensors')).toMatchObject({ base_model: 'sd1' })
  })

  it.each<[string, Record<string, string>, string[]]>([
    [
      'its own phrase',
      { 'modelspec.trigger_phrase': 'ohwx man, ohwx', ss_tag_frequency: '{"a":{"solo":9}}' },
      ['ohwx man', 'ohwx'],
    ],
    ['class tokens', { ss_datasets: '[{"subsets":[{"class_tokens":"sks dog"},{"class_tokens":null}]}]' }, ['sks dog']],
    ['the folder of a class', { ss_dataset_dirs: '{"10_ohwx woman":{"n_repeats":10}}' }, ['ohwx woman']],
    ['no folders of a collection', { ss_dataset_dirs: '{"1_a":{},"1_b":{},"1_c":{}}' }, []],
    ['never all tags', { ss_tag_frequency: '{"10_x":{"1girl":100,"solo":90}}' }, []],
    ['nothing, from notes that are broken', { ss_datasets: '[{', ss_dataset_dirs: '7' }, []],
  ])('has as trigger words %s', async (_what, metadata, words) => {
    expect((await identify(SDXL, { metadata })).trigger_words).toEqual(words)
  })

  it('is kept without pictures and tags, and as text that a database takes', async () => {
    const metadata = {
      'modelspec.thumbnail': 'data:',
      ss_tag_frequency: '{}',
      note: 'a\u0000b',
      long: 'x'.repeat(9000),
    }
    const kept = (await identify(SDXL, { metadata })).metadata
    expect(Object.keys(kept)).toEqual(['note', 'long'])
    expect(kept.note).toBe('ab')
    expect(kept.long).toHaveLength(2000)
  })
})

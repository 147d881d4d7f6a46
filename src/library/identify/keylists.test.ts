// Real files are told by the names and shapes of their tensors.
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { type Shapes, safetensorsHeader, sparseSource, withLength } from '../../../test/support/weights.ts'
import { identifyFile } from './index.ts'

const folder = new URL('../../../test/fixtures/keylists/', import.meta.url)

/** A shape that nobody wrote down is [1]: such a file is told by its names. */
function shapesOf(list: string): Shapes {
  const text = gunzipSync(readFileSync(new URL(`${list}.json.gz`, folder))).toString()
  const shapes: Record<string, number[] | null> = JSON.parse(text)
  return Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, shape ?? [1]]))
}

describe('a list of tensors', () => {
  it.each([
    ['aitoolkit_refiner_ldm', 'base_model', 'sdxl', 'sdxl_refiner'],
    ['aitoolkit_refiner_diffusers', 'base_model', 'sdxl', 'sdxl_refiner'],
    ['aitoolkit_vega_ldm', 'base_model', 'sdxl', 'segmind_vega'],
    ['aitoolkit_vega_diffusers', 'base_model', 'sdxl', 'segmind_vega'],
    ['invokeai_anima_comfyui_keys', 'base_model', 'anima', 'anima'],
    ['invokeai_flux2_transformer_bfl_keys', 'base_model', 'flux', 'flux2_klein_9b'],
    ['invokeai_flux2_vae_bfl_keys', 'vae', 'flux', 'flux2_dev'],
    ['invokeai_flux_control_lora_format', 'lora', 'flux', 'flux_dev'],
    ['invokeai_flux_lokr_bfl_format', 'lora', 'flux', 'flux_dev'],
    ['invokeai_flux_lora_aitoolkit_format', 'lora', 'flux', 'flux_dev'],
    ['invokeai_flux_lora_diffusers_no_proj_mlp_format', 'lora', 'flux', 'flux_dev'],
    ['invokeai_flux_lora_kohya_format', 'lora', 'flux', 'flux_dev'],
    ['invokeai_flux_lora_xlabs_format', 'lora', 'flux', 'flux_dev'],
    ['invokeai_instantx_flux_controlnet_state_dict', 'controlnet', 'flux', 'flux_dev'],
    ['invokeai_krea2_lora_kohya_format', 'lora', 'krea', 'krea2'],
    ['invokeai_qwen_image_lora_kohya_format', 'lora', 'qwen', 'qwen_image'],
    ['invokeai_qwen_vl_encoder_comfyui_keys', 'text_encoder', 'qwen', null],
    ['invokeai_xlabs_flux_ip_adapter_state_dict', 'ip_adapter', 'flux', 'flux_dev'],
  ])('%s is a %s of %s: %s', async (list, type, family, base_model) => {
    const facts = await identifyFile(sparseSource(safetensorsHeader(shapesOf(list))), 'file.safetensors')
    expect(facts.identified).toMatchObject({ type, family, base_model, conflicts: [], safety: 'safe' })
    expect(facts).toMatchObject({ isWhole: true, fault: null, tensors: Object.keys(shapesOf(list)).length })
  })
})

interface RealHeader {
  header: string
  size: number
}
const headers: Record<string, RealHeader> = JSON.parse(readFileSync(new URL('headers.json', folder), 'utf8'))

describe('a real header', () => {
  it.each([
    ['aitoolkit_stable_diffusion_refiner_ldm_base', 'base_model', 'sdxl', 'sdxl_refiner'],
    ['aitoolkit_stable_diffusion_sd1_ldm_base', 'unknown', null, null],
    ['aitoolkit_stable_diffusion_sdxl_ldm_base', 'base_model', 'sdxl', 'sdxl'],
    ['aitoolkit_stable_diffusion_ssd_ldm_base', 'base_model', 'sdxl', 'ssd_1b'],
    ['invokeai_test_embedding_sd1', 'embedding', 'sd1', 'sd1'],
  ])('%s is a %s of %s: %s', async (name, type, family, base_model) => {
    const { header = '', size = 0 } = headers[`${name}.safetensors`] ?? {}
    const facts = await identifyFile(sparseSource({ bytes: withLength(header), size }), 'file.safetensors')
    expect(facts.identified).toMatchObject({ type, family, base_model, conflicts: [] })
    expect(facts).toMatchObject({ isWhole: true, fault: null })
  })
})

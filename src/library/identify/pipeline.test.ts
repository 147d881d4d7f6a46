// What model_index.json tells of a folder in the manner of diffusers.
import { describe, expect, it } from 'vitest'
import { safetensorsHeader, sparseSource } from '../../../test/support/weights.ts'
import type { Identified } from './contract.ts'
import { identifyFile } from './identify.ts'
import { parsePipeline, withPipeline } from './pipeline.ts'

async function identified(shapes: Record<string, readonly number[]>): Promise<Identified> {
  return (await identifyFile(sparseSource(safetensorsHeader(shapes)), 'model.safetensors')).identified
}
const NOTHING = { 'foo.weight': [3, 3] }
const QWEN = { 'txt_norm.weight': [3584], 'txt_in.weight': [3072, 3584], 'img_in.weight': [3072, 64] }

describe('an index', () => {
  it('names the pipeline and the parts that it has, without those that are left out or filter', () => {
    const text = JSON.stringify({
      _class_name: 'FluxPipeline',
      _diffusers_version: '0.30.0',
      image_encoder: [null, null],
      requires_safety_checker: true,
      safety_checker: ['stable_diffusion', 'StableDiffusionSafetyChecker'],
      text_encoder_2: ['transformers', 'T5EncoderModel'],
      vae: ['diffusers', 'AutoencoderKL'],
    })
    expect(parsePipeline(text)).toEqual({
      className: 'FluxPipeline',
      parts: [
        { name: 'text_encoder_2', what: 'T5EncoderModel of transformers' },
        { name: 'vae', what: 'AutoencoderKL of diffusers' },
      ],
    })
  })

  it.each(['', '<html>', '[]', '{"_class_name": 5}'])('is none: %s', (text) => {
    expect(parsePipeline(text)).toBeUndefined()
  })
})

describe('a pipeline', () => {
  it.each<[className: string, width: number | undefined, says: object]>([
    ['StableDiffusionXLInpaintPipeline', undefined, { base_model: 'sdxl', family: 'sdxl' }],
    ['StableDiffusionXLImg2ImgPipeline', 1280, { base_model: 'sdxl_refiner', family: 'sdxl' }],
    ['StableDiffusionPipeline', 768, { base_model: 'sd1', family: 'sd1' }],
    ['StableDiffusionPipeline', 1024, { base_model: 'sd2', family: 'sd2' }],
    ['StableDiffusionPipeline', undefined, { base_model: null, family: null }],
    ['StableDiffusion3Pipeline', undefined, { base_model: null, family: 'sd3' }],
    ['FluxPipeline', undefined, { base_model: null, family: 'flux' }],
    ['FluxFillPipeline', undefined, { base_model: 'flux_fill' }],
    ['Flux2KleinPipeline', undefined, { base_model: null, family: 'flux' }],
    ['ZImagePipeline', undefined, { base_model: 'zimage' }],
    ['WanImageToVideoPipeline', undefined, { base_model: null, family: 'wan' }],
    ['NobodysPipeline', undefined, { base_model: null, family: null, type: 'unknown' }],
  ])('of the class %s (width %s) tells what its files leave open', async (className, width, says) => {
    expect(withPipeline(await identified(NOTHING), className, width)).toMatchObject(says)
  })

  it('makes finer what the files say, and contradicts nothing', async () => {
    const qwen = await identified(QWEN)
    expect(qwen.base_model).toBe('qwen_image')
    expect(withPipeline(qwen, 'QwenImageEditPlusPipeline').base_model).toBe('qwen_image_edit')
    expect(withPipeline(qwen, 'FluxPipeline')).toMatchObject({ base_model: 'qwen_image', family: 'qwen' })
  })
})

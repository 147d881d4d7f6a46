// Every word that programs write for what a file is, row by row. What tensors tell stands in rules.test.ts and lora.test.ts.
// The words are those of InvokeAI, SwarmUI, kohya's scripts, AI Toolkit, diffusers, llama.cpp and the ModelSpec standard.
import { describe, expect, it } from 'vitest'
import { safetensorsHeader, sparseSource } from '../../../test/support/weights.ts'
import { quantizationOf } from './formats/gguf-types.ts'
import { identifyFile } from './identify.ts'
import { baseOfGguf, baseOfModelspec, baseOfTrainer } from './metadata/architectures.ts'
import { findingOf } from './pickle/verdict.ts'
import { withPipeline } from './pipeline.ts'

const rows = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .map((row) => row.trim().split(/\s+/))

describe('the class of a pipeline', () => {
  it.each(
    rows(`
      StableDiffusionPipeline sd1 768
      StableDiffusionInpaintPipeline sd2 1024
      StableDiffusionXLPipeline sdxl_refiner 1280
      StableDiffusionXLPipeline sdxl 2048
      StableDiffusionXLImg2ImgPipeline sdxl
      StableDiffusionXLInpaintPipeline sdxl
      FluxFillPipeline flux_fill
      Flux2Pipeline flux2_dev
      QwenImagePipeline qwen_image
      QwenImageEditPipeline qwen_image_edit
      QwenImageEditPlusPipeline qwen_image_edit
      ZImagePipeline zimage
      CogView4Pipeline cogview4
      Krea2Pipeline krea2
      ErnieImagePipeline ernie_image
    `),
  )('%s is %s', async (className = '', base_model, width) => {
    const nothing = sparseSource(safetensorsHeader({ 'foo.weight': [3, 3] }))
    const { identified } = await identifyFile(nothing, 'model.safetensors')
    const told = withPipeline(identified, className, width === undefined ? undefined : Number(width))
    expect(told).toMatchObject({ type: 'base_model', base_model })
  })

  it.each(
    rows(`
      StableDiffusion3Pipeline sd3
      FluxPipeline flux
      Flux2KleinPipeline flux
      WanPipeline wan
      WanImageToVideoPipeline wan
    `),
  )('%s leaves open which of the family %s it is', async (className = '', family) => {
    const nothing = sparseSource(safetensorsHeader({ 'foo.weight': [3, 3] }))
    const { identified } = await identifyFile(nothing, 'model.safetensors')
    expect(withPipeline(identified, className)).toMatchObject({ family, base_model: null })
  })
})

describe('the word of a trainer', () => {
  it.each(
    rows(`
      sd_v1 sd1
      sd_v2 sd2
      sdxl_base_v1-0 sdxl
      sd3 sd3
      sd3_medium_of_somebody sd3
      flux1 flux_dev
      sd_1.5 sd1
      sd_2.1 sd2
      sdxl_1.0 sdxl
      ssd ssd_1b
      vega segmind_vega
      sd_3 sd3
      flux.1 flux_dev
      flux.1_kontext flux_kontext
      flux2 flux2_dev
      flux2_klein_4b flux2_klein_4b
      flux2_klein_9b flux2_klein_9b
      chroma chroma
      qwen_image qwen_image
      zimage zimage
      wan_2.2_14b wan_14b
      wan_2.2_5b wan_5b
      hidream_i1 hidream
      lumina2 lumina2
      omnigen2 omnigen2
      ltx2 ltx_video
      krea2 krea2
      anima anima
      ideogram4 ideogram4
      minimax_h3 minimax_h3
    `),
  )('%s means %s', (word = '', base) => expect(baseOfTrainer(word)).toBe(base))
})

describe('an architecture of ModelSpec', () => {
  it.each(
    rows(`
      stable-diffusion-v1 sd1
      stable-diffusion-v2-512 sd2
      stable-diffusion-v2-768-v sd2
      stable-diffusion-xl-v1-base sdxl
      stable-diffusion-xl-v1-base/lora sdxl
      stable-diffusion-xl-v1-refiner sdxl_refiner
      stable-diffusion-3-medium sd3
      stable-diffusion-3-large sd3
      stable-diffusion-v3.5-large sd35_large
      stable-diffusion-v3.5-medium/controlnet sd35_medium
      flux-1-dev flux_dev
      Flux.1-dev flux_dev
      flux-1-schnell flux_schnell
      chroma chroma
      lumina-2 lumina2
    `),
  )('%s means %s', (word = '', base) => expect(baseOfModelspec(word)).toBe(base))

  it('of a size that nobody has told of means nothing', () => {
    for (const word of ['stable-diffusion-30', 'stable-diffusion-v3.7-huge', 'sd35', 'other', ''])
      expect([baseOfModelspec(word), baseOfTrainer(word)]).toEqual([undefined, undefined])
  })
})

describe('an architecture of GGUF', () => {
  it.each(
    rows(`
      flux flux_dev
      sd1 sd1
      sdxl sdxl
      sd3 sd3
      qwen_image qwen_image
      lumina2 lumina2
      hyvid hunyuan_video
      ltxv ltx_video
      hidream hidream
      cosmos cosmos_predict2
      aura auraflow
    `),
  )('%s means %s', (word = '', base) => expect(baseOfGguf(word)).toBe(base))

  it('of a language model means a family, and Wan any of its sizes', () => {
    expect(['llama', 'qwen2', 'gemma3', 'wan'].map(baseOfGguf)).toEqual([undefined, undefined, undefined, null])
  })
})

const FILE_TYPES =
  '0 F32,1 F16,2 Q4_0,3 Q4_1,7 Q8_0,8 Q5_0,9 Q5_1,10 Q2_K,11 Q3_K_S,12 Q3_K_M,13 Q3_K_L,14 Q4_K_S,15 Q4_K_M,16 Q5_K_S,' +
  '17 Q5_K_M,18 Q6_K,19 IQ2_XXS,20 IQ2_XS,21 Q2_K_S,22 IQ3_XS,23 IQ3_XXS,24 IQ1_S,25 IQ4_NL,26 IQ3_S,27 IQ3_M,28 IQ2_S,' +
  '29 IQ2_M,30 IQ4_XS,31 IQ1_M,32 BF16,36 TQ1_0,37 TQ2_0,38 MXFP4_MOE,39 NVFP4'

describe('how GGUF is kept', () => {
  it.each(FILE_TYPES.split(',').map((row) => row.split(' ')))(
    '%s is %s, and so is a name that ends so',
    (type, word) => {
      expect(quantizationOf(Number(type), 'model.gguf')?.word).toBe(word)
      expect(quantizationOf(undefined, `model-${word}.gguf`)?.word).toBe(word)
    },
  )
})

describe('what a pickle would import', () => {
  it.each(
    rows(`
      collections OrderedDict clean
      torch FloatStorage clean
      torch HalfStorage clean
      torch BFloat16Storage clean
      torch BoolStorage clean
      torch._utils _rebuild_tensor_v2 clean
      torch._utils _rebuild_parameter clean
      numpy dtype clean
      numpy ndarray clean
      numpy.core.multiarray _reconstruct clean
      omegaconf.dictconfig DictConfig suspicious
      builtins eval dangerous
      builtins exec dangerous
      builtins compile dangerous
      builtins getattr dangerous
      builtins apply dangerous
      builtins open dangerous
      builtins breakpoint dangerous
      operator attrgetter dangerous
      operator itemgetter dangerous
      operator methodcaller dangerous
      functools partial dangerous
      torch.serialization load dangerous
      pytorch_lightning.callbacks.model_checkpoint ModelCheckpoint dangerous
    `),
  )('%s.%s is %s', (module, name, verdict) => expect(findingOf(module, name).verdict).toBe(verdict))

  const MODULES =
    'os nt posix subprocess sys socket shutil runpy pty pickle pip ctypes asyncio aiohttp requests.api webbrowser venv bdb pdb pydoc timeit ssl'
  it.each(MODULES.split(' '))('anything of %s is dangerous', (module) => {
    expect(findingOf(module, 'anything').verdict).toBe('dangerous')
  })

  it('hidden is dangerous', () => expect(findingOf(undefined, undefined).verdict).toBe('dangerous'))
})

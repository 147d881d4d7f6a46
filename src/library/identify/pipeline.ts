// What `model_index.json` says of a folder in the manner of diffusers: which pipeline it is, and which parts it has.
import { z } from 'zod'
import type { BaseModelName } from '../../vocabulary/index.ts'
import { descends, familyOf } from './conclude.ts'
import type { Identified } from './contract.ts'

export interface PipelinePart {
  /** Its folder: `text_encoder_2`. */
  name: string
  /** "T5EncoderModel of transformers" */
  what: string
}

export interface Pipeline {
  /** "FluxPipeline" */
  className: string | null
  /** What the pipeline cannot run without, in the order of the file. */
  parts: PipelinePart[]
}

const Index = z.looseObject({ _class_name: z.string().max(100).optional() })
const Part = z.tuple([z.string().max(100), z.string().max(100)])
/** Filters of the output; a pipeline runs without them. */
const OPTIONAL: ReadonlySet<string> = new Set(['safety_checker', 'feature_extractor'])

/** Undefined where the text is no such file. */
export function parsePipeline(text: string): Pipeline | undefined {
  const index = Index.safeParse(jsonOf(text))
  if (!index.success) return undefined
  const { _class_name: className = null, ...rest } = index.data
  const parts = Object.entries(rest).flatMap(([name, value]) => {
    // A part that is left out is [null, null], and settings are no pairs.
    const part = Part.safeParse(value)
    return part.success && !OPTIONAL.has(name) ? [{ name, what: `${part.data[1]} of ${part.data[0]}` }] : []
  })
  return { className, parts }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

type Says = { base_model?: BaseModelName; family?: string }

/** By the beginning of the class; the longer name stands before what it begins with. */
const PIPELINES: readonly (readonly [beginning: string, says: Says])[] = [
  ['StableDiffusionXL', { base_model: 'sdxl' }],
  ['StableDiffusion3', { family: 'sd3' }],
  ['StableDiffusion', {}],
  ['StableCascade', { base_model: 'stable_cascade' }],
  ['StableAudio', { base_model: 'stable_audio' }],
  ['Flux2Klein', { family: 'flux' }],
  ['Flux2', { base_model: 'flux2_dev' }],
  ['FluxFill', { base_model: 'flux_fill' }],
  ['FluxControlPipeline', { base_model: 'flux_control' }],
  ['FluxKontext', { base_model: 'flux_kontext' }],
  ['Flux', { family: 'flux' }],
  ['Chroma', { base_model: 'chroma' }],
  ['QwenImageEdit', { base_model: 'qwen_image_edit' }],
  ['QwenImage', { base_model: 'qwen_image' }],
  ['ZImage', { base_model: 'zimage' }],
  ['Lumina2', { base_model: 'lumina2' }],
  ['Wan', { family: 'wan' }],
  ['HunyuanVideo', { base_model: 'hunyuan_video' }],
  ['LTX', { base_model: 'ltx_video' }],
  ['Mochi', { base_model: 'mochi' }],
  ['Cosmos2', { base_model: 'cosmos_predict2' }],
  ['HiDream', { base_model: 'hidream' }],
  ['AuraFlow', { base_model: 'auraflow' }],
  ['CogView4', { base_model: 'cogview4' }],
  ['ErnieImage', { base_model: 'ernie_image' }],
  ['PixArt', { base_model: 'pixart' }],
  ['Krea2', { base_model: 'krea2' }],
  ['ACEStep', { base_model: 'ace_step' }],
  ['MusicGen', { base_model: 'musicgen' }],
]
/** What the cross attention of a UNet is wide: the one thing that tells pipelines of one name apart. */
const BY_WIDTH: Readonly<Record<number, BaseModelName>> = {
  768: 'sd1',
  1024: 'sd2',
  1280: 'sdxl_refiner',
  2048: 'sdxl',
}
const AS_SURE_AS_METADATA = 0.7

/**
 * What the files say, with what their pipeline says where they leave it open or it is more exact.
 *
 * @param width `cross_attention_dim` of `unet/config.json`, where there is one.
 */
export function withPipeline(identified: Identified, className: string, width?: number): Identified {
  const says = saysOf(className, width)
  const detail = `model_index.json names the pipeline ${className}`
  const told: Identified = {
    ...identified,
    type: says && identified.type === 'unknown' ? 'base_model' : identified.type,
    evidence: [...identified.evidence, { signal: 'metadata', says: says ?? {}, detail }],
  }
  if (!says) return told
  const { base_model, family } = says
  if (identified.family === null && identified.base_model === null)
    return { ...told, family: family ?? null, base_model: base_model ?? null, confidence: AS_SURE_AS_METADATA }
  if (base_model && identified.base_model !== null && descends(base_model, identified.base_model))
    return { ...told, base_model, family: family ?? null }
  return told
}

function saysOf(className: string, width: number | undefined): Says | undefined {
  const says = PIPELINES.find(([beginning]) => className.startsWith(beginning))?.[1]
  if (!says) return undefined
  const byWidth = className.startsWith('StableDiffusion') && width !== undefined ? BY_WIDTH[width] : undefined
  const base_model = byWidth ?? says.base_model
  const family = (base_model && familyOf(base_model)) ?? says.family
  return family ? { ...(base_model && { base_model }), family } : undefined
}

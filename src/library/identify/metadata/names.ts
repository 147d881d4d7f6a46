// What names give away, where nothing in a file does: Pony, Illustrious and NoobAI are SDXL to the byte.
import type { Says } from '../rules/rule.ts'

const WORDS: readonly (readonly [pattern: RegExp, says: Says])[] = [
  [/noob[-_ .]?ai|noobxl/, { base_model: 'noobai' }],
  [/illustrious|(?<![a-z])ilxl|(?<![a-z])wai[-_ .]?(nsfw|ani)?[-_ .]?illu/, { base_model: 'illustrious' }],
  [/(?<![a-z])pony|autismmix/, { base_model: 'pony' }],
  [/ssd[-_ .]?1b/, { base_model: 'ssd_1b' }],
  [/segmind[-_ .]?vega/, { base_model: 'segmind_vega' }],
  [/kontext/, { base_model: 'flux_kontext' }],
  [/flux.*(?<![a-z])krea|(?<![a-z])krea[-_ .]?dev/, { base_model: 'flux_krea' }],
  [/flux[-_ .]?2?.*klein[-_ .]?(base[-_ .]?)?4b/, { base_model: 'flux2_klein_4b' }],
  [/flux[-_ .]?2?.*klein[-_ .]?(base[-_ .]?)?9b/, { base_model: 'flux2_klein_9b' }],
  [/flux[-_ .]?2[-_ .]?(d|dev)(?![a-z])/, { base_model: 'flux2_dev' }],
  [/schnell/, { base_model: 'flux_schnell' }],
  [/flux.*(?<![a-z])fill(?![a-z])/, { base_model: 'flux_fill' }],
  [/flux[-_ .]?1?[-_ .]?(d|dev)(?![a-z])/, { base_model: 'flux_dev' }],
  [/(?<![a-z])chroma(?![a-z]*te)/, { base_model: 'chroma' }],
  [/qwen[-_ .]?image[-_ .]?edit/, { base_model: 'qwen_image_edit' }],
  [/qwen[-_ .]?image/, { base_model: 'qwen_image' }],
  [/(?<![a-z])z[-_ .]?image/, { base_model: 'zimage' }],
  [/sd[-_ .]?3[._]?5[-_ .]?(l|large)(?![a-z])/, { base_model: 'sd35_large' }],
  [/sd[-_ .]?3[._]?5[-_ .]?(m|medium)(?![a-z])/, { base_model: 'sd35_medium' }],
  [/musicgen/, { base_model: 'musicgen' }],
  [/sd_?xl[-_ .]?(v?1[._]0[-_ .]?)?refiner/, { base_model: 'sdxl_refiner' }],
  [/(?<![a-z])sd_?xl|xl[-_ .]?v?1[._]0/, { base_model: 'sdxl' }],
  [/(?<![a-z])sd[-_ .]?v?1[-_ .]?[45](?!\d)|(?<![a-z0-9])v1-5(?!\d)/, { base_model: 'sd1' }],
  [/(?<![a-z])sd[-_ .]?v?2[-_ .]?[01](?!\d)|(?<![a-z0-9])v2-1(?!\d)/, { base_model: 'sd2' }],
]

const LONGEST_NAME = 300

/** Undefined where it gives nothing away. */
export function named(text: string): Says | undefined {
  const words = text.slice(0, LONGEST_NAME).toLowerCase()
  return WORDS.find(([pattern]) => pattern.test(words))?.[1]
}

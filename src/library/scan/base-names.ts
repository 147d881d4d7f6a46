// How other programs call the base models that we know.
import { BASE_MODELS } from '../../vocabulary/index.ts'

/** In lower case, without spaces and dots. */
const NAMES: Readonly<Record<string, string>> = {
  ...{ sd1: 'sd1', sd14: 'sd1', sd15: 'sd1', sd15lcm: 'sd1', sd15hyper: 'sd1', sd2: 'sd2', sd20: 'sd2', sd21: 'sd2' },
  ...{ sdxl: 'sdxl', sdxl09: 'sdxl', sdxl10: 'sdxl', sdxl10lcm: 'sdxl', sdxllightning: 'sdxl', sdxlhyper: 'sdxl' },
  ...{ sdxlturbo: 'sdxl', pony: 'pony', illustrious: 'illustrious', noobai: 'noobai', sd3: 'sd3' },
  ...{ sd35large: 'sd35_large', sd35largeturbo: 'sd35_large', sd35medium: 'sd35_medium', flux1d: 'flux_dev' },
  ...{ flux1s: 'flux_schnell', flux: 'flux_dev', flux2d: 'flux2_dev', flux2klein9b: 'flux2_klein_9b' },
  ...{ flux2klein4b: 'flux2_klein_4b', qwen: 'qwen_image', zimageturbo: 'zimage', zimagebase: 'zimage' },
  ...{ wanvideo13bt2v: 'wan_1_3b', wanvideo14bt2v: 'wan_14b', wanvideo14bi2v720p: 'wan_14b' },
  ...{ 'wanvideo22ti2v-5b': 'wan_5b', 'wanvideo22t2v-a14b': 'wan_14b', 'wanvideo22i2v-a14b': 'wan_14b' },
}

/** The base model that another program means; undefined for one that we have no word for. */
export function baseNamed(name: string | undefined): string | undefined {
  if (name === undefined) return undefined
  if (Object.hasOwn(BASE_MODELS, name)) return name
  return NAMES[name.toLowerCase().replaceAll(/[\s.]/g, '')]
}

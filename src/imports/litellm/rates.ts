// LiteLLM's names of rates, and what a name says beside the rate: a service tier, a threshold.
import type { RateName } from '../../pricing/index.ts'

const RATE_OF: Readonly<Record<string, RateName>> = {
  input_cost_per_token: 'input_per_mtok',
  output_cost_per_token: 'output_per_mtok',
  output_cost_per_reasoning_token: 'reasoning_per_mtok',
  cache_read_input_token_cost: 'cache_read_per_mtok',
  input_cost_per_token_cache_hit: 'cache_read_per_mtok',
  cache_creation_input_token_cost: 'cache_write_per_mtok',
  cache_creation_input_token_cost_above_1hr: 'cache_write_1h_per_mtok',
  input_cost_per_audio_token: 'audio_input_per_mtok',
  output_cost_per_audio_token: 'audio_output_per_mtok',
  cache_read_input_audio_token_cost: 'audio_cache_read_per_mtok',
  cache_creation_input_audio_token_cost: 'audio_cache_write_per_mtok',
  input_cost_per_image_token: 'image_input_per_mtok',
  output_cost_per_image_token: 'image_output_per_mtok',
  input_cost_per_video_token: 'video_input_per_mtok',
  output_cost_per_video_token: 'video_output_per_mtok',
  input_cost_per_image: 'per_input_image',
  output_cost_per_image: 'per_image',
  input_cost_per_pixel: 'per_pixel',
  output_cost_per_pixel: 'per_pixel',
  input_cost_per_second: 'per_second',
  output_cost_per_second: 'per_second',
  output_cost_per_video_per_second: 'per_second',
  input_cost_per_audio_per_second: 'per_input_audio_second',
  input_cost_per_video_per_second: 'per_input_video_second',
  input_cost_per_character: 'per_character',
  output_cost_per_character: 'per_output_character',
  input_cost_per_query: 'per_request',
  input_cost_per_request: 'per_request',
  ocr_cost_per_page: 'per_page',
}

/** Where a mode gives a name another meaning: the "input" image of an image maker is the one that it makes. */
const RATE_OF_MODE: Readonly<Record<string, Readonly<Record<string, RateName>>>> = {
  image_generation: { input_cost_per_image: 'per_image' },
  audio_transcription: {
    input_cost_per_second: 'per_input_audio_second',
    output_cost_per_second: 'per_input_audio_second',
  },
}

const THRESHOLD = /_above_(\d+)(k?)_tokens/
const SERVICE_TIER = /_(batches|flex|priority|ultrafast)(?=_above_|$)/

export interface RateKey {
  rate: RateName
  /** `batch`, `flex`, ...; "" is the standard one. */
  serviceTier: string
  /** Tokens of the prompt; 0 is the base rate. */
  threshold: number
}

/** "output_cost_per_token_above_272k_tokens_flex" -> output, flex, 272000; undefined for what is no rate of ours. */
export function rateKey(key: string, mode = ''): RateKey | undefined {
  const [threshold = '', number = '0', thousands = ''] = THRESHOLD.exec(key) ?? []
  const [tier = '', serviceTier = ''] = SERVICE_TIER.exec(key) ?? []
  const name = key.replace(threshold, '').replace(tier, '')
  const rate = RATE_OF_MODE[mode]?.[name] ?? RATE_OF[name]
  if (!rate) return undefined
  return {
    rate,
    serviceTier: serviceTier === 'batches' ? 'batch' : serviceTier,
    threshold: Number(number) * (thousands ? 1000 : 1),
  }
}

// The ways in which a provider may count and price the same thing.
import type { RateName } from './contract.ts'
import type { Quantity } from './usage.ts'

/** A quantity and the rate that it is charged at. */
export type Way = readonly [quantity: Quantity, rate: RateName]

/**
 * One entry a charge: the first way whose quantity was used and whose rate is known is the one that is charged. So the
 * tokens of an image stand above its price apiece, and that above the rate of other tokens. Audio that goes in has no
 * other rate to fall back on, for text is cheaper.
 */
export const CHARGES: readonly (readonly Way[])[] = [
  [
    ['text_input_tokens', 'input_per_mtok'],
    ['characters', 'per_character'],
  ],
  [['cached_input_tokens', 'cache_read_per_mtok']],
  [['cache_write_tokens', 'cache_write_per_mtok']],
  [['cache_write_1h_tokens', 'cache_write_1h_per_mtok']],
  [
    ['audio_input_tokens', 'audio_input_per_mtok'],
    ['audio_seconds', 'per_input_audio_second'],
  ],
  [['cached_audio_input_tokens', 'audio_cache_read_per_mtok']],
  [['cache_write_audio_tokens', 'audio_cache_write_per_mtok']],
  [
    ['image_input_tokens', 'image_input_per_mtok'],
    ['input_images', 'per_input_image'],
    ['image_input_tokens', 'input_per_mtok'],
  ],
  [
    ['video_input_tokens', 'video_input_per_mtok'],
    ['video_seconds', 'per_input_video_second'],
    ['video_input_tokens', 'input_per_mtok'],
  ],
  [
    ['text_output_tokens', 'output_per_mtok'],
    ['output_characters', 'per_output_character'],
    ['text_output_tokens', 'image_output_per_mtok'],
  ],
  [
    ['reasoning_tokens', 'reasoning_per_mtok'],
    ['reasoning_tokens', 'output_per_mtok'],
  ],
  [
    ['audio_output_tokens', 'audio_output_per_mtok'],
    ['audio_output_tokens', 'output_per_mtok'],
  ],
  [
    ['image_output_tokens', 'image_output_per_mtok'],
    ['images', 'per_image'],
    ['pixels', 'per_pixel'],
    ['image_output_tokens', 'output_per_mtok'],
  ],
  [
    ['video_output_tokens', 'video_output_per_mtok'],
    ['quiet_seconds', 'per_second'],
    ['video_output_tokens', 'output_per_mtok'],
  ],
  [['pages', 'per_page']],
  [['web_searches', 'per_web_search']],
  [['requests', 'per_request']],
]

/** In which of the charges a quantity stands: a bit for each. */
export const PLACES: ReadonlyMap<string, number> = new Map(
  CHARGES.flat().map(([quantity]) => [
    quantity,
    CHARGES.reduce((bits, ways, place) => (ways.some(([each]) => each === quantity) ? bits | (1 << place) : bits), 0),
  ]),
)

/** What every call has, or what comes with another count: without a price it costs nothing. */
export const FREE_UNLESS_PRICED: ReadonlySet<Quantity> = new Set(['requests', 'pixels'])

const UNITS: ReadonlyMap<string, Way> = new Map(
  CHARGES.flat().flatMap((way) => (way[1].endsWith('_per_mtok') ? [] : [[way[1], way]])),
)

/** The way of a unit such as `per_image`; undefined for tokens, and for what names no unit. */
export const wayOfUnit = (unit: string | null | undefined): Way | undefined => UNITS.get(unit ?? '')

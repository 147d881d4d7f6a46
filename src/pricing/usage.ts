// What a call used, and the quantities that are charged for.

export type CountName =
  | 'input_tokens'
  | 'cached_input_tokens'
  | 'cache_write_tokens'
  | 'cache_write_1h_tokens'
  | 'audio_input_tokens'
  | 'cached_audio_input_tokens'
  | 'cache_write_audio_tokens'
  | 'image_input_tokens'
  | 'video_input_tokens'
  | 'output_tokens'
  | 'reasoning_tokens'
  | 'audio_output_tokens'
  | 'image_output_tokens'
  | 'video_output_tokens'
  | 'images'
  | 'width'
  | 'height'
  | 'seconds'
  | 'input_images'
  | 'audio_seconds'
  | 'video_seconds'
  | 'characters'
  | 'output_characters'
  | 'pages'
  | 'web_searches'
  | 'requests'

/**
 * What a call used; null or absent is not counted. `input_tokens` and `output_tokens` are totals that hold their
 * parts (cached, written to the cache, audio, images, video; reasoning), and the parts do not overlap. `images` were
 * made, `width` x `height` pixels each; `seconds` is the media made or the computing; `input_images`, `audio_seconds`
 * and `video_seconds` went in; `requests` is 1 where absent.
 */
export type Usage = { readonly [Name in CountName]?: number | null | undefined }

type Total = 'input_tokens' | 'output_tokens'
/** What is charged for: counts, what the parts of a total leave of it, and what follows from two counts. */
export type Quantity =
  | Exclude<CountName, Total>
  | 'text_input_tokens'
  | 'text_output_tokens'
  | 'pixels'
  | 'quiet_seconds'
/** A quantity that was not counted is not in it. */
export type Quantities = ReadonlyMap<string, number>

const INPUT_PARTS: ReadonlySet<CountName> = new Set<CountName>([
  'cached_input_tokens',
  'cache_write_tokens',
  'cache_write_1h_tokens',
  'audio_input_tokens',
  'cached_audio_input_tokens',
  'cache_write_audio_tokens',
  'image_input_tokens',
  'video_input_tokens',
])

const OUTPUT_PARTS: ReadonlySet<CountName> = new Set<CountName>([
  'reasoning_tokens',
  'audio_output_tokens',
  'image_output_tokens',
  'video_output_tokens',
])

/** The few counts that a usage has: to ask it for each that there is took half the time of a price. */
const countsOf = (usage: Usage) => Object.keys(usage) as CountName[]

/** The first count that is no count (negative, or no number that can be added), or undefined. */
export function impossibleCount(usage: Usage): CountName | undefined {
  for (const name of countsOf(usage)) {
    const count = usage[name]
    if (count !== undefined && count !== null && !(count >= 0 && count <= Number.MAX_SAFE_INTEGER)) return name
  }
  return undefined
}

/** Whether a usage was left blank: nulls and no number. One without a key says that nothing was used. */
export function isBlank(usage: Usage): boolean {
  let hasNull = false
  for (const name of countsOf(usage)) {
    if (typeof usage[name] === 'number') return false
    hasNull ||= usage[name] === null
  }
  return hasNull
}

/** The length of the prompt that tiers go by: cached tokens count. */
export const promptTokens = (usage: Usage): number => usage.input_tokens ?? sum(usage, INPUT_PARTS)

/** Every quantity that was counted, totals split into their parts so that nothing is charged twice. */
export function quantitiesOf(usage: Usage): Quantities {
  const { input_tokens, output_tokens, images, seconds } = usage
  const quantities = new Map<string, number>()
  const set = (name: Quantity | Total, count: number | null | undefined) => {
    if (typeof count === 'number') quantities.set(name, count)
  }
  for (const name of countsOf(usage)) set(name, usage[name])
  set('requests', usage.requests ?? 1)
  set('text_input_tokens', input_tokens && rest(input_tokens, usage, INPUT_PARTS))
  set('text_output_tokens', output_tokens && rest(output_tokens, usage, OUTPUT_PARTS))
  set('pixels', usage.width && usage.height ? (images ?? 1) * usage.width * usage.height : null)
  // Speech that was counted in tokens is not charged by its length as well.
  set('quiet_seconds', usage.audio_output_tokens ? 0 : seconds)
  return quantities
}

/** A provider whose parts are more than its total counted something twice: then nothing is left of the total. */
const rest = (total: number, usage: Usage, parts: ReadonlySet<CountName>): number =>
  Math.max(0, total - sum(usage, parts))

function sum(usage: Usage, parts: ReadonlySet<CountName>): number {
  let total = 0
  for (const name of countsOf(usage)) if (parts.has(name)) total += usage[name] ?? 0
  return total
}

// What a price is: rates in USD, an unknown one null or absent and never 0.
import { z } from '@hono/zod-openapi'
import { keysOf, record } from '../core/record.ts'
import { Text } from '../core/schema.ts'
import { SERVICE_TIERS } from '../vocabulary/index.ts'

/** Every rate and what it is charged for; `*_per_mtok` is for a million tokens, any other for one. */
export const RATES = {
  input_per_mtok: 'text that goes in',
  output_per_mtok: 'text that comes out',
  reasoning_per_mtok: 'reasoning; the output rate where unknown',
  cache_read_per_mtok: 'input read from the cache',
  cache_write_per_mtok: 'input written to the cache for minutes',
  cache_write_1h_per_mtok: 'input written to the cache for an hour',
  audio_input_per_mtok: 'audio that goes in',
  audio_output_per_mtok: 'audio that comes out; the output rate where unknown',
  audio_cache_read_per_mtok: 'audio read from the cache',
  audio_cache_write_per_mtok: 'audio written to the cache',
  image_input_per_mtok: 'images that go in; the input rate where unknown',
  image_output_per_mtok: 'images that come out; the output rate where unknown',
  video_input_per_mtok: 'video that goes in; the input rate where unknown',
  video_output_per_mtok: 'video that comes out; the output rate where unknown',
  per_image: 'an image made',
  per_pixel: 'a pixel made, where no image has a price',
  per_second: 'a second of the media made, or of computing',
  per_input_image: 'an image that goes in',
  per_input_audio_second: 'a second of audio that goes in',
  per_input_video_second: 'a second of video that goes in',
  per_character: 'a character that goes in',
  per_output_character: 'a character that comes out',
  per_page: 'a page read',
  per_web_search: 'a search of the web by the model',
  per_request: 'a call, beside what it uses',
} as const
export type RateName = keyof typeof RATES
export const RATE_NAMES = keysOf(RATES)

/** Rates by name: USD; null or absent where unknown, 0 where free. */
export type Rates = { [Name in RateName]?: number | null | undefined }

const Rate = z
  .number('must be a number, or null where the price is unknown')
  .min(0, 'must be 0 (free) or more; a price that is unknown is null')
  .max(1e12, 'must be at most 1e12')
  .nullish()

const rates = record(RATE_NAMES, (name) => Rate.describe(`USD for ${unitOf(name)}: ${RATES[name]}`))

function unitOf(name: RateName): string {
  return name.endsWith('_per_mtok') ? 'a million tokens' : 'one'
}

/** Rates of a long prompt. The highest tier that a prompt is above gives the rate; what it lacks, the one below does. */
export const PriceTier = z
  .looseObject({
    above_input_tokens: z.int('must be a whole number of tokens').min(0, 'must be 0 or more'),
    inclusive: z.boolean('must be true or false').nullish().describe('Whether a prompt of just that length counts'),
    ...rates,
  })
  .openapi('PriceTier')
export type PriceTier = z.infer<typeof PriceTier>

const tiers = z.array(PriceTier, 'must be a list of {"above_input_tokens": ...} with rates').max(100).nullish()

export const ServiceTier = z.looseObject({ ...rates, tiers }).openapi('ServiceTier')
export type ServiceTier = z.infer<typeof ServiceTier>

const Hours = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/, 'must be hours such as "16:30-00:30", in UTC')
const hours_utc = z.union([Hours, z.array(Hours).min(1)], 'must be hours such as "16:30-00:30", or a list of them')

/** The days of the week, Sunday first, as `Date.getUTCDay` counts them. */
export const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const

const OffPeakWindow = z.looseObject({
  hours_utc,
  weekdays: z.array(z.enum(WEEKDAYS, `must be one of ${WEEKDAYS.join(', ')}`)).nullish(),
})

/** Rates that stand above every other one while a window is open. The end of a window is not in it. */
export const OffPeak = z
  .looseObject({
    hours_utc: hours_utc.nullish().describe('Open every day'),
    windows: z.array(OffPeakWindow).max(100).nullish(),
    weekday_timezone: z
      .string()
      .refine(isTimeZone, 'must be a time zone such as "Asia/Shanghai"')
      .nullish()
      .describe('Whose calendar names the weekdays; UTC where absent'),
    ...rates,
  })
  .openapi('OffPeak')
export type OffPeak = z.infer<typeof OffPeak>

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

const service_tiers = z
  .object(record(SERVICE_TIERS, () => ServiceTier.nullish()))
  .catchall(ServiceTier.nullish())
  .nullish()

const Multiplier = z.number('must be a number').min(0, 'must be 0 or more, such as 1.1 for 10% more').max(1000)

/** Known keys are typed and checked; any other key is kept as given. */
export const Pricing = z
  .looseObject({
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as "USD"')
      .nullish()
      .describe('USD where absent'),
    billing_unit: Text(100).nullish().describe('The rate that a use is charged by, such as "per_image"'),
    ...rates,
    batch_discount: z
      .number('must be a number')
      .min(0, 'must be a share from 0 to 1, such as 0.5 for half price')
      .max(1, 'must be a share from 0 to 1, such as 0.5 for half price')
      .nullish()
      .describe('Taken off the token rates that `service_tiers.batch` does not name; 0.5 where absent'),
    tiers,
    service_tiers,
    off_peak: OffPeak.nullish(),
    regional_multipliers: z
      .record(z.string(), Multiplier)
      .nullish()
      .describe('Of the cost of tokens, by region; "*" for every region but "global"'),
  })
  .openapi('Pricing')
export type Pricing = z.infer<typeof Pricing>

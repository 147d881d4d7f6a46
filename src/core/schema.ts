// The small schemas that every contract is made of.
import { z } from '@hono/zod-openapi'
import { isoTime } from './time.ts'

const NOUNS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'a list',
}

/** Says what would be right, in the words of this API, where a schema has no sentence of its own. */
z.config({
  customError(issue) {
    if (issue.code === 'invalid_type' && issue.input === undefined) return 'is required'
    if (issue.code === 'invalid_type') return `must be ${NOUNS[issue.expected] ?? issue.expected}`
    if (issue.code === 'invalid_value') return `must be one of ${issue.values.map(String).join(', ')}`
    if (issue.code === 'too_big') return `must be at most ${issue.maximum}${unitOf(issue.origin)}`
    if (issue.code === 'too_small') return `must be at least ${issue.minimum}${unitOf(issue.origin)}`
    return undefined
  },
})

const unitOf = (origin: string): string =>
  origin === 'string' ? ' characters long' : origin === 'array' ? ' entries long' : ''

export const NAME_LENGTH = 200
const TEXT_LENGTH = 20_000

export const NOT_STORABLE = 'must not contain NUL or half of a surrogate pair'

/** Text that both databases can keep: PostgreSQL refuses NUL, and a lone surrogate cannot be written as UTF-8. */
export const isStorable = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed()

export const Text = (maximum: number) =>
  z.string().max(maximum, `must be at most ${maximum} characters long`).refine(isStorable, NOT_STORABLE)

export const Name = Text(NAME_LENGTH).min(1, 'must not be empty')
export const LongText = Text(TEXT_LENGTH)

const SLUG = /^[a-z0-9][a-z0-9._-]{0,127}$/
const RESERVED: ReadonlySet<string> = new Set(['current', 'configurations', 'populate'])

/** Whether an id would mean another path of the API. */
export const isReserved = (id: string): boolean => RESERVED.has(id)

/** An id that is safe in a URL and means no other path. */
export const Slug = z
  .string()
  .regex(SLUG, 'must be 1 to 128 of a-z, 0-9, ".", "_" and "-", beginning with a letter or digit')
  .refine((id) => !isReserved(id), 'is a word that the paths of the API use; choose another')

/** The id of a provider, which may have capitals: the specification's own is "openAI". */
export const ProviderId = z
  .string()
  .regex(/^[a-zA-Z0-9][a-zA-Z0-9._-]{0,127}$/, 'must be 1 to 128 letters, digits, ".", "_" and "-"')

/** Every database and library agrees on these; a year before or behind them is a slip of the keyboard. */
const isOfOurTimes = (text: string): boolean => /^(19[7-9]|[2-9]\d)\d/.test(isoTime(new Date(text)))

export const Time = z.iso
  .datetime({ offset: true, abort: true, error: 'must be a time such as 2026-01-31T12:00:00Z' })
  .refine(isOfOurTimes, { abort: true, error: 'must be a time from 1970 to 9999, such as 2026-01-31T12:00:00Z' })
  .overwrite((text) => isoTime(new Date(text)))
export const Day = z.iso.date('must be a day such as 2026-01-31')
export const Count = z.int('must be a whole number').min(1, 'must be 1 or more')
export const Amount = z.number('must be a number').positive('must be above 0').max(1e12, 'must be at most 1e12')

/** An object whose keys are not ours to know, such as a provider's own parameters. */
export const OpenObject = z
  .record(z.string(), z.json())
  // z.json() holds itself, which the generator of the document would follow for ever.
  .openapi({ type: 'object', additionalProperties: true })

/** A named schema or null; `.nullable()` of a named one would come out as their intersection in the document. */
export const orNull = <Schema extends z.ZodType>(schema: Schema) => z.union([schema, z.null()])

type Filled<Shape> = { [Name in keyof Shape]: Shape[Name] extends z.ZodDefault<infer Inner> ? Inner : Shape[Name] }

/** Fields as an answer has them: with defaults filled in, none is missing. */
export const filled = <Shape extends z.ZodRawShape>(shape: Shape): Filled<Shape> =>
  Object.fromEntries(
    Object.entries(shape).map(([name, field]) => [name, field instanceof z.ZodDefault ? field.unwrap() : field]),
  ) as Filled<Shape>

/** Every error of the API, on every path: RFC 9457. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('What happened and what would be right'),
    code: z.string(),
    errors: z
      .array(z.object({ pointer: z.string().describe('RFC 6901, into the body or the query'), detail: z.string() }))
      .optional(),
  })
  .openapi('Problem')
export type Problem = z.infer<typeof Problem>

/** The same with the member that OpenAI's clients print; only a request that makes no URL is refused without it. */
export const OpenAiProblem = Problem.extend({
  error: z.object({ message: z.string(), type: z.string(), param: z.string().nullable(), code: z.string() }).optional(),
}).openapi('OpenAiProblem')

/** The same as specification 3's functions have it; only a request that makes no URL is refused without the member. */
export const FunctionProblem = Problem.extend({ success: z.literal(false).optional() }).openapi('FunctionProblem')

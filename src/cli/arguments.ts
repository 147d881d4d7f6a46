// Values as they are typed, made into what they mean; what means nothing is wrong usage.
import { InvalidArgumentError } from 'commander'
import { UsageError } from './failure.ts'

export const wholeNumber =
  (minimum: number, maximum: number = Number.MAX_SAFE_INTEGER) =>
  (text: string): number => {
    const value = Number(text)
    if (/^-?\d+$/.test(text) && value >= minimum && value <= maximum) return value
    const range = maximum === Number.MAX_SAFE_INTEGER ? `of ${minimum} or more` : `from ${minimum} to ${maximum}`
    throw new InvalidArgumentError(`It must be a whole number ${range}.`)
  }

export function amount(text: string): number {
  const value = Number(text)
  if (text.trim() !== '' && Number.isFinite(value)) return value
  throw new InvalidArgumentError('It must be a number.')
}

const HOUR_MS = 3_600_000
const UNITS_MS: Readonly<Record<string, number>> = {
  h: HOUR_MS,
  d: 24 * HOUR_MS,
  w: 7 * 24 * HOUR_MS,
  y: 365 * 24 * HOUR_MS,
}

/** `30d` from now, or a time that is written out, as the API takes it. */
export function endOf(text: string): string {
  const [, amount, unit = ''] = /^(\d{1,5})([hdwy])$/.exec(text) ?? []
  const time = amount
    ? Date.now() + Number(amount) * (UNITS_MS[unit] ?? 0)
    : /^\d{4}-/.test(text)
      ? Date.parse(text)
      : Number.NaN
  const date = new Date(time)
  if (!Number.isNaN(date.getTime()) && date.getUTCFullYear() < 10_000) return date.toISOString()
  throw new InvalidArgumentError('It must be a time from now such as 12h, 30d, 4w or 1y, or a day such as 2030-01-31.')
}

/** JSON where it is JSON, else the text itself; nothing is null. */
function parsed(text: string): unknown {
  if (text === '') return null
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

export type Values = { [name: string]: unknown }

/** `steps=30 prompt=jazz` as an object. */
export const valuesOf = (assignments: readonly string[]): Values =>
  assignments.reduce((values, each) => assign(values, [nameOf(each)], each), newValues())

/** The same, where a dot leads into an object: `capabilities.context_window=200000`. */
export const nestedValuesOf = (assignments: readonly string[]): Values =>
  assignments.reduce((values, each) => assign(values, nameOf(each).split('.'), each), newValues())

/** Without a prototype: a field may have any name, `__proto__` included, and the server says which it knows. */
const newValues = (): Values => Object.create(null)

function nameOf(assignment: string): string {
  const name = assignment.slice(0, Math.max(0, assignment.indexOf('=')))
  if (name.split('.').every(Boolean)) return name
  throw new UsageError(`"${assignment}" must be field=value, such as priority=10; "field=" clears the field`)
}

function assign(values: Values, path: readonly string[], assignment: string): Values {
  const [name = '', ...rest] = path
  const present = values[name]
  if (rest.length === 0) {
    if (name in values) throw new UsageError(`${nameOf(assignment)} is given twice`)
    values[name] = parsed(assignment.slice(assignment.indexOf('=') + 1))
  } else {
    if (name in values && !isValues(present)) throw new UsageError(`${nameOf(assignment)} contradicts ${name}=...`)
    values[name] = assign(isValues(present) ? present : newValues(), rest, assignment)
  }
  return values
}

const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What of it was given: absent and undefined are one to a person and two to an API. */
export const given = <Fields extends object>(fields: Fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Fields]?: Exclude<Fields[Name], undefined>
  }

/** Examples at the end of a command's help. */
export const examples = (...lines: string[]): string => `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}`

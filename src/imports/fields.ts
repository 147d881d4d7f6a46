// One entry of a foreign catalog, read leniently: what is absent is undefined, what is impossible names the entry.
import { isObject, type JsonObject } from '../core/record.ts'
import { ImportError } from './error.ts'
import { numberOf } from './numbers.ts'

export class Fields {
  readonly source: string
  readonly entry: string
  readonly record: JsonObject
  readonly keys: readonly string[]

  constructor(source: string, entry: string, value: unknown) {
    if (!isObject(value)) throw new ImportError(source, entry, `must be an object, not ${inWords(value)}`)
    this.source = source
    this.entry = entry
    this.record = value
    this.keys = Object.keys(value)
  }

  /** A price in the catalog's own unit; undefined where it is unknown. */
  price(key: string): number | undefined {
    const price = this.number(key)
    if (price !== undefined && price < 0) this.refuse(key, 'a price of 0 or more')
    return price
  }

  /** A whole limit of 1 or more; undefined for 0, by which catalogs mean that they do not know. */
  count(key: string): number | undefined {
    const count = this.number(key)
    return count !== undefined && count >= 1 ? Math.floor(count) : undefined
  }

  number(key: string): number | undefined {
    const value = this.record[key]
    if (value === undefined || value === null || value === '') return undefined
    return numberOf(value) ?? this.refuse(key, 'a number')
  }

  flag(key: string): boolean | undefined {
    const value = this.record[key]
    return typeof value === 'boolean' ? value : undefined
  }

  /** Text that a database can keep, cut to a length; undefined where it is empty or something else. */
  text(key: string, maximum = 200): string | undefined {
    const value = this.record[key]
    if (typeof value !== 'string') return undefined
    return value.replaceAll('\u0000', '').slice(0, maximum).toWellFormed().trim() || undefined
  }

  words(key: string): string[] | undefined {
    const value = this.record[key]
    if (!Array.isArray(value)) return undefined
    return value.filter((word): word is string => typeof word === 'string')
  }

  /** A day or the beginning of one ("2025-03-31", "2025-03", "2025") as the day it begins at. */
  day(key: string): string | undefined {
    const [year, month = '01', day = '01'] = this.text(key)?.split('-') ?? []
    const text = `${year}-${month}-${day}`
    const date = new Date(`${text}T00:00:00Z`)
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : undefined
  }

  /** The same, as a time. */
  instant(key: string): string | undefined {
    const day = this.day(key)
    return day && `${day}T00:00:00Z`
  }

  /** An object within this one, under a name that says where it lies; undefined where there is none. */
  within(key: string): Fields | undefined {
    const value = this.record[key]
    if (value === undefined || value === null) return undefined
    return new Fields(this.source, `${this.entry}.${key}`, value)
  }

  list(key: string): Fields[] {
    const value = this.record[key]
    if (value === undefined || value === null) return []
    if (!Array.isArray(value)) return this.refuse(key, 'a list')
    return value.map((item, index) => new Fields(this.source, `${this.entry}.${key}[${index}]`, item))
  }

  refuse(key: string, expected: string): never {
    throw new ImportError(this.source, this.entry, `${key} must be ${expected}, not ${inWords(this.record[key])}`)
  }
}

const inWords = (value: unknown): string => (JSON.stringify(value) ?? String(value)).slice(0, 100)

// Values that a schema allows, with a liking for its edges; and values spoiled in one place.
import fc from 'fast-check'
import type { Chance } from './chance.ts'
import { type Document, follow, type Schema } from './document.ts'
import { VALUES } from './hostile.ts'
import type { Known } from './known.ts'

const DEEPEST = 6
const EXAMPLES = 40
const SECONDS_OF_A_CENTURY = 3_155_760_000

export class Values {
  readonly #document: Document
  readonly #chance: Chance
  readonly #known: Known
  readonly #examples = new Map<string, readonly string[]>()

  constructor(document: Document, chance: Chance, known: Known) {
    this.#document = document
    this.#chance = chance
    this.#known = known
  }

  /**
   * A value that the schema allows, as far as a schema can say it.
   * @param name of the field or parameter, by which the server may know values.
   */
  allowed(schema: Schema, name = '', depth = 0): unknown {
    const chance = this.#chance
    if (schema.$ref) return this.allowed(follow(this.#document, schema.$ref), name, depth)
    if ('const' in schema) return schema.const
    if (schema.enum) return chance.pick(schema.enum)
    const choices = schema.anyOf ?? schema.oneOf
    if (choices) return this.allowed(chance.pick(choices), name, depth)
    if (schema.allOf) return Object.assign({}, ...schema.allOf.map((each) => this.allowed(each, name, depth)))
    return this.#ofType(
      [schema.type ?? chance.pick(['string', 'number', 'boolean', 'null', 'object'])].flat(),
      schema,
      name,
      depth,
    )
  }

  #ofType(types: string[], schema: Schema, name: string, depth: number): unknown {
    switch (this.#chance.pick(types)) {
      case 'string':
        return this.#text(schema, name)
      case 'integer':
        return Math.trunc(this.#number(schema))
      case 'number':
        return this.#number(schema)
      case 'boolean':
        return this.#chance.happens(0.5)
      case 'array':
        return this.#list(schema, name, depth)
      case 'object':
        return this.#object(schema, depth)
      default:
        return null
    }
  }

  #text({ pattern, format, minLength = 0, maxLength = 30 }: Schema, name: string): string {
    const chance = this.#chance
    if (format === 'uuid') return chance.pick(this.#examplesOf(UUID))
    if (format?.startsWith('date')) {
      const time = new Date(chance.below(SECONDS_OF_A_CENTURY) * 1000).toISOString()
      return format === 'date' ? time.slice(0, 10) : time
    }
    const known = chance.happens(0.5) ? this.#known.pick(name) : undefined
    if (known !== undefined) return known
    if (pattern) return chance.pick(this.#examplesOf(pattern))
    const length = chance.pick([minLength, minLength + 1, Math.min(maxLength, 12), Math.min(maxLength, 20_000)])
    return chance.pick(LETTERS).repeat(length).slice(0, length).toWellFormed().replaceAll('\ufffd', '?')
  }

  #examplesOf(pattern: string): readonly string[] {
    const known = this.#examples.get(pattern)
    if (known) return known
    const seed = this.#chance.below(2 ** 31)
    const examples = fc.sample(fc.stringMatching(new RegExp(pattern)), { seed, numRuns: EXAMPLES })
    this.#examples.set(pattern, examples)
    return examples
  }

  #number({ minimum, maximum, exclusiveMinimum }: Schema): number {
    const least = minimum ?? (exclusiveMinimum === undefined ? -1e9 : exclusiveMinimum + 1)
    const most = maximum ?? 1e9
    const chance = this.#chance
    return chance.pick([least, most, Math.min(least + 1, most), least + chance.below(100), least + chance.next()])
  }

  #list({ items = {}, minItems = 0, maxItems = 3 }: Schema, name: string, depth: number): unknown[] {
    const length = depth > DEEPEST ? minItems : Math.max(minItems, this.#chance.below(Math.min(maxItems, 3) + 1))
    return Array.from({ length }, () => this.allowed(items, name, depth + 1))
  }

  #object({ properties = {}, required = [], additionalProperties }: Schema, depth: number): Record<string, unknown> {
    const chance = this.#chance
    const share = depth > DEEPEST ? 0 : chance.pick([0, 0.2, 0.9])
    const names = Object.keys(properties).filter((name) => required.includes(name) || chance.happens(share))
    const value = Object.fromEntries(names.map((name) => [name, this.allowed(properties[name] ?? {}, name, depth + 1)]))
    if (typeof additionalProperties === 'object' && depth <= DEEPEST && chance.happens(0.5))
      value[chance.pick(LETTERS)] = this.allowed(additionalProperties, '', depth + 1)
    return value
  }

  /** The same value but for one place, which is hostile, gone or new. */
  spoiled(value: unknown): unknown {
    const chance = this.#chance
    if (typeof value !== 'object' || value === null || chance.happens(0.15)) return chance.pick(VALUES)
    if (Array.isArray(value)) {
      const at = chance.below(value.length + 1)
      return value.toSpliced(at, 1, this.spoiled(value[at]))
    }
    const names = Object.keys(value)
    if (names.length === 0 || chance.happens(0.15)) return { ...value, [chance.pick(LETTERS)]: chance.pick(VALUES) }
    const name = chance.pick(names)
    const { [name]: inner, ...rest } = value as Record<string, unknown>
    return chance.happens(0.15) ? rest : { ...rest, [name]: this.spoiled(inner) }
  }
}

const UUID = '^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$'
const LETTERS = ['a', 'B', '7', 'ß', '模', '\u{1f600}', 'e\u0301', ' ', '-', '_', '.', '/', '"', '\\', '\n', '\ufffd']

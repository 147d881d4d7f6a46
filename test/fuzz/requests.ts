// Draws a request for an operation: sometimes as it should be, mostly wrong somewhere.
import type { Chance } from './chance.ts'
import type { Sent } from './client.ts'
import { type Document, lastWord, type Operation, type Schema } from './document.ts'
import { BARE, BODIES, CONTENT_TYPES, HEADERS, QUERIES, SEGMENTS, VALUES } from './hostile.ts'
import type { Known } from './known.ts'
import { Values } from './values.ts'

export class Requests {
  readonly #chance: Chance
  readonly #values: Values
  readonly #known: Known
  #count = 0

  constructor(document: Document, chance: Chance, known: Known) {
    this.#chance = chance
    this.#known = known
    this.#values = new Values(document, chance, known)
  }

  /** @param token of the caller; none for a stranger. */
  draw(operation: Operation, host: string, token: string | undefined): Sent {
    const chance = this.#chance
    const body = this.#body(operation)
    const headers = {
      host: chance.happens(0.01) ? chance.pick(['evil.example', '[', '', 'a:b:c', '127.0.0.1:99999']) : host,
      // Each request comes from elsewhere, so that wrong tokens do not close the door on all that follow.
      'x-forwarded-for': `10.${this.#count >> 16}.${(this.#count >> 8) & 255}.${this.#count++ & 255}`,
      ...(token && { authorization: `Bearer ${token}` }),
      ...(chance.happens(0.02) && {
        authorization: chance.pick(['Bearer ', 'Bearer wrong', 'Basic YTpi', 'Bearer a.b.c', '\xff']),
      }),
      ...(body !== undefined && { 'content-type': this.#contentType(operation) }),
      ...this.#headers(operation),
    }
    return {
      method: operation.method,
      path: this.#path(operation) + this.#query(operation),
      headers,
      body,
      isMeasured: chance.happens(0.8),
    }
  }

  #path({ path, parameters }: Operation): string {
    return path.replaceAll(/\{(\w+)\}/g, (_, name: string, at: number) => {
      const collection = lastWord(path.slice(0, at))
      return this.#segment(collection, parameters.find((each) => each.name === name)?.schema ?? {}, name)
    })
  }

  #segment(collection: string, schema: Schema, name: string): string {
    const chance = this.#chance
    const known = chance.happens(0.6) ? (this.#known.pick(collection) ?? this.#known.pick(name)) : undefined
    if (known !== undefined) return inPath(known)
    return chance.happens(0.3) ? inPath(String(this.#values.allowed(schema, name))) : chance.pick(SEGMENTS)
  }

  #query({ parameters }: Operation): string {
    const chance = this.#chance
    const share = chance.pick([0, 0, 0.3, 1])
    const pairs = parameters
      .filter((each) => each.in === 'query' && (chance.happens(share) || (each.required && chance.happens(0.9))))
      .map(({ name, schema = {} }) => `${encodeURIComponent(name)}=${this.#queryValue(schema, name)}`)
    if (chance.happens(0.1)) pairs.push(chance.pick(QUERIES))
    return pairs.length === 0 ? '' : `?${pairs.join('&')}`
  }

  #queryValue(schema: Schema, name: string): string {
    const value = this.#chance.happens(0.85) ? this.#values.allowed(schema, name) : this.#chance.pick(VALUES)
    return inPath(typeof value === 'object' ? JSON.stringify(value) : String(value)).slice(0, 3000)
  }

  #headers({ parameters }: Operation): Record<string, string> {
    const chance = this.#chance
    const documented = parameters.filter((each) => each.in === 'header' && chance.happens(0.3))
    const own = documented.map(({ name, schema = {} }) => [
      name,
      inHeader(String(this.#known.pick(name) ?? this.#values.allowed(schema))),
    ])
    const foreign = Array.from({ length: chance.happens(0.3) ? 1 + chance.below(3) : 0 }, () => chance.pick(HEADERS))
    return Object.fromEntries([...own, ...foreign])
  }

  #contentType({ body = {} }: Operation): string {
    const types = Object.keys(body)
    return types.length === 0 || this.#chance.happens(0.05)
      ? this.#chance.pick(CONTENT_TYPES)
      : this.#chance.pick(types)
  }

  #body({ body }: Operation): string | Buffer | undefined {
    const chance = this.#chance
    if (!body) return chance.happens(0.1) ? chance.pick(BODIES)() : undefined
    if (chance.happens(0.03)) return undefined
    // Large ones are many times slower to send than all others.
    if (chance.happens(0.1)) return chance.pick(chance.happens(0.05) ? BODIES : BODIES.slice(0, -1))()
    const schema = chance.pick(Object.values(body)).schema ?? {}
    const value = this.#values.allowed(schema)
    return textOf(chance.happens(0.5) ? value : this.#values.spoiled(value))
  }
}

const textOf = (value: unknown): string =>
  (JSON.stringify(value) ?? '').replaceAll(new RegExp(`"${BARE}([^"]*)"`, 'g'), '$1')

/** `encodeURIComponent` throws for half of a surrogate pair. */
const inPath = (text: string): string => encodeURIComponent(text.toWellFormed())

/** What a header can carry at all. */
const inHeader = (text: string): string => text.replaceAll(/[^\x20-\x7e\xa0-\xff]/g, '?').slice(0, 3000)

// What a server's answers have named, so that requests can name it as well: ids, keys, tags, by where they were seen.
import type { Chance } from './chance.ts'

const MOST_OF_ONE_TAG = 40
const LARGEST_ANSWER = 200_000
/** Fields that identify what an answer is about. */
const IDENTITY = new Set(['id', 'number', 'revision'])

export class Known {
  readonly #chance: Chance
  readonly #values = new Map<string, string[]>()

  constructor(chance: Chance) {
    this.#chance = chance
  }

  add(tag: string, value: string): void {
    const values = this.#values.get(tag) ?? []
    this.#values.set(tag, values)
    values[values.length < MOST_OF_ONE_TAG ? values.length : this.#chance.below(MOST_OF_ONE_TAG)] = value
  }

  /** Keeps the short values of an answer by the names of their fields, and what identifies things also by `collection`. */
  learn(collection: string, json: string): void {
    if (json.length > LARGEST_ANSWER) return
    JSON.parse(json, (field, value: unknown) => {
      if ((typeof value !== 'string' && typeof value !== 'number') || String(value).length > 128) return value
      this.add(field, String(value))
      if (IDENTITY.has(field)) this.add(collection, String(value))
      return value
    })
  }

  /** A value for a field or a place in a path: `model_id` may be the id of something in `models`. */
  pick(name: string): string | undefined {
    const thing = name.replace(/_id$/, '')
    const found = [name, `${thing}s`, thing].filter((tag) => this.#values.has(tag))
    return found.length === 0 ? undefined : this.#chance.pick(this.#values.get(this.#chance.pick(found)) ?? [])
  }
}

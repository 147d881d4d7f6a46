// Questions to CivitAI's API: a model, a version, whose hashes these are, and who asks.
import { z } from 'zod'
import { RosterError } from '../../../core/errors.ts'
import type { JsonAsk } from '../../engine/index.ts'
import { type Asking, bearer, withSignal } from '../asking.ts'
import { CivitaiModel, CivitaiVersion, HashMatches, Me } from './answers.ts'
import { apiError } from './refusals.ts'

const LONGEST_LIST = 10_000
const MOST_VERSIONS = 100

export class CivitaiApi {
  readonly #asking: Asking

  constructor(asking: Asking) {
    this.#asking = asking
  }

  model(id: number): Promise<CivitaiModel> {
    return this.#read(`/api/v1/models/${id}`, CivitaiModel, `model ${id} on CivitAI`)
  }

  version(id: number): Promise<CivitaiVersion> {
    return this.#read(`/api/v1/model-versions/${id}`, CivitaiVersion, `version ${id} on CivitAI`)
  }

  me(): Promise<z.infer<typeof Me>> {
    return this.#read('/api/v1/me', Me, 'the account')
  }

  /** @param hashes SHA-256 as hex digits, 10,000 at most. */
  async matches(hashes: readonly string[]): Promise<z.infer<typeof HashMatches>> {
    if (hashes.length > LONGEST_LIST) throw new RangeError(`CivitAI takes ${LONGEST_LIST} hashes at most`)
    const body = hashes.map((hash) => hash.toUpperCase())
    return this.#read('/api/v1/model-versions/by-hash/ids', HashMatches, 'these files', { method: 'POST', body })
  }

  /** Whole versions of files. @param hashes SHA-256 as hex digits, 100 at most. */
  async versionsOf(hashes: readonly string[]): Promise<CivitaiVersion[]> {
    if (hashes.length > MOST_VERSIONS) throw new RangeError(`CivitAI takes ${MOST_VERSIONS} hashes at most`)
    const body = hashes.map((hash) => hash.toUpperCase())
    return this.#read('/api/v1/model-versions/by-hash', z.array(CivitaiVersion), 'these files', {
      method: 'POST',
      body,
    })
  }

  async #read<Schema extends z.ZodType>(path: string, schema: Schema, what: string, ask: JsonAsk = {}) {
    const { upstream, endpoint, token, signal } = this.#asking
    const url = new URL(`${endpoint}${path}`)
    const answer = await upstream.readJson(
      { url, authorization: bearer(token), trust: 'endpoint' },
      { ...withSignal(signal), ...ask },
    )
    if (answer.status !== 200) throw apiError(answer.status, answer.json, token !== undefined, what)
    const parsed: z.ZodSafeParseResult<z.output<Schema>> = schema.safeParse(answer.json)
    if (parsed.success) return parsed.data
    throw new RosterError('upstream', `CivitAI's description of ${what} is not one; try again later`)
  }
}

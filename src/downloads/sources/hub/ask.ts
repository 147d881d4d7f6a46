// A question to the API of a Hugging Face hub. A token that is no good keeps nobody from what is public.
import { RosterError } from '../../../core/errors.ts'
import type { JsonAnswer, JsonAsk } from '../../engine/index.ts'
import { type Asking, bearer, withSignal } from '../asking.ts'
import { mirrorOf, ownAddress } from './mirror.ts'
import { type Asked, hubRefusal } from './refusals.ts'

export class HubApi {
  readonly #asking: Asking
  #token: string | undefined
  readonly warnings: string[] = []
  isTokenRefused = false

  constructor(asking: Asking) {
    this.#asking = asking
    this.#token = asking.token
  }

  /** The token, unless the hub has refused it. */
  get token(): string | undefined {
    return this.#token
  }

  page(repo: string): URL {
    return new URL(`${this.#asking.endpoint}/${repo}`)
  }

  /** @throws RosterError of the table for an answer that is none. */
  async read(path: string, asked: Asked, ask: JsonAsk = {}): Promise<JsonAnswer> {
    return this.readUrl(new URL(`${this.#asking.endpoint}${path}`), asked, ask)
  }

  async readUrl(url: URL, asked: Asked, ask: JsonAsk = {}): Promise<JsonAnswer> {
    const answer = await this.send(url, ask)
    if (answer.status === 200) return answer
    const withToken = this.#token !== undefined
    const { error, next } = hubRefusal({ ...answer, withToken }, asked)
    if (next !== 'anonymous') throw error
    this.#token = undefined
    this.isTokenRefused = true
    const anonymous = await this.send(url, ask)
    if (anonymous.status !== 200) {
      const closed = hubRefusal({ ...anonymous, withToken: false }, asked)
      // A gate says more than that the token is no good.
      throw closed.error.code === 'gated' ? closed.error : error
    }
    this.warnings.push('Hugging Face refused the token, which has ended or is wrong; it went on without one')
    return anonymous
  }

  send(url: URL, ask: JsonAsk = {}): Promise<JsonAnswer> {
    const { upstream, signal, endpoint } = this.#asking
    return upstream.readJson(
      { url, authorization: bearer(this.#token), trust: 'endpoint', ...mirrorOf(endpoint) },
      { ...withSignal(signal), ...ask },
    )
  }

  /**
   * An address that the hub names for the next page. A mirror often passes on that of the hub it mirrors, which is put
   * right. @throws RosterError blocked_address for any other place: the token would go there.
   */
  ownUrl(address: string): URL {
    const { endpoint } = this.#asking
    const url = URL.parse(ownAddress(address, endpoint), endpoint)
    if (url?.origin === new URL(endpoint).origin) return url
    throw new RosterError('blocked_address', 'Hugging Face names a next page on another host; that is its fault')
  }
}

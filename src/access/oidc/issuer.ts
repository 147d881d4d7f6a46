// The issuer's public keys: where its discovery document says they are, fetched again when they change.
import {
  type CryptoKey,
  createRemoteJWKSet,
  customFetch,
  errors,
  type FlattenedJWSInput,
  type JWTHeaderParameters,
  type RemoteJWKSet,
} from 'jose'
import { z } from 'zod'
import { messageOf, RosterError } from '../../core/errors.ts'
import type { Log } from '../../core/log.ts'

const TIMEOUT_MS = 5000
/** A key that nobody knows is asked for at most so often, whoever makes it up. */
const UNKNOWN_KEY_COOLDOWN_MS = 10_000
const KEYS_MAX_AGE_MS = 600_000
/** After a failure, so that a burst of tokens does not become a burst at an issuer that is just coming back. */
const PAUSE_AFTER_FAILURE_MS = 2000

const Discovery = z.object({ issuer: z.string(), jwks_uri: z.string() })

export class Issuer {
  readonly #url: string
  readonly #log: Log
  #keys: RemoteJWKSet | undefined
  #discovering: Promise<RemoteJWKSet> | undefined
  #failure: { at: number; reason: string } | undefined

  constructor(url: string, log: Log) {
    this.#url = url
    this.#log = log
  }

  /** Asks before anybody waits for it. A server whose issuer is down starts all the same. */
  warmUp(): void {
    this.#discover()
      .then((keys) => keys.reload())
      .catch((error) => this.#failed(error))
  }

  /** The key that a token says it is signed with. @throws RosterError `unavailable` where the issuer does not answer. */
  async keyFor(header: JWTHeaderParameters, token: FlattenedJWSInput): Promise<CryptoKey> {
    try {
      const keys = this.#keys ?? (await this.#discover())
      const key = await keys(header, token)
      this.#succeeded()
      return key
    } catch (error) {
      if (isFaultOfToken(error)) throw error
      // Its keys may have moved.
      if (!this.#keys?.fresh) this.#keys = undefined
      throw this.#failed(error)
    }
  }

  #discover(): Promise<RemoteJWKSet> {
    this.#discovering ??= this.#readDiscovery()
      .then((keys) => {
        this.#keys = keys
        return keys
      })
      .finally(() => {
        this.#discovering = undefined
      })
    return this.#discovering
  }

  async #readDiscovery(): Promise<RemoteJWKSet> {
    const url = `${this.#url.replace(/\/$/, '')}/.well-known/openid-configuration`
    const response = await this.#ask(url, { redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) })
    const { issuer, jwks_uri } = Discovery.parse(await response.json())
    // OpenID Connect Discovery 1.0, 4.3: another issuer's document must not speak for this one.
    if (issuer !== this.#url) throw new Error(`its discovery document is that of ${issuer}`)
    const keysAt = new URL(jwks_uri)
    if (keysAt.protocol !== 'https:' && keysAt.protocol !== new URL(this.#url).protocol)
      throw new Error(`its keys lie at ${jwks_uri}, which is not https`)
    return createRemoteJWKSet(keysAt, {
      timeoutDuration: TIMEOUT_MS,
      cooldownDuration: UNKNOWN_KEY_COOLDOWN_MS,
      cacheMaxAge: KEYS_MAX_AGE_MS,
      [customFetch]: (keysUrl, init) => this.#ask(keysUrl, init),
    })
  }

  async #ask(url: string, init: RequestInit): Promise<Response> {
    if (this.#failure && Date.now() - this.#failure.at < PAUSE_AFTER_FAILURE_MS) throw new Paused(this.#failure.reason)
    const response = await fetch(url, init)
    if (response.status !== 200) throw new Error(`${url} answers ${response.status}`)
    return response
  }

  #failed(error: unknown): RosterError {
    const reason = reasonOf(error)
    if (!this.#failure) this.#log.warn(`The OIDC issuer ${this.#url} cannot be asked for its keys: ${reason}`)
    if (!(error instanceof Paused)) this.#failure = { at: Date.now(), reason }
    return new RosterError(
      'unavailable',
      'The issuer of this token does not answer, so the token cannot be checked; try again soon',
      { cause: error, retryAfter: PAUSE_AFTER_FAILURE_MS / 1000 },
    )
  }

  #succeeded(): void {
    if (!this.#failure || !this.#keys?.coolingDown) return
    this.#failure = undefined
    this.#log.info(`The OIDC issuer ${this.#url} answers again`)
  }
}

/** It failed a moment ago and was not asked again. */
class Paused extends Error {}

const isFaultOfToken = (error: unknown): boolean =>
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWKSMultipleMatchingKeys ||
  error instanceof errors.JOSENotSupported

/** `fetch` says what happened only in the cause. */
const reasonOf = (error: unknown): string =>
  error instanceof Error && error.cause instanceof Error ? messageOf(error.cause) : messageOf(error)

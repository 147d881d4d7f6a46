// Bearer tokens that an OpenID provider signed: who they speak for, and with which role.
import { errors, type JWTPayload, jwtVerify } from 'jose'
import type { Clock } from '../../core/clock.ts'
import type { OidcSettings } from '../../core/environment.ts'
import { RosterError } from '../../core/errors.ts'
import type { Log } from '../../core/log.ts'
import type { Caller } from '../caller.ts'
import { subjectId } from '../names.ts'
import { WrongCredentials } from '../wrong-credentials.ts'
import { Issuer } from './issuer.ts'
import { roleOf } from './role.ts'

/** Signatures that only the issuer's private key can make: never `none`, never a secret that both sides know. */
const ALGORITHMS = [
  ...['RS256', 'RS384', 'RS512'],
  ...['PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512'],
  'EdDSA',
]
/** How far the clocks of two well-kept machines may be apart. */
const CLOCK_SKEW_SECONDS = 30
const JWT = /^[\w-]+\.[\w-]+\.[\w-]+$/

export class Oidc {
  readonly #settings: OidcSettings
  readonly #issuer: Issuer
  readonly #clock: Clock

  constructor(settings: OidcSettings, clock: Clock, log: Log) {
    this.#settings = settings
    this.#clock = clock
    this.#issuer = new Issuer(settings.issuer, log)
    this.#issuer.warmUp()
  }

  /** Whether a token has the form of a signed one; what it says is read only once it is checked. */
  readonly mayHaveIssued = (token: string): boolean => JWT.test(token)

  /** @throws WrongCredentials, or RosterError `unavailable` where the issuer does not answer. */
  async identify(token: string): Promise<Caller> {
    const claims = await this.#verify(token)
    const actor = { id: subjectId(claims.sub), role: roleOf(claims, this.#settings) }
    return { actor, expires: (claims.exp ?? 0) * 1000, keyId: null }
  }

  async #verify(token: string): Promise<JWTPayload> {
    try {
      const { payload } = await jwtVerify(token, (header, input) => this.#issuer.keyFor(header, input), {
        algorithms: ALGORITHMS,
        issuer: this.#settings.issuer,
        audience: this.#settings.audience,
        requiredClaims: ['exp', 'sub'],
        clockTolerance: CLOCK_SKEW_SECONDS,
        currentDate: this.#clock(),
      })
      return payload
    } catch (cause) {
      if (cause instanceof RosterError) throw cause
      // The signature was good: nobody guessed it, somebody kept it too long.
      throw new WrongCredentials(sentenceOf(cause), { cause, isGuess: !(cause instanceof errors.JWTExpired) })
    }
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'The token has expired; get a new one from its issuer'
  if (error instanceof errors.JWTClaimValidationFailed)
    return `The token is not one for this server: its claim "${error.claim}" is missing or not what it should be`
  if (error instanceof errors.JWKSNoMatchingKey) return 'The token is not valid: its issuer has no such key'
  return 'The token is not valid: its issuer did not sign it so'
}

// Tells who asks: by the admin token, an API key, a token of an OpenID provider, a session of a browser, or nobody.
import { timingSafeEqual } from 'node:crypto'
import type { Actor } from '../core/actor.ts'
import type { Clock } from '../core/clock.ts'
import { newSecret, sha256 } from '../core/ids.ts'
import { isoTime } from '../core/time.ts'
import type { Database } from '../db/index.ts'
import type { Caller } from './caller.ts'
import { ADMIN_NAME, STRANGER_NAME } from './names.ts'
import { deleteSession, deleteSessionsBefore, findSession, insertSession } from './store.ts'
import { WrongCredentials } from './wrong-credentials.ts'

const SESSION_DAYS = 30
export const SESSION_SECONDS = SESSION_DAYS * 86_400
/** Longer than the tokens of issuers that put every group into them. */
const TOKEN_MAXIMUM = 8192

const ADMIN: Caller = { actor: { id: ADMIN_NAME, role: 'admin' }, expires: null, keyId: null }

export interface Credentials {
  /** The header `Authorization` as it came. */
  authorization: string | undefined
  /** The secret of the session cookie. */
  session: string | undefined
}

/** A kind of bearer token that is told by its form. */
export interface TokenKind {
  mayHaveIssued(token: string): boolean
  /** @throws WrongCredentials */
  identify(token: string): Caller | Promise<Caller>
}

export interface AccessParts {
  database: Database
  adminToken: string
  publicRead: boolean
  clock: Clock
  /** Beside the admin token. */
  kinds: readonly TokenKind[]
}

export class Access {
  readonly #database: Database
  readonly #adminTokenHash: Buffer
  readonly #stranger: Actor
  readonly #clock: Clock
  readonly #kinds: readonly TokenKind[]
  /** Codes of sign-in links that were not used yet. */
  readonly #codes = new Set<string>()

  constructor({ database, adminToken, publicRead, clock, kinds }: AccessParts) {
    this.#database = database
    this.#adminTokenHash = Buffer.from(sha256(adminToken))
    this.#stranger = { id: STRANGER_NAME, role: publicRead ? 'public' : 'none' }
    this.#clock = clock
    this.#kinds = kinds
  }

  /** @throws WrongCredentials for those that are wrong; without any, the caller is a stranger. */
  identify({ authorization, session }: Credentials): Actor | Promise<Actor> {
    if (authorization !== undefined) {
      const caller = this.#byToken(authorization)
      return caller instanceof Promise ? caller.then(({ actor }) => actor) : caller.actor
    }
    if (session !== undefined) return this.#bySession(session)
    return this.#stranger
  }

  /** A code that signs one browser in, once. */
  newSignInCode(): string {
    const code = newSecret()
    this.#codes.add(code)
    return code
  }

  /** @returns the secret of a new session. @throws WrongCredentials for a code that is unknown or used. */
  signInByCode(code: string): Promise<string> {
    if (this.#codes.delete(code)) return this.#newSession(ADMIN)
    throw new WrongCredentials('This sign-in link was used or is old; "roster sign-in" prints another')
  }

  /** The session ends with the token. @throws WrongCredentials for a wrong one. */
  async signInByToken(token: string): Promise<string> {
    return this.#newSession(await this.#byToken(`Bearer ${token}`))
  }

  async signOut(session: string): Promise<void> {
    await this.#database.write((tx) => deleteSession(tx, sha256(session)))
  }

  #byToken(authorization: string): Caller | Promise<Caller> {
    if (authorization.length > TOKEN_MAXIMUM)
      throw new WrongCredentials(`The token is longer than ${TOKEN_MAXIMUM} characters`)
    const token = /^Bearer +([^\s]+)$/i.exec(authorization)?.[1]
    if (token === undefined) throw new WrongCredentials('The header Authorization must be "Bearer <token>"')
    if (timingSafeEqual(Buffer.from(sha256(token)), this.#adminTokenHash)) return ADMIN
    const kind = this.#kinds.find((each) => each.mayHaveIssued(token))
    if (kind) return kind.identify(token)
    throw new WrongCredentials('The token is not valid; see the file admin-token in ROSTER_HOME')
  }

  async #bySession(secret: string): Promise<Actor> {
    const row = await findSession(this.#database.reader, sha256(secret))
    if (!row || row.expires_at < isoTime(this.#clock())) return this.#stranger
    return { id: row.actor, role: row.role as Actor['role'] }
  }

  async #newSession({ actor: { id, role }, expires, keyId }: Caller): Promise<string> {
    const secret = newSecret()
    const now = this.#clock()
    const ends = Math.min(now.getTime() + SESSION_SECONDS * 1000, expires ?? Number.POSITIVE_INFINITY)
    const session = {
      id_hash: sha256(secret),
      actor: id,
      role,
      created_at: isoTime(now),
      expires_at: isoTime(new Date(ends)),
      key_id: keyId,
    }
    await this.#database.write(async (tx) => {
      await deleteSessionsBefore(tx, session.created_at)
      await insertSession(tx, session)
    })
    return secret
  }
}

// Tells who asks: by the admin token, by a session that a browser signed in to, or nobody.
import type { Actor } from '../core/actor.ts'
import type { Clock } from '../core/clock.ts'
import { RosterError } from '../core/errors.ts'
import { newSecret, sameSecret, sha256 } from '../core/ids.ts'
import { isoTime } from '../core/time.ts'
import type { Database } from '../db/index.ts'
import { deleteSession, deleteSessionsBefore, findSession, insertSession } from './store.ts'

const SESSION_DAYS = 30
export const SESSION_SECONDS = SESSION_DAYS * 86_400

const ADMIN: Actor<'admin'> = { id: 'admin', role: 'admin' }

export interface Credentials {
  /** The header `Authorization` as it came. */
  authorization: string | undefined
  /** The secret of the session cookie. */
  session: string | undefined
}

export class Access {
  readonly #database: Database
  readonly #adminToken: string
  readonly #stranger: Actor
  readonly #clock: Clock
  /** Codes of sign-in links that were not used yet. */
  readonly #codes = new Set<string>()

  constructor(database: Database, adminToken: string, publicRead: boolean, clock: Clock) {
    this.#database = database
    this.#adminToken = adminToken
    this.#stranger = { id: 'anonymous', role: publicRead ? 'public' : 'none' }
    this.#clock = clock
  }

  /** @throws RosterError `unauthenticated` for credentials that are wrong; without any, the caller is a stranger. */
  identify({ authorization, session }: Credentials): Actor | Promise<Actor> {
    if (authorization !== undefined) return this.#byToken(authorization)
    if (session !== undefined) return this.#bySession(session)
    return this.#stranger
  }

  /** A code that signs one browser in, once. */
  newSignInCode(): string {
    const code = newSecret()
    this.#codes.add(code)
    return code
  }

  /** @returns the secret of a new session. @throws RosterError `unauthenticated` for a code that is unknown or used. */
  signInByCode(code: string): Promise<string> {
    if (this.#codes.delete(code)) return this.#newSession(ADMIN)
    throw new RosterError('unauthenticated', 'This sign-in link was used or is old; "roster sign-in" prints another')
  }

  /** @throws RosterError `unauthenticated` for a wrong token. */
  signInByToken(token: string): Promise<string> {
    return this.#newSession(this.#byToken(`Bearer ${token}`))
  }

  async signOut(session: string): Promise<void> {
    await this.#database.write((tx) => deleteSession(tx, sha256(session)))
  }

  #byToken(authorization: string): Actor {
    const token = /^Bearer +([^\s]+)$/i.exec(authorization)?.[1]
    if (token !== undefined && sameSecret(token, this.#adminToken)) return ADMIN
    throw new RosterError('unauthenticated', 'The token is not valid; see the file admin-token in ROSTER_HOME')
  }

  async #bySession(secret: string): Promise<Actor> {
    const row = await findSession(this.#database.reader, sha256(secret))
    if (!row || row.expires_at < isoTime(this.#clock())) return this.#stranger
    return { id: row.actor, role: row.role as Actor['role'] }
  }

  async #newSession({ id, role }: Actor): Promise<string> {
    const secret = newSecret()
    const now = this.#clock()
    const expires_at = isoTime(new Date(now.getTime() + SESSION_SECONDS * 1000))
    const session = { id_hash: sha256(secret), actor: id, role, created_at: isoTime(now), expires_at }
    await this.#database.write(async (tx) => {
      await deleteSessionsBefore(tx, session.created_at)
      await insertSession(tx, session)
    })
    return secret
  }
}

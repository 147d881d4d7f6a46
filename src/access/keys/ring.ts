// The keys that this server has seen in use, so that a request with one waits for no database; and when they were used.
import type { Outcome } from '../../changes/index.ts'
import type { Clock } from '../../core/clock.ts'
import { messageOf } from '../../core/errors.ts'
import { sha256 } from '../../core/ids.ts'
import type { Log } from '../../core/log.ts'
import { isoTime } from '../../core/time.ts'
import type { Database } from '../../db/index.ts'
import type { Caller } from '../caller.ts'
import { keyName } from '../names.ts'
import { WrongCredentials } from '../wrong-credentials.ts'
import { KEY_PREFIX } from './service.ts'
import { findKeyByHash, KEY_ENTITY, markUsed, type UsedKeyRow } from './store.ts'

/** A write for each request would cost more than the request. */
const USE_IS_NOTED_EVERY_MS = 600_000

interface Known {
  id: string
  caller: Caller
  /** In milliseconds. */
  lastUsed: number
}

export class KeyRing {
  readonly #database: Database
  readonly #clock: Clock
  readonly #log: Log
  /** By the hash of the secret; only keys that exist, so there are never more than those. */
  readonly #known = new Map<string, Known>()
  /** Counts what the feed told of keys. */
  #news = 0

  constructor(database: Database, clock: Clock, log: Log) {
    this.#database = database
    this.#clock = clock
    this.#log = log
  }

  /** Takes a committed change set: a revoked key is forgotten on every server as soon as its feed has it. */
  apply(outcomes: readonly Outcome[]): void {
    for (const { entity, id } of outcomes) {
      if (entity !== KEY_ENTITY) continue
      this.#news++
      for (const [hash, known] of this.#known) if (known.id === id) this.#known.delete(hash)
    }
  }

  /** Whether a token has the form of a key. */
  readonly mayHaveIssued = (token: string): boolean => token.startsWith(KEY_PREFIX)

  /** @throws WrongCredentials for a key that was never made, was revoked, or has expired. */
  identify(secret: string): Caller | Promise<Caller> {
    const hash = sha256(secret)
    const known = this.#known.get(hash)
    return known ? this.#use(known) : this.#lookUp(hash)
  }

  async #lookUp(hash: string): Promise<Caller> {
    const news = this.#news
    const row = await findKeyByHash(this.#database.reader, hash)
    if (!row) throw new WrongCredentials('The API key is not valid: it was never made, or it was revoked')
    const known = knownOf(row)
    // What was read while the feed told of keys may be what was there before.
    if (news === this.#news) this.#known.set(hash, known)
    return this.#use(known)
  }

  #use(known: Known): Caller {
    const { caller, id } = known
    const now = this.#clock()
    if (caller.expires !== null && caller.expires <= now.getTime())
      throw new WrongCredentials('The API key has expired; an admin can make another', { isGuess: false })
    if (now.getTime() - known.lastUsed >= USE_IS_NOTED_EVERY_MS) {
      known.lastUsed = now.getTime()
      this.#database
        .write((tx) => markUsed(tx, id, isoTime(now)))
        .catch((error) => this.#log.warn(`Cannot note that an API key was used: ${messageOf(error)}`))
    }
    return caller
  }
}

const knownOf = ({ id, name, role, expires_at, last_used_at }: UsedKeyRow): Known => ({
  id,
  lastUsed: last_used_at === null ? 0 : Date.parse(last_used_at),
  caller: {
    actor: { id: keyName(name), role },
    expires: expires_at === null ? null : Date.parse(expires_at),
    keyId: id,
  },
})

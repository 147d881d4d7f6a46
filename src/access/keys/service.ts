// Making, listing and revoking API keys.
import { randomUUID } from 'node:crypto'
import type { Changes } from '../../changes/index.ts'
import type { Admin } from '../../core/actor.ts'
import type { Clock } from '../../core/clock.ts'
import { invalid, notFound, RosterError } from '../../core/errors.ts'
import { newSecret, sha256 } from '../../core/ids.ts'
import { type Page, pageOf } from '../../core/paging.ts'
import type { Reader } from '../../db/index.ts'
import type { KeyCreate } from './contract.ts'
import { isNameTaken, type KeyRow, keyEntity, listKeys, type UsedKeyRow } from './store.ts'

/** A scanner of logs and repositories knows a secret of Roster by it. */
export const KEY_PREFIX = 'rk_'
/** Enough to tell keys apart, and far too little to guess the rest. */
const SHOWN = KEY_PREFIX.length + 6

export class Keys {
  readonly #db: Reader
  readonly #changes: Changes
  readonly #clock: Clock

  constructor(db: Reader, changes: Changes, clock: Clock) {
    this.#db = db
    this.#changes = changes
    this.#clock = clock
  }

  async list(page: { limit?: number | undefined; cursor?: string | undefined }): Promise<Page<UsedKeyRow>> {
    return pageOf(await listKeys(this.#db), ({ name }) => name, page)
  }

  async create(actor: Admin, { name, role, expires_at }: KeyCreate): Promise<{ key: KeyRow; secret: string }> {
    if (expires_at !== null && Date.parse(expires_at) <= this.#clock().getTime())
      throw invalid('/expires_at', 'must lie in the future')
    const secret = `${KEY_PREFIX}${newSecret()}`
    const change = { action: 'key.create', summary: `Made the API key ${name} with the role ${role}` }
    const { result: key } = await this.#changes.change(actor, change, async (draft) => {
      if (await isNameTaken(draft.tx, name)) {
        const detail = `is the name of another key; revoke that one first, or choose another name`
        throw new RosterError('conflict', `"${name}" ${detail}`, { errors: [{ pointer: '/name', detail }] })
      }
      const { now } = draft
      const prefix = secret.slice(0, SHOWN)
      const row = { id: randomUUID(), name, role, prefix, created_by: actor.id, expires_at, row_version: 0 }
      return draft.put(keyEntity(sha256(secret)), { ...row, created_at: now, updated_at: now })
    })
    return { key, secret }
  }

  async revoke(actor: Admin, id: string): Promise<void> {
    const entity = keyEntity('')
    const describe = ({ name }: KeyRow) => ({ action: 'key.revoke', summary: `Revoked the API key ${name}` })
    await this.#changes.change(actor, describe, async (draft) => {
      const row = await draft.find(entity, id)
      if (!row) throw notFound('key', id)
      await draft.remove(entity, row)
      return row
    })
  }
}

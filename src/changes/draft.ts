// The rows that one change touches, before and after, while its transaction is open.
import type { Actor } from '../core/actor.ts'
import { sameJson } from '../core/record.ts'
import type { Tx } from '../db/index.ts'
import type { Entity, Row } from './entity.ts'

export interface Entry {
  entity: string
  entity_id: string
  before: Row | null
  after: Row | null
}

export class Draft {
  readonly tx: Tx
  readonly actor: Actor
  readonly now: string
  readonly #entries = new Map<string, Entry>()

  constructor(tx: Tx, actor: Actor, now: string) {
    this.tx = tx
    this.actor = actor
    this.now = now
  }

  find<Kind extends Row>(entity: Entity<Kind>, id: string): Promise<Kind | undefined> {
    return entity.find(this.tx, id)
  }

  /** Saves a row, new or changed; its version and times are set here. A row that says nothing new is left alone. */
  async put<Kind extends Row>(entity: Entity<Kind>, row: Kind): Promise<Kind> {
    const before = await entity.find(this.tx, row.id)
    if (before && sameContent(before, row)) return before
    const row_version = (before?.row_version ?? row.row_version) + 1
    const created_at = before?.created_at ?? row.created_at
    const after: Kind = { ...row, row_version, created_at, updated_at: this.now }
    await (before ? entity.update(this.tx, after) : entity.insert(this.tx, after))
    this.#record(entity.name, row.id, before ?? null, after)
    return after
  }

  async remove<Kind extends Row>(entity: Entity<Kind>, row: Kind): Promise<void> {
    await entity.remove(this.tx, row)
    this.#record(entity.name, row.id, row, null)
  }

  /** One entry a row, however often the change touched it; none for a row that came and went within it. */
  get entries(): Entry[] {
    return [...this.#entries.values()].filter(({ before, after }) => before !== null || after !== null)
  }

  #record(entity: string, id: string, before: Row | null, after: Row | null): void {
    const key = `${entity}/${id}`
    const first = this.#entries.get(key)
    this.#entries.set(key, { entity, entity_id: id, before: first ? first.before : before, after })
  }
}

/** Whether two rows say the same, however often and whenever each was changed. */
export const sameContent = (left: Row, right: Row): boolean =>
  sameJson({ ...left, row_version: 0, updated_at: '' }, { ...right, row_version: 0, updated_at: '' })

// The one way to write the catalog: rows, audit entry and revision in one transaction; then the feed; then undo.
import type { Admin } from '../core/actor.ts'
import type { Clock } from '../core/clock.ts'
import { notFound, RosterError } from '../core/errors.ts'
import { isoTime } from '../core/time.ts'
import { type Database, isContradiction } from '../db/index.ts'
import { Draft, type Entry, sameContent } from './draft.ts'
import type { Entity, Row } from './entity.ts'
import type { Feed } from './feed.ts'
import { countUp, findChangeSet, insertChangeSet, RESTORE, readEntries, readRevision } from './store.ts'

export interface Change {
  /** What was done, as `entity.verb`: `model.create`, `import`, `undo`. */
  action: string
  /** The same for a person: `Deleted MusicGen Small`. */
  summary: string
  undoes?: number
}

export interface Changed<Result> {
  /** The revision that holds the change, or the one before where there was nothing to change. */
  revision: number
  result: Result
}

export class Changes {
  readonly #database: Database
  readonly #feed: Feed
  readonly #clock: Clock
  readonly #entities: ReadonlyMap<string, Entity<Row>>

  constructor(database: Database, feed: Feed, clock: Clock, entities: readonly Entity<Row>[]) {
    this.#database = database
    this.#feed = feed
    this.#clock = clock
    this.#entities = new Map(entities.map((entity) => [entity.name, entity]))
  }

  /**
   * Runs `work` in a transaction, alone among all servers and with the catalog up to date, and keeps what it put and removed as one change set. Returns once this server's
   * catalog shows it; where it cannot for long, an `unavailable` error says that the change was made. `describe` is called when the work is done, so that it can say what came of it.
   */
  async change<Result>(
    actor: Admin,
    describe: Change | ((result: Result) => Change),
    work: (draft: Draft) => Promise<Result>,
  ): Promise<Changed<Result>> {
    const changed = await this.#database.change(async (tx) => {
      await this.#feed.catchUp()
      const draft = new Draft(tx, actor, isoTime(this.#clock()))
      const result = await work(draft)
      const { entries } = draft
      if (entries.length === 0) return { revision: await readRevision(tx), result }
      const { action, summary, undoes = null } = typeof describe === 'function' ? describe(result) : describe
      const revision = await countUp(tx, 'revision')
      const set = { revision, created_at: draft.now, actor: actor.id, action, summary, undoes }
      await insertChangeSet(tx, set, entries)
      await this.#database.announce(tx)
      return { revision, result }
    })
    await this.#feed.show(changed.revision)
    return changed
  }

  /**
   * Puts every row of a change set back as it was. Refused, and nothing changed, where a row is not as the change left
   * it, or where another row stands in the way.
   */
  undo(actor: Admin, revision: number): Promise<Changed<void>> {
    const describe = { action: 'undo', summary: `Undid change ${revision}`, undoes: revision }
    return this.change(actor, describe, async (draft) => {
      const set = await findChangeSet(draft.tx, revision)
      if (!set) throw notFound('change', String(revision))
      if (set.action === RESTORE)
        throw new RosterError('conflict', 'A restore is not undone; restore the backup that was made before it')
      const entries = await readEntries(draft.tx, revision)
      for (const entry of entries.toReversed()) await this.#putBack(draft, entry)
    })
  }

  async #putBack(draft: Draft, entry: Entry): Promise<void> {
    const entity = this.#entities.get(entry.entity)
    if (!entity)
      throw new RosterError('conflict', `Changes of the kind ${entry.entity} are recorded, and are not undone`)
    const name = `The ${entry.entity} "${entry.entity_id}"`
    const current = (await draft.find(entity, entry.entity_id)) ?? null
    if (!isAs(current, entry.after))
      throw new RosterError('conflict', `${name} has changed since; undo the newer changes first`)
    try {
      if (entry.before) await draft.put(entity, entry.before)
      else if (current) await draft.remove(entity, current)
    } catch (cause) {
      if (!isContradiction(cause)) throw cause
      throw new RosterError('conflict', `${name} cannot be put back: something newer stands in the way`, { cause })
    }
  }
}

const isAs = (current: Row | null, left: Row | null): boolean =>
  current === null || left === null ? current === left : sameContent(current, left)

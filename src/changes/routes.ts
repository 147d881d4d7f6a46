// The routes of the audit log.
import { requireRole } from '../core/actor.ts'
import { invalid, notFound } from '../core/errors.ts'
import { newRouter } from '../core/routes.ts'
import type { Reader } from '../db/index.ts'
import type { Changes } from './changes.ts'
import * as contract from './contract.ts'
import { type ChangeSet, findChangeSet, listChangeSets, readEntries } from './store.ts'

/** Change sets in one answer, where the caller sets no limit. */
const PAGE = 100

export function changeRoutes(db: Reader, changes: Changes) {
  const find = async (revision: number): Promise<ChangeSet> => {
    const set = await findChangeSet(db, revision)
    if (!set) throw notFound('change', String(revision))
    return set
  }

  return newRouter()
    .openapi(contract.listChanges, async (c) => {
      requireRole(c.env.actor, 'admin')
      const { limit = PAGE, cursor, ...rows } = c.req.valid('query')
      const sets = await listChangeSets(db, rows, limit + 1, cursor === undefined ? undefined : revisionOf(cursor))
      const page = sets.slice(0, limit)
      const next_cursor = sets.length > limit ? String(page.at(-1)?.revision) : null
      return c.json({ changes: page, next_cursor }, 200)
    })
    .openapi(contract.readChange, async (c) => {
      requireRole(c.env.actor, 'admin')
      const set = await find(c.req.valid('param').id)
      const entries = await readEntries(db, set.revision, c.req.valid('query'))
      const shown = entries.map(({ entity, entity_id: id, before, after }) => ({
        entity,
        id,
        before: before && { ...before },
        after: after && { ...after },
      }))
      return c.json({ ...set, entries: shown }, 200)
    })
    .openapi(contract.undoChange, async (c) => {
      const { revision } = await changes.undo(requireRole(c.env.actor, 'admin'), c.req.valid('param').id)
      return c.json(await find(revision), 200)
    })
}

function revisionOf(cursor: string): number {
  const revision = Number(cursor)
  if (Number.isSafeInteger(revision) && revision > 0) return revision
  throw invalid('/cursor', 'must be a `next_cursor` that a list has given')
}

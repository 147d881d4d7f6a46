// The audit log as rows: change sets, their entries, and the counter that orders them.
import type { ChangeSets, Reader, Tx } from '../db/index.ts'
import type { Entry } from './draft.ts'
import type { Row } from './entity.ts'

/** Entries in one insert: ten parameters of seven columns stay far below every database's limit. */
const ENTRIES_PER_INSERT = 200

/** A row of the log, and the revision that undid it. */
export interface ChangeSet extends ChangeSets {
  undone_by: number | null
  changes: number
}

type Counter = 'revision' | 'model_number'

/** Takes the next value of a counter; none is left out, and their order is the order of commits. */
export async function countUp(tx: Tx, counter: Counter): Promise<number> {
  const row = await tx
    .updateTable('counters')
    .set((expression) => ({ value: expression('value', '+', 1) }))
    .where('name', '=', counter)
    .returning('value')
    .executeTakeFirstOrThrow()
  return row.value
}

export async function readRevision(db: Reader): Promise<number> {
  const row = await db.selectFrom('counters').select('value').where('name', '=', 'revision').executeTakeFirstOrThrow()
  return row.value
}

export async function insertChangeSet(tx: Tx, set: ChangeSets, entries: readonly Entry[]): Promise<void> {
  await tx.insertInto('change_sets').values(set).execute()
  for (let start = 0; start < entries.length; start += ENTRIES_PER_INSERT) {
    const rows = entries.slice(start, start + ENTRIES_PER_INSERT).map((entry, index) => ({
      revision: set.revision,
      position: start + index,
      entity: entry.entity,
      entity_id: entry.entity_id,
      before: toJson(entry.before),
      after: toJson(entry.after),
    }))
    await tx.insertInto('change_entries').values(rows).execute()
  }
}

/** Which rows are of interest: of one kind, or one row of it. */
export interface RowFilter {
  entity?: string | undefined
  entity_id?: string | undefined
}

/** Change sets that touch such rows, newest first, from below `before`. */
export function listChangeSets(
  db: Reader,
  rows: RowFilter,
  limit: number,
  before = Number.MAX_SAFE_INTEGER,
): Promise<ChangeSet[]> {
  const sets = changeSets(db).where('change_sets.revision', '<', before).orderBy('change_sets.revision', 'desc')
  const isAll = rows.entity === undefined && rows.entity_id === undefined
  return (isAll ? sets : sets.where('change_sets.revision', 'in', entriesOf(db, rows).select('revision')))
    .limit(limit)
    .execute()
}

function entriesOf(db: Reader, { entity, entity_id }: RowFilter) {
  const all = db.selectFrom('change_entries')
  const ofKind = entity === undefined ? all : all.where('entity', '=', entity)
  return entity_id === undefined ? ofKind : ofKind.where('entity_id', '=', entity_id)
}

export const findChangeSet = (db: Reader, revision: number): Promise<ChangeSet | undefined> =>
  changeSets(db).where('change_sets.revision', '=', revision).executeTakeFirst()

const changeSets = (db: Reader) =>
  db
    .selectFrom('change_sets')
    .selectAll('change_sets')
    .select((expression) => [
      expression
        .selectFrom('change_sets as later')
        .select((inner) => inner.fn.max<number>('later.revision').as('revision'))
        .whereRef('later.undoes', '=', 'change_sets.revision')
        .as('undone_by'),
      expression
        .selectFrom('change_entries')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .whereRef('change_entries.revision', '=', 'change_sets.revision')
        .$asScalar()
        .$notNull()
        .as('changes'),
    ])

export async function readEntries(db: Reader, revision: number, filter: RowFilter = {}): Promise<Entry[]> {
  const rows = await entriesOf(db, filter)
    .select(['entity', 'entity_id', 'before', 'after'])
    .where('revision', '=', revision)
    .orderBy('position')
    .execute()
  return rows.map((row) => ({ ...row, before: fromJson(row.before), after: fromJson(row.after) }))
}

/** What the newest change set that touched a row did, such as `import`; undefined where the log holds none. */
export async function lastActionOn(db: Reader, entity: string, id: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('change_entries')
    .innerJoin('change_sets', 'change_sets.revision', 'change_entries.revision')
    .select('change_sets.action')
    .where('change_entries.entity', '=', entity)
    .where('change_entries.entity_id', '=', id)
    .orderBy('change_sets.revision', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.action
}

/** What became of a row: the part of an entry that whoever follows the feed needs. */
export interface Outcome {
  entity: string
  id: string
  after: Row | null
}

/** What a restore is called; its change set names every row, so that it stands for all before it. */
export const RESTORE = 'restore'

/** The change sets after `revision`, in order, at most `limit`. */
export const setsAfter = (
  db: Reader,
  revision: number,
  limit: number,
): Promise<Pick<ChangeSets, 'revision' | 'action'>[]> =>
  db
    .selectFrom('change_sets')
    .select(['revision', 'action'])
    .where('revision', '>', revision)
    .orderBy('revision')
    .limit(limit)
    .execute()

/** Part of a change set: `limit` of its entries from `position` on. */
export async function outcomes(db: Reader, revision: number, position: number, limit: number): Promise<Outcome[]> {
  const rows = await db
    .selectFrom('change_entries')
    .select(['entity', 'entity_id', 'after'])
    .where('revision', '=', revision)
    .where('position', '>=', position)
    .orderBy('position')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ entity: row.entity, id: row.entity_id, after: fromJson(row.after) }))
}

const toJson = (row: Row | null): string | null => (row === null ? null : JSON.stringify(row))
const fromJson = (text: string | null): Row | null => (text === null ? null : (JSON.parse(text) as Row))

/**
 * Removes the oldest change sets from before `time`, at most `limit`, with their entries. One that an undo refers to
 * stays as long as the undo does, and the newest stays always: a server that starts goes on from there.
 * @returns how many went.
 */
export async function removeOldSets(tx: Tx, time: string, limit: number): Promise<number> {
  const newest = await readRevision(tx)
  const sets = await tx
    .selectFrom('change_sets')
    .select('revision')
    .where('created_at', '<', time)
    .where('revision', '<', newest)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('change_sets as later')
            .select('later.revision')
            .whereRef('later.undoes', '=', 'change_sets.revision'),
        ),
      ),
    )
    .orderBy('revision')
    .limit(limit)
    .execute()
  if (sets.length === 0) return 0
  const revisions = sets.map(({ revision }) => revision)
  await tx.deleteFrom('change_entries').where('revision', 'in', revisions).execute()
  await tx.deleteFrom('change_sets').where('revision', 'in', revisions).execute()
  return revisions.length
}

// Keeps the catalog and the manifest in step: a lost database gets its rows back, and the manifest follows the rows.
import {
  type Catalog,
  type ModelRow,
  models,
  newModel,
  newProvider,
  providers,
  readBuiltIns,
  yieldDefault,
} from '../catalog/index.ts'
import { type Changes, countUp, type Draft, lastActionOn, type Outcome } from '../changes/index.ts'
import { SYSTEM } from '../core/actor.ts'
import { messageOf } from '../core/errors.ts'
import type { Log } from '../core/log.ts'
import type { Reader } from '../db/index.ts'
import type { LibraryEntry } from './contract.ts'
import { mirrored } from './facts.ts'
import type { Library } from './library.ts'

export interface RebuildOptions {
  library: Library
  catalog: Catalog
  changes: Changes
  reader: Reader
  log: Log
}

type Whole = LibraryEntry & { model: NonNullable<LibraryEntry['model']> }

/**
 * Once at start: installed models whose rows a new or restored database does not have get them from the manifest. What
 * the catalog says is never overwritten, and a row that somebody deleted stays deleted.
 */
export async function rebuildRows({ library, catalog, changes, reader, log }: RebuildOptions): Promise<void> {
  const lost: Whole[] = []
  const known = new Map<string, ModelRow | null>()
  for (const entry of library.list()) {
    const row = catalog.model(entry.id)?.row
    if (row) known.set(entry.id, row)
    else if (!hasModel(entry)) continue
    else if ((await lastActionOn(reader, 'model', entry.id)) === undefined) lost.push(entry)
    else known.set(entry.id, null)
  }
  await follow(library, known).catch((error) => log.warn(BEHIND + messageOf(error)))
  if (lost.length === 0) return
  const describe = (count: number) => ({
    action: 'library.rebuild',
    summary: `Took ${count} models back from the library's own record`,
  })
  await changes.change(SYSTEM, describe, async (draft) => {
    let count = 0
    for (const entry of lost) if (await takeBack(draft, entry, catalog, log)) count++
    return count
  })
}

const hasModel = (entry: LibraryEntry): entry is Whole => entry.model !== null

async function takeBack(draft: Draft, { id, source, model }: Whole, catalog: Catalog, log: Log): Promise<boolean> {
  const other = catalog.modelsByKey(model.model_key).find(({ row }) => row.provider === model.provider)
  if (catalog.model(id) || other) {
    if (other) log.warn(`${id} of the library is not taken back: "${other.row.id}" has its key ${model.model_key}`)
    return false
  }
  await requireProvider(draft, model.provider)
  const origin = source === null || source.type === 'local' ? 'scanned' : 'person'
  const identity = { id, number: await countUp(draft.tx, 'model_number'), origin, upstream: {} }
  await draft.put(models, newModel(await yieldDefault(draft, model), identity, draft.now))
  return true
}

/** A database that was never populated may not have the provider of local models. */
export async function requireProvider(draft: Draft, id: string): Promise<void> {
  if (await draft.find(providers, id)) return
  const known = (await readBuiltIns()).providers.find((provider) => provider.id === id)
  const unknown = { id, display_name: id, kind: 'other', base_url: null, api_key_env: null, is_active: false } as const
  await draft.put(providers, newProvider(known ?? { ...unknown, auth_scheme: 'none' }, draft.now))
}

/** Follows the feed, so that the manifest says of each installed model what the catalog says. */
export const followRows =
  (library: Library, log: Log) =>
  (_revision: number, outcomes: readonly Outcome[]): void => {
    const rows = new Map<string, ModelRow | null>()
    for (const { entity, id, after } of outcomes)
      if (entity === 'model' && library.find(id)) rows.set(id, after as ModelRow | null)
    if (rows.size > 0) follow(library, rows).catch((error) => log.warn(BEHIND + messageOf(error)))
  }

const BEHIND = 'The record of installed models is behind the catalog: '

const follow = (library: Library, rows: ReadonlyMap<string, ModelRow | null>): Promise<void> =>
  library.change((entries) => {
    for (const [id, row] of rows) {
      const entry = entries.get(id)
      if (entry) entries.set(id, mirrored(entry, row))
    }
  })

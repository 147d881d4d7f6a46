// A model that lies on this machine already: adopted where it is, and kept among the downloads as one that has ended.
import { randomUUID } from 'node:crypto'
import { models } from '../catalog/index.ts'
import type { Changes, Draft } from '../changes/index.ts'
import type { Admin } from '../core/actor.ts'
import { RosterError } from '../core/errors.ts'
import type { LibraryEntry } from '../library/contract.ts'
import { type Library, modelsAt } from '../library/index.ts'
import type { Download, StatedModel } from './contract.ts'
import { NO_PROGRESS, type Progress } from './row.ts'
import { downloadEntity, lastPosition, writeProgress, writeWork } from './store.ts'

export interface AdoptionParts {
  changes: Changes
  library: Library
  /** As a scan does. @throws RosterError `invalid` for a path that holds no models or may not be scanned. */
  adoptAt: (actor: Admin, path: string) => Promise<LibraryEntry[]>
  read: (id: string) => Promise<Download>
}

interface Place {
  path: string
  /** What a person says of the model; it stands above what its file says. */
  stated: StatedModel | undefined
}

export class Adoption {
  readonly #parts: AdoptionParts

  constructor(parts: AdoptionParts) {
    this.#parts = parts
  }

  /** @throws RosterError `invalid` where the path holds several models, `conflict` for one that is installed already. */
  async adopt(
    actor: Admin,
    { path, stated }: Place,
    isForced: boolean,
  ): Promise<{ download: Download; isNew: boolean }> {
    const { changes, library, adoptAt, read } = this.#parts
    const { units } = await modelsAt(path, undefined)
    if (units.length > 1)
      throw new RosterError('invalid', `${path} holds ${units.length} models: scan it, and each is adopted by itself`)
    const before = new Set(library.list().map(({ id }) => id))
    const [entry] = await adoptAt(actor, path)
    if (!entry) throw new RosterError('not_a_model_file', `${path} holds no weights that Roster knows`)
    if (before.has(entry.id) && !isForced)
      throw new RosterError('conflict', `${entry.name} is in the library already, as ${entry.id}`)
    const change = { action: 'download.completed', summary: `Adopted ${entry.name} where it lies: ${path}` }
    const { result: id } = await changes.change(actor, change, async (draft) => {
      const row = stated && (await draft.find(models, entry.id))
      if (row) await draft.put(models, { ...row, ...statedOnly(stated) })
      return recordOf(draft, entry)
    })
    return { download: await read(id), isNew: true }
  }
}

type Said = { [Name in keyof StatedModel]?: Exclude<StatedModel[Name], undefined> }
/** What is not said is not there: it came as JSON. */
const statedOnly = (stated: StatedModel): Said => stated as Said

async function recordOf(draft: Draft, entry: LibraryEntry): Promise<string> {
  const id = randomUUID()
  await draft.put(downloadEntity, {
    ...{ id, model_id: entry.id, status: 'completed', error: null, accepted: [] },
    position: Math.floor(await lastPosition(draft.tx)) + 1,
    ...{ is_forced: false, is_confirmed: false, had_access_key: false, row_version: 0 },
    ...{ created_by: draft.actor.id, created_at: draft.now, updated_at: draft.now, ended_at: draft.now },
  })
  const runner = randomUUID()
  await writeWork(draft.tx, id, { runner, source: entry.source })
  await writeProgress(draft.tx, id, runner, wholeOf(entry), draft.now)
  await writeWork(draft.tx, id, { runner: null })
  return id
}

const wholeOf = ({ files, size_bytes }: LibraryEntry): Progress => ({
  ...NO_PROGRESS,
  ...{ progress: 100, downloaded_bytes: size_bytes, total_bytes: size_bytes },
  files: files.map(({ path, size, sha256 }) => ({
    ...{ path, size, sha256, status: 'completed' as const },
    downloaded_bytes: size ?? 0,
  })),
})

// What can be done with installed models, and by whom.
import type { Catalog, ModelRow, Models } from '../catalog/index.ts'
import { models } from '../catalog/index.ts'
import type { Changes, Draft } from '../changes/index.ts'
import type { Admin } from '../core/actor.ts'
import { notFound, RosterError } from '../core/errors.ts'
import { refuseReadOnly } from '../core/read-only.ts'
import { BASE_MODELS, type BaseModel } from '../vocabulary/index.ts'
import { recordChange, recordRemoval } from './audit.ts'
import {
  type InstalledModel,
  type LibraryEntry,
  type LibraryPatch,
  type Removal,
  type RemovalQuery,
  SET_BY_SERVER,
} from './contract.ts'
import { mirrored } from './facts.ts'
import type { Library } from './library.ts'
import { isAdopted } from './places.ts'
import { carryOut } from './remove/carry-out.ts'
import { type Plan, planRemoval } from './remove/plan.ts'
import { viewOf } from './view.ts'

/** Why a model cannot be removed now, as a sentence; null where nothing speaks against it. */
export type Use = (id: string) => string | null | Promise<string | null>

export interface InstalledModelsOptions {
  library: Library
  catalog: Catalog
  changes: Changes
  models: Models
  /** Removes what belongs to a model's row and goes with it. */
  removeParts: (draft: Draft, row: ModelRow) => Promise<void>
  uses: readonly Use[]
}

const KNOWN: Readonly<Record<string, BaseModel>> = BASE_MODELS
const NOTHING: Plan = { files: [], folders: [] }

export class InstalledModels {
  readonly #options: InstalledModelsOptions

  constructor(options: InstalledModelsOptions) {
    this.#options = options
  }

  /** Of the catalog, whose words for a model are shown. */
  get revision(): number {
    return this.#options.catalog.revision
  }

  /** @throws RosterError `not_found`. */
  find(id: string): LibraryEntry {
    const entry = this.#options.library.find(id)
    if (!entry) throw notFound('installed model', id)
    return entry
  }

  /** As the catalog and the library say together. */
  show(entry: LibraryEntry): InstalledModel {
    return viewOf(entry, this.#options.catalog.model(entry.id)?.row)
  }

  /** What a person says stands in the catalog, above what any scan finds. */
  async correct(actor: Admin, id: string, patch: LibraryPatch): Promise<InstalledModel> {
    const { catalog, models: catalogModels } = this.#options
    const entry = this.find(id)
    refuseReadOnly({ sent: patch, shown: this.show(entry), fields: SET_BY_SERVER, name: entry.name })
    const { name, type, family, base_model } = patch
    const said = {
      ...(name !== undefined && { name }),
      ...(type !== undefined && { type }),
      ...(base_model !== undefined && { base_model, family: KNOWN[base_model ?? '']?.family ?? entry.family }),
      ...(family !== undefined && { family }),
    }
    if (catalog.model(id)) {
      const { name: display_name, ...rest } = said
      const changed = { ...rest, ...(display_name !== undefined && { display_name }) }
      const { row } = await catalogModels.update(actor, id, changed, 'merge')
      await this.#edit(id, (present) => mirrored(present, row))
    } else await this.#edit(id, (present) => ({ ...present, ...said }))
    return this.show(this.find(id))
  }

  /** What a removal would do; `in_use` says why it would be refused. @throws RosterError as `planRemoval` does. */
  async planOf(id: string, { files, force }: RemovalQuery): Promise<{ removal: Removal; plan: Plan }> {
    const { library, catalog } = this.#options
    const entry = this.find(id)
    const keeps_files = files === 'keep' || (isAdopted(entry) && files !== 'remove')
    const shared = new Set(
      library.list().flatMap((other) => (other.id === id ? [] : other.files.map(({ path }) => path))),
    )
    const plan = keeps_files ? NOTHING : await planRemoval(entry, library.modelsDir, (path) => shared.has(path))
    const removal: Removal = {
      id,
      name: entry.name,
      files: plan.files.map(({ path, freed_bytes, isThere }) => ({ path, freed_bytes, is_there: isThere })),
      freed_bytes: plan.files.reduce((sum, { freed_bytes }) => sum + freed_bytes, 0),
      keeps_files,
      deletes_model: catalog.model(id)?.row.origin === 'scanned',
      in_use: [...(await this.#uses(id)), ...(force ? [] : this.#dependents(id))],
    }
    return { removal, plan }
  }

  /** @throws RosterError `conflict` while something uses it, or as `planRemoval` does; then nothing was removed. */
  async remove(actor: Admin, id: string, query: RemovalQuery): Promise<void> {
    const { library, changes, catalog, removeParts } = this.#options
    const entry = this.find(id)
    const { removal, plan } = await this.planOf(id, query)
    this.#requireUnused(removal)
    // Files first: whatever ends this halfway leaves an entry that shows what is missing, and can be removed again.
    await carryOut(plan)
    const row = removal.deletes_model ? catalog.model(id)?.row : undefined
    const what = removal.keeps_files ? `Forgot ${entry.name}; its files stay` : `Removed the files of ${entry.name}`
    await changes.change(actor, { action: 'library.remove', summary: what }, async (draft) => {
      await recordRemoval(draft, entry)
      const present = row && (await draft.find(models, row.id))
      if (!present) return
      await removeParts(draft, present)
      await draft.remove(models, present)
    })
    await library.change((entries) => entries.delete(id))
  }

  /** Removes the files of a model whose row is about to be deleted. */
  async removeFilesOf(actor: Admin, id: string): Promise<void> {
    if (this.#options.library.find(id)) await this.remove(actor, id, { dry_run: false, force: false, files: 'remove' })
  }

  /** @throws RosterError `conflict` for a model that is not quarantined. */
  async unlock(actor: Admin, id: string): Promise<InstalledModel> {
    const { changes } = this.#options
    const before = this.find(id)
    if (before.status !== 'quarantined')
      throw new RosterError('conflict', `${before.name} is not quarantined; its status is ${before.status}`)
    const after: LibraryEntry = { ...before, unlocked: true, status: before.verified_at === null ? 'unverified' : 'ok' }
    const what = { action: 'library.unlock', summary: `Released ${before.name} from quarantine` }
    await changes.change(actor, what, async (draft) => {
      await recordChange(draft, before, after)
      const row = await draft.find(models, id)
      // A scan and an upload add what is dangerous as inactive.
      const isOurs = row?.origin === 'scanned' || row?.source?.type === 'upload'
      if (row && isOurs && !row.is_active) await draft.put(models, { ...row, is_active: true })
    })
    await this.#edit(id, (present) => ({ ...present, unlocked: true, status: after.status }))
    return this.show(this.find(id))
  }

  async #uses(id: string): Promise<string[]> {
    const reasons = await Promise.all(this.#options.uses.map((use) => use(id)))
    return reasons.filter((reason) => reason !== null)
  }

  /** Installed models that do not work without it. */
  #dependents(id: string): string[] {
    const { library, catalog } = this.#options
    return library.list().flatMap((other) => {
      const companions = catalog.model(other.id)?.row.companions ?? other.model?.companions ?? []
      const reason = companions.find(({ model_id }) => model_id === id)?.reason
      return reason === undefined ? [] : [`${other.name} needs it (${reason}); add force=1 to remove it all the same`]
    })
  }

  #requireUnused({ name, in_use }: Removal): void {
    if (in_use.length > 0) throw new RosterError('conflict', `${name} is in use: ${in_use.join('; ')}`)
  }

  #edit(id: string, edit: (entry: LibraryEntry) => LibraryEntry): Promise<void> {
    return this.#options.library.change((entries) => {
      const present = entries.get(id)
      if (present) entries.set(id, edit(present))
    })
  }
}

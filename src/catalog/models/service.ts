// What can be done with models, and by whom.
import type { Changes, Draft } from '../../changes/index.ts'
import { type Actor, type Admin, isAdmin } from '../../core/actor.ts'
import { notFound, RosterError } from '../../core/errors.ts'
import { expectVersion } from '../../core/etag.ts'
import { refuseReadOnly } from '../../core/read-only.ts'
import type { Catalog } from '../memory/catalog.ts'
import type { ModelEntry } from '../memory/entry.ts'
import { CURRENT_MODEL, settings } from '../settings.ts'
import { type Model, type ModelCreate, type ModelPatch, READ_ONLY } from './contract.ts'
import { factsOfCreate, type PatchMode, patchedFacts } from './facts.ts'
import { addModel, changeModel } from './rules.ts'
import { type ModelRow, models } from './store.ts'
import { viewOf } from './view.ts'

/** Removes what belongs to a model and goes with it. */
type RemoveParts = (draft: Draft, row: ModelRow) => Promise<void>
/** The files of installed models. */
interface InstalledFiles {
  has(id: string): boolean
  /** @throws RosterError `conflict` while something uses them. */
  remove(actor: Admin, id: string): Promise<void>
}

const NO_FILES: InstalledFiles = { has: () => false, remove: async () => {} }

/** True of this server alone, or of the provider. */
const PASSING = ['installed', 'configured']

export class Models {
  readonly #catalog: Catalog
  readonly #changes: Changes
  readonly #removeParts: RemoveParts
  readonly #files: InstalledFiles

  constructor(catalog: Catalog, changes: Changes, removeParts: RemoveParts, files = NO_FILES) {
    this.#catalog = catalog
    this.#changes = changes
    this.#removeParts = removeParts
    this.#files = files
  }

  /**
   * @param name an id, or a model_key that one provider alone has.
   * @throws RosterError `not_found`; `conflict` where several providers have the key.
   */
  read(actor: Actor, name: string): ModelEntry {
    const entry = this.#catalog.find(name)
    if (!entry || !(entry.row.is_active || isAdmin(actor))) throw notFound('model', name)
    return entry
  }

  /** The model that this installation works with, where the caller may see it. */
  current(actor: Actor): ModelEntry | null {
    const entry = this.#catalog.currentModel
    return entry && (entry.row.is_active || isAdmin(actor)) ? entry : null
  }

  async create(actor: Admin, body: ModelCreate): Promise<ModelEntry> {
    const facts = factsOfCreate(body)
    const { result } = await this.#changes.change(
      actor,
      { action: 'model.create', summary: `Added ${facts.display_name}` },
      (draft) => addModel(draft, { facts, id: body.id, origin: 'person' }),
    )
    return this.#now(result)
  }

  /** @param ifMatch the tag that was read; `precondition_failed` where the row has another version by now. */
  async update(actor: Admin, name: string, patch: ModelPatch, mode: PatchMode, ifMatch?: string): Promise<ModelEntry> {
    const { id } = this.read(actor, name).row
    const { result } = await this.#changes.change(
      actor,
      (row: ModelRow) => ({ action: 'model.update', summary: `Changed ${row.display_name}` }),
      async (draft) => {
        const row = await draft.find(models, id)
        if (!row) throw notFound('model', name)
        expectVersion(ifMatch, row.row_version, row.display_name)
        const shown = this.show(row)
        refuseReadOnly({ sent: patch, shown, fields: READ_ONLY, passing: PASSING, ifMatch, name: row.display_name })
        return changeModel(draft, row, patchedFacts(row, shown, patch, mode))
      },
    )
    return this.#now(result)
  }

  /**
   * Gives several models a priority in one change.
   * @returns its revision, or the present one where nothing differs.
   * @throws RosterError `not_found`, and none is changed then.
   */
  async order(actor: Admin, priorities: Readonly<Record<string, number>>): Promise<number> {
    const { revision } = await this.#changes.change(
      actor,
      (moved: ModelRow[]) => ({
        action: 'model.order',
        summary:
          moved.length === 1 ? `Moved ${moved[0]?.display_name}` : `Gave ${moved.length} models another priority`,
      }),
      async (draft) => {
        const moved: ModelRow[] = []
        for (const [id, priority] of Object.entries(priorities)) {
          const row = await draft.find(models, id)
          if (!row) throw notFound('model', id)
          if (row.priority !== priority) moved.push(await draft.put(models, { ...row, priority }))
        }
        return moved
      },
    )
    return revision
  }

  /** @param files what becomes of the files of an installed model; `conflict` where that is not said. */
  async remove(actor: Admin, name: string, ifMatch?: string, files?: 'keep' | 'remove'): Promise<void> {
    const { id, display_name, row_version } = this.read(actor, name).row
    if (files === undefined && this.#files.has(id))
      throw new RosterError(
        'conflict',
        `${display_name} is installed; add ?files=remove to remove its files as well, or ?files=keep to leave them`,
      )
    if (files === 'remove') {
      expectVersion(ifMatch, row_version, display_name)
      await this.#files.remove(actor, id)
    }
    await this.#changes.change(actor, { action: 'model.delete', summary: `Deleted ${display_name}` }, async (draft) => {
      const row = await draft.find(models, id)
      // It may have gone with its files: a row that only a scan had made.
      if (!row && files === 'remove') return
      if (!row) throw notFound('model', name)
      expectVersion(ifMatch, row.row_version, row.display_name)
      await this.#removeParts(draft, row)
      await draft.remove(models, row)
    })
  }

  /** @throws RosterError `conflict` for a model that cannot be run: an inactive one, an adapter, a part. */
  async setCurrent(actor: Admin, name: string): Promise<ModelEntry> {
    const { row, canRun } = this.read(actor, name)
    const problem = !row.is_active ? 'is inactive' : canRun ? null : `is a ${row.type}, which cannot be run by itself`
    if (problem) throw new RosterError('conflict', `The model "${row.id}" ${problem}`)
    await this.#changes.change(
      actor,
      { action: 'model.current', summary: `Chose ${row.display_name} as the current model` },
      (draft) => {
        const times = { created_at: draft.now, updated_at: draft.now }
        return draft.put(settings, { id: CURRENT_MODEL, value: row.id, row_version: 0, ...times })
      },
    )
    return this.#now(row)
  }

  /** The model as this server shows it. */
  show(row: ModelRow): Model {
    const { local } = this.#catalog
    const provider = this.#catalog.provider(row.provider)
    return {
      ...viewOf(row, local.overrides.of(row.id)),
      installed: local.isInstalled(row.id),
      configured: provider !== undefined && local.isConfigured(provider),
    }
  }

  /** The model as the catalog has it after a change; a newer change may have come in between. */
  #now({ id }: ModelRow): ModelEntry {
    const entry = this.#catalog.model(id)
    if (!entry) throw notFound('model', id)
    return entry
  }
}

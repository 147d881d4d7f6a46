// What can be done with configurations, and by whom.
import type { Catalog, ModelRow } from '../catalog/index.ts'
import type { Changes, Draft } from '../changes/index.ts'
import { type Actor, type Admin, isAdmin } from '../core/actor.ts'
import { invalidFields, notFound, RosterError } from '../core/errors.ts'
import { expectVersion } from '../core/etag.ts'
import { refuseReadOnly } from '../core/read-only.ts'
import { isObject, keysOf, mergePatch } from '../core/record.ts'
import { type Configuration, ConfigurationFacts, type ConfigurationPatch } from './contract.ts'
import type { ConfigurationIndex, Scope } from './memory.ts'
import { checkFacts, requireBaseModel, saveConfiguration } from './rules.ts'
import { type ConfigurationRow, configurations, newConfiguration } from './store.ts'

const UNCHANGING = ['id', 'model_id', 'base_model', 'created_at', 'updated_at'] as const
const FACTS = keysOf(ConfigurationFacts.shape)

export type PatchMode = 'merge' | 'replace'

export class Configurations {
  readonly #catalog: Catalog
  readonly #index: ConfigurationIndex
  readonly #changes: Changes

  constructor(catalog: Catalog, index: ConfigurationIndex, changes: Changes) {
    this.#catalog = catalog
    this.#index = index
    this.#changes = changes
  }

  read(id: string): ConfigurationRow {
    const row = this.#index.find(id)
    if (!row) throw notFound('configuration', id)
    return row
  }

  /** The default first, then by name. */
  listForModel(actor: Actor, name: string): ConfigurationRow[] {
    return this.#index.ofModel(this.#model(actor, name).id)
  }

  listForBaseModel(type: string): ConfigurationRow[] {
    return this.#index.ofBaseModel(type)
  }

  /** The model's own, else the one of its base model. @throws RosterError `not_found` where there is neither. */
  defaultForModel(actor: Actor, name: string): { row: ConfigurationRow; scope: Scope } {
    const model = this.#model(actor, name)
    const found = this.#index.defaultOf(model)
    if (!found) throw new RosterError('not_found', `Neither ${model.display_name} nor its base model has a default`)
    return found
  }

  defaultForBaseModel(type: string): { row: ConfigurationRow; scope: Scope } {
    const [row] = this.#index.ofBaseModel(type)
    if (!row?.is_default) throw new RosterError('not_found', `The base model "${type}" has no default configuration`)
    return { row, scope: 'base_model' }
  }

  createForModel(actor: Admin, name: string, facts: ConfigurationFacts): Promise<ConfigurationRow> {
    const model = this.#model(actor, name)
    requireBaseModel(facts, model.base_model, model.display_name)
    checkFacts(this.#catalog, facts, model)
    return this.#create(actor, facts, model.id)
  }

  createForBaseModel(actor: Admin, type: string, facts: ConfigurationFacts): Promise<ConfigurationRow> {
    requireBaseModel(facts, type, 'the path')
    checkFacts(this.#catalog, facts, null)
    return this.#create(actor, facts, null)
  }

  async update(actor: Admin, id: string, patch: ConfigurationPatch, mode: PatchMode, ifMatch?: string) {
    const { name } = this.read(id)
    const change = { action: 'configuration.update', summary: `Changed the configuration ${name}` }
    const { result } = await this.#changes.change(actor, change, async (draft) => {
      const row = await find(draft, id, ifMatch)
      const facts = patchedFacts(row, patch, mode)
      checkFacts(this.#catalog, facts, row.model_id === null ? null : (this.#catalog.model(row.model_id)?.row ?? null))
      return saveConfiguration(draft, { ...row, ...facts })
    })
    return result
  }

  async remove(actor: Admin, id: string, ifMatch?: string): Promise<void> {
    const { name } = this.read(id)
    const change = { action: 'configuration.delete', summary: `Deleted the configuration ${name}` }
    await this.#changes.change(actor, change, async (draft) => {
      await draft.remove(configurations, await find(draft, id, ifMatch))
    })
  }

  async #create(actor: Admin, facts: ConfigurationFacts, modelId: string | null): Promise<ConfigurationRow> {
    const change = { action: 'configuration.create', summary: `Added the configuration ${facts.name}` }
    const { result } = await this.#changes.change(actor, change, (draft) =>
      saveConfiguration(draft, newConfiguration(facts, modelId, draft.now)),
    )
    return result
  }

  #model(actor: Actor, name: string): ModelRow {
    const row = this.#catalog.find(name)?.row
    if (!row || !(row.is_active || isAdmin(actor))) throw notFound('model', name)
    return row
  }
}

export const showConfiguration = ({ row_version: _, ...shown }: ConfigurationRow): Configuration => shown

async function find(draft: Draft, id: string, ifMatch: string | undefined): Promise<ConfigurationRow> {
  const row = await draft.find(configurations, id)
  if (!row) throw notFound('configuration', id)
  expectVersion(ifMatch, row.row_version, row.name)
  return row
}

function patchedFacts(row: ConfigurationRow, patch: ConfigurationPatch, mode: PatchMode): ConfigurationFacts {
  const detail = 'does not change once it is made'
  refuseReadOnly({ sent: patch, shown: row, fields: UNCHANGING, name: row.name, detail })
  const before = Object.fromEntries(FACTS.map((name) => [name, row[name]]))
  const own = Object.fromEntries(
    Object.entries(patch).filter(([name, value]) => value !== undefined && name in before && name !== 'base_model'),
  )
  const after = mode === 'merge' ? mergePatch(before, own) : { ...before, ...own }
  const facts = isObject(after) ? Object.entries(after).filter(([, value]) => value !== null) : []
  const parsed = ConfigurationFacts.safeParse(Object.fromEntries(facts))
  if (!parsed.success) throw invalidFields(parsed.error.issues, 'The configuration')
  return parsed.data
}

// What can be done with providers, and by whom.
import type { Changes, Draft } from '../../changes/index.ts'
import type { Admin } from '../../core/actor.ts'
import { invalidFields, notFound, RosterError } from '../../core/errors.ts'
import { expectVersion } from '../../core/etag.ts'
import { refuseReadOnly } from '../../core/read-only.ts'
import { keysOf } from '../../core/record.ts'
import { compareCodePoints } from '../../core/text.ts'
import type { Catalog } from '../memory/catalog.ts'
import { countByProvider } from '../models/store.ts'
import { type Provider, ProviderFacts, type ProviderPatch } from './contract.ts'
import { newProvider, type ProviderRow, providers } from './store.ts'

/** Providers as JSON. A row never changes, nor does the environment that says whether it is configured. */
const KEPT = new WeakMap<ProviderRow, string>()

const READ_ONLY = ['id', 'configured', 'created_at', 'updated_at'] as const

/** @throws RosterError `conflict` for an id that is taken. */
export async function addProvider(draft: Draft, facts: ProviderFacts): Promise<ProviderRow> {
  if (!(await draft.find(providers, facts.id))) return draft.put(providers, newProvider(facts, draft.now))
  const detail = `"${facts.id}" is the id of another provider`
  throw new RosterError('conflict', detail, { errors: [{ pointer: '/id', detail }] })
}

export class Providers {
  readonly #catalog: Catalog
  readonly #changes: Changes

  constructor(catalog: Catalog, changes: Changes) {
    this.#catalog = catalog
    this.#changes = changes
  }

  list(): ProviderRow[] {
    return [...this.#catalog.providers].sort((left, right) => compareCodePoints(left.id, right.id))
  }

  read(id: string): ProviderRow {
    const row = this.#catalog.provider(id)
    if (!row) throw notFound('provider', id)
    return row
  }

  async create(actor: Admin, facts: ProviderFacts): Promise<ProviderRow> {
    const change = { action: 'provider.create', summary: `Added ${facts.display_name}` }
    const { result } = await this.#changes.change(actor, change, (draft) => addProvider(draft, facts))
    return result
  }

  async update(actor: Admin, id: string, patch: ProviderPatch, ifMatch?: string): Promise<ProviderRow> {
    const { display_name } = this.read(id)
    const change = { action: 'provider.update', summary: `Changed ${display_name}` }
    const { result } = await this.#changes.change(actor, change, async (draft) => {
      const row = await this.#find(draft, id, ifMatch)
      const shown = this.show(row)
      refuseReadOnly({ sent: patch, shown, fields: READ_ONLY, passing: ['configured'], ifMatch, name: display_name })
      return draft.put(providers, { ...row, ...patchedFacts(row, patch) })
    })
    return result
  }

  async remove(actor: Admin, id: string, ifMatch?: string): Promise<void> {
    const { display_name } = this.read(id)
    await this.#changes.change(
      actor,
      { action: 'provider.delete', summary: `Deleted ${display_name}` },
      async (draft) => {
        const row = await this.#find(draft, id, ifMatch)
        const count = await countByProvider(draft.tx, id)
        if (count > 0)
          throw new RosterError(
            'conflict',
            `${display_name} has ${count} models; delete or move them first, or switch it off`,
          )
        await draft.remove(providers, row)
      },
    )
  }

  /** The provider as JSON. */
  json(row: ProviderRow): string {
    const kept = KEPT.get(row)
    if (kept !== undefined) return kept
    const json = JSON.stringify(this.show(row))
    KEPT.set(row, json)
    return json
  }

  show({ id, display_name, kind, base_url, auth_scheme, api_key_env, is_active, ...row }: ProviderRow): Provider {
    const facts = { id, display_name, kind, base_url, auth_scheme, api_key_env, is_active }
    const configured = this.#catalog.local.isConfigured({ ...row, ...facts })
    return { ...facts, configured, created_at: row.created_at, updated_at: row.updated_at }
  }

  async #find(draft: Draft, id: string, ifMatch: string | undefined): Promise<ProviderRow> {
    const row = await draft.find(providers, id)
    if (!row) throw notFound('provider', id)
    expectVersion(ifMatch, row.row_version, row.display_name)
    return row
  }
}

function patchedFacts(row: ProviderRow, patch: ProviderPatch): ProviderFacts {
  const names = keysOf(ProviderFacts.shape)
  const facts = names.map(
    (name) => [name, patch[name] === undefined || name === 'id' ? row[name] : patch[name]] as const,
  )
  const parsed = ProviderFacts.safeParse(Object.fromEntries(facts.filter(([, value]) => value !== null)))
  if (!parsed.success) throw invalidFields(parsed.error.issues, 'The provider')
  return parsed.data
}

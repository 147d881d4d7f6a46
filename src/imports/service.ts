// Takes foreign catalogs and the built-in models in: a dry run says what would change, an apply is one change set.

import type { ModelFacts } from '../catalog/contract.ts'
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
import { type Changes, countUp, type Draft } from '../changes/index.ts'
import {
  type BuiltInConfiguration,
  configurations,
  hasDefault,
  newConfiguration,
  readBuiltInConfigurations,
} from '../configurations/index.ts'
import type { Admin } from '../core/actor.ts'
import type { ImportReport, PopulateReport, SourceId } from './contract.ts'
import { type Difference, differenceOf, type Upstream } from './difference.ts'
import { readForeign } from './read.ts'
import { reportOf } from './report.ts'
import { SOURCES } from './sources.ts'

export interface Progress {
  stage: 'read' | 'write'
  done: number
  total: number
}

export interface ImportOptions {
  source: SourceId
  bytes: Uint8Array<ArrayBuffer>
  dryRun: boolean
  onProgress?: (progress: Progress) => void
}

const BUILT_IN = 'built-in'

export class Imports {
  readonly #catalog: Catalog
  readonly #changes: Changes

  constructor(catalog: Catalog, changes: Changes) {
    this.#catalog = catalog
    this.#changes = changes
  }

  /** @throws RosterError `invalid` that names the entry which cannot be read; nothing is changed then. */
  async run(actor: Admin, { source, bytes, dryRun, onProgress = () => {} }: ImportOptions): Promise<ImportReport> {
    const read = await readForeign(source, bytes, (done, total) => onProgress({ stage: 'read', done, total }))
    const upstream: Upstream = { ...read, origin: `import:${source}` }
    const report = (difference: Difference, revision: number) =>
      reportOf({ source, dry_run: dryRun, revision }, difference, read)
    if (dryRun) return report(await differenceOf(this.#catalog, upstream), this.#catalog.revision)

    const change = { action: 'import', summary: `Imported ${read.models.length} models of ${SOURCES[source].title}` }
    const { revision, result } = await this.#changes.change(actor, change, async (draft) => {
      const difference = await differenceOf(this.#catalog, upstream)
      await write(draft, upstream.origin, difference, (done, total) => onProgress({ stage: 'write', done, total }))
      return difference
    })
    return report(result, revision)
  }

  /**
   * Adds the built-in models; those that exist are left, or brought up to date where no person changed them.
   * @param accepts which of them are meant.
   */
  async populate(actor: Admin, accepts: (model: ModelFacts) => boolean = () => true): Promise<PopulateReport> {
    const builtIns = await readBuiltIns()
    const chosen = builtIns.models.filter(accepts)
    const presets = await readBuiltInConfigurations()
    const incoming = chosen.map(({ id, ...facts }) => ({ id, facts, said: facts }))
    const upstream: Upstream = { origin: BUILT_IN, providers: builtIns.providers, models: incoming }
    const change = { action: 'populate', summary: `Added the built-in models` }
    const { revision, result } = await this.#changes.change(actor, change, async (draft) => {
      const difference = await differenceOf(this.#catalog, upstream, isBuiltIn)
      await write(draft, BUILT_IN, difference)
      await addConfigurations(draft, presets)
      return difference
    })
    return populateReport(revision, chosen, result)
  }
}

const isBuiltIn = (row: ModelRow): boolean => BUILT_IN in row.upstream

/** How many rows are written between two tellings of how far it is. */
const TELL_EVERY = 50

/** Writes what a difference adds and changes. */
export async function write(
  draft: Draft,
  origin: string,
  { newProviders, added, updated }: Difference,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<void> {
  const total = added.length + updated.length
  let done = 0
  const tell = () => {
    if (++done % TELL_EVERY === 0 || done === total) onProgress(done, total)
  }
  for (const facts of newProviders) await draft.put(providers, newProvider(facts, draft.now))
  for (const { id, facts, said } of added) {
    const number = await countUp(draft.tx, 'model_number')
    const identity = { id, number, origin, upstream: { [origin]: said } }
    await draft.put(models, newModel(await yieldDefault(draft, facts), identity, draft.now))
    tell()
  }
  for (const { row } of updated) {
    await draft.put(models, await yieldDefault(draft, row, row.id))
    tell()
  }
}

/** Those that exist are left as they are, and a default that somebody chose stays the default. */
async function addConfigurations(draft: Draft, presets: readonly BuiltInConfiguration[]): Promise<void> {
  for (const { id, ...facts } of presets) {
    if (await draft.find(configurations, id)) continue
    const row = newConfiguration(facts, null, draft.now, id)
    await draft.put(configurations, { ...row, is_default: row.is_default && !(await hasDefault(draft, row)) })
  }
}

function populateReport(
  revision: number,
  all: readonly { id: string; model_key: string }[],
  { added, updated }: Difference,
): PopulateReport {
  const created = new Set(added.map(({ facts }) => facts.model_key))
  const changed = new Set(updated.filter(({ fields }) => fields.length > 0).map(({ row }) => row.model_key))
  const results = all.map(({ id, model_key }) => {
    if (created.has(model_key)) return { id, model_key, status: 'created' as const, reason: null }
    if (changed.has(model_key)) return { id, model_key, status: 'updated' as const, reason: 'brought up to date' }
    return { id, model_key, status: 'skipped' as const, reason: 'already exists' }
  })
  const count = (status: string) => results.filter((result) => result.status === status).length
  const summary = { created: count('created'), updated: count('updated'), skipped: count('skipped'), total: all.length }
  return { revision, summary, results }
}

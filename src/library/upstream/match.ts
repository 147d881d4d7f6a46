// Which models of CivitAI the installed files are, and what of that is kept.
import { basename } from 'node:path'
import { type Catalog, type ModelRow, models } from '../../catalog/index.ts'
import type { Changes } from '../../changes/index.ts'
import type { Admin } from '../../core/actor.ts'
import { sameJson } from '../../core/record.ts'
import type { LibraryEntry } from '../contract.ts'
import { mirrored } from '../facts.ts'
import type { Library } from '../library.ts'
import { isWeights } from '../scan/units.ts'
import type { Matched, MatchReport } from './contract.ts'
import type { CivitaiMatch, Upstreams } from './upstreams.ts'

export interface MatcherOptions {
  library: Library
  catalog: Catalog
  changes: Changes
  upstreams: Upstreams
}

const SCANNED = 'scanned'

export class Matcher {
  readonly #options: MatcherOptions

  constructor(options: MatcherOptions) {
    this.#options = options
  }

  /** @throws RosterError where CivitAI cannot be asked. */
  async match(actor: Admin, { apply }: { apply: boolean }): Promise<MatchReport> {
    const { library, upstreams } = this.#options
    await library.refresh()
    const entries = library.list()
    const byHash = Map.groupBy(entries, (entry) => weightsOf(entry)?.sha256 ?? null)
    const without_hash = byHash.get(null)?.length ?? 0
    byHash.delete(null)
    const hashes = [...byHash.keys()].filter((hash) => hash !== null)
    const found = await upstreams.matchBySha256(hashes)
    // Two that have the same file are both of them that model.
    const pairs = found.flatMap((match) => (byHash.get(match.sha256) ?? []).map((entry) => ({ entry, match })))
    const applied = apply ? await this.#apply(actor, pairs) : 0
    return {
      matches: pairs.map(({ entry, match }) => matchedOf(entry, match)),
      asked: hashes.length,
      without_hash,
      applied,
    }
  }

  /** Only where it is not known yet where a model comes from, and of its facts only what a scan alone had said. */
  async #apply(actor: Admin, pairs: readonly { entry: LibraryEntry; match: CivitaiMatch }[]): Promise<number> {
    const { library, changes } = this.#options
    const unknown = pairs.filter(({ entry }) => entry.source === null || entry.source.type === 'local')
    if (unknown.length === 0) return 0
    const rows = new Map<string, ModelRow | null>()
    const summary = `Found ${unknown.length} installed models on CivitAI`
    await changes.change(actor, { action: 'library.match', summary }, async (draft) => {
      for (const { entry, match } of unknown) {
        const row = await draft.find(models, entry.id)
        rows.set(entry.id, row ? await draft.put(models, matchedRow(row, entry, match)) : null)
      }
    })
    await library.change((entries) => {
      for (const { entry, match } of unknown) {
        const present = entries.get(entry.id)
        if (!present) continue
        const row = rows.get(entry.id)
        const fresh = { ...present, source: sourceOf(present, match) }
        entries.set(entry.id, row ? mirrored(fresh, row) : fresh)
      }
    })
    return unknown.length
  }
}

/** Of a model in several files of weights none is the model. */
function weightsOf({ files }: LibraryEntry): LibraryEntry['files'][number] | undefined {
  const weights = files.filter(({ path }) => isWeights(path))
  return weights.length === 1 ? weights[0] : undefined
}

const matchedOf = ({ id }: LibraryEntry, { sha256, modelId, versionId, page, facts }: CivitaiMatch): Matched => ({
  ...{ id, sha256, civitai_model: modelId, civitai_version: versionId, url: page, name: facts.display_name },
  ...{ type: facts.type, base_model: facts.base_model, trigger_words: facts.trigger_words },
})

/** Of the weights alone: what lies beside them CivitAI does not know. */
const sourceOf = (entry: LibraryEntry, { modelId, versionId, fileId, page }: CivitaiMatch) => ({
  type: 'civitai' as const,
  repo: String(modelId),
  revision: String(versionId),
  url: page,
  files: [weightsOf(entry)].flatMap((file) =>
    file ? [{ ...file, path: basename(file.path), id: fileId === null ? null : String(fileId) }] : [],
  ),
})

function matchedRow(row: ModelRow, entry: LibraryEntry, match: CivitaiMatch): ModelRow {
  const { base_model, family, trigger_words } = match.facts
  const said = row.upstream[SCANNED]
  const isScans = said !== undefined && sameJson(row.base_model, said.base_model ?? null)
  return {
    ...row,
    source: sourceOf(entry, match),
    ...(isScans && base_model !== null && { base_model, family }),
    capabilities:
      trigger_words.length > 0 && row.capabilities.trigger_words === undefined
        ? { ...row.capabilities, trigger_words }
        : row.capabilities,
    ...(isScans &&
      base_model !== null && { upstream: { ...row.upstream, [SCANNED]: { ...said, base_model, family } } }),
  }
}

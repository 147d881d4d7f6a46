// Takes presets in: a dry run says what would change, an apply is one change set.
import type { Catalog } from '../../catalog/index.ts'
import { type Changes, type Draft, lastActionOn } from '../../changes/index.ts'
import {
  type ConfigurationIndex,
  type ConfigurationRow,
  newConfiguration,
  saveConfiguration,
} from '../../configurations/index.ts'
import type { Admin } from '../../core/actor.ts'
import type { Reader } from '../../db/index.ts'
import type { PresetReport } from '../contract.ts'
import { readPresets } from '../read.ts'
import type { ImportOptions } from '../service.ts'
import { type PresetDifference, presetDifference } from './difference.ts'

const ACTION = 'import'

export class PresetImports {
  readonly #catalog: Catalog
  readonly #index: ConfigurationIndex
  readonly #changes: Changes
  readonly #reader: Reader

  constructor(parts: { catalog: Catalog; index: ConfigurationIndex; changes: Changes; reader: Reader }) {
    this.#catalog = parts.catalog
    this.#index = parts.index
    this.#changes = parts.changes
    this.#reader = parts.reader
  }

  /** @throws RosterError `invalid` that names the preset which cannot be read; nothing is changed then. */
  async run(actor: Admin, options: Omit<ImportOptions, 'source'>): Promise<PresetReport> {
    const { bytes, dryRun, onProgress = () => {} } = options
    const read = await readPresets(bytes)
    const { length } = read.presets
    onProgress({ stage: 'read', done: length, total: length })
    const differenceOn = (db: Reader) => {
      const isImported = async (id: string) => (await lastActionOn(db, 'configuration', id)) === ACTION
      return presetDifference({ catalog: this.#catalog, index: this.#index, isImported }, read)
    }
    if (dryRun) {
      const difference = await differenceOn(this.#reader)
      return reportOf({ dry_run: true, revision: this.#catalog.revision, read: length }, difference, [])
    }
    const describe = ({ added, changed }: { added: unknown[]; changed: unknown[] }) => ({
      action: ACTION,
      summary: `Imported presets: ${added.length} new, ${changed.length} changed`,
    })
    const { revision, result } = await this.#changes.change(actor, describe, async (draft) => {
      const difference = await differenceOn(draft.tx)
      return { ...difference, rows: await write(draft, difference) }
    })
    onProgress({ stage: 'write', done: length, total: length })
    return reportOf({ dry_run: false, revision, read: length }, result, result.rows)
  }
}

async function write(draft: Draft, { added, changed }: PresetDifference): Promise<ConfigurationRow[]> {
  const rows: ConfigurationRow[] = []
  for (const { id, model_id, facts } of added)
    rows.push(await saveConfiguration(draft, newConfiguration(facts, model_id, draft.now, id)))
  for (const { row } of changed) await saveConfiguration(draft, row)
  return rows
}

/** @param rows what the new ones became, in their order; none where nothing was written. */
function reportOf(
  { dry_run, revision, read }: Pick<PresetReport, 'dry_run' | 'revision'> & { read: number },
  { added, changed, kept, unchanged, skipped }: PresetDifference,
  rows: readonly ConfigurationRow[],
): PresetReport {
  const reference = ({ id, model_id, base_model, name }: ConfigurationRow) => ({ id, model_id, base_model, name })
  return {
    source: 'presets',
    dry_run,
    revision,
    summary: {
      read,
      new: added.length,
      changed: changed.length,
      kept: kept.length,
      unchanged,
      skipped: skipped.length,
    },
    new: added.map(({ id = null, model_id, facts: { base_model, name } }, index) => ({
      id: rows[index]?.id ?? id,
      model_id,
      base_model,
      name,
    })),
    changed: changed.map(({ row, fields }) => ({ ...reference(row), fields })),
    kept: kept.map(({ row, fields }) => ({ ...reference(row), fields })),
    skipped,
  }
}

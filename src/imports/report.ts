// What an import did or would do, as it is told.
import type { ModelFacts } from '../catalog/contract.ts'
import type { ImportReport } from './contract.ts'
import type { Difference } from './difference.ts'
import type { ForeignCatalog } from './read.ts'

export function reportOf(
  head: Pick<ImportReport, 'source' | 'dry_run' | 'revision'>,
  { newProviders, added, updated, kept, unchanged, gone }: Difference,
  { models, skipped }: Pick<ForeignCatalog, 'models' | 'skipped'>,
): ImportReport {
  const changed = updated.filter(({ fields }) => fields.length > 0)
  return {
    ...head,
    summary: {
      read: models.length,
      new: added.length,
      changed: changed.length,
      kept: kept.length,
      unchanged,
      gone: gone.length,
      skipped: skipped.length,
      new_providers: newProviders.length,
    },
    new_providers: newProviders.map(({ id }) => id),
    new: added.map(({ id, facts }) => reference({ id, ...facts })),
    changed: changed.map(({ row, fields }) => ({ ...reference(row), fields })),
    kept: kept.map(({ row, fields }) => ({ ...reference(row), fields })),
    gone: gone.map(reference),
    skipped,
  }
}

export const reference = ({ id, provider, model_key, display_name }: ModelFacts & { id: string }) => ({
  id,
  provider,
  model_key,
  display_name,
})

// An installed model as it is shown: what lies on the disk, under the name and the kind that the catalog gives it.
import type { ModelRow } from '../catalog/index.ts'
import type { InstalledModel, LibraryEntry } from './contract.ts'

export const viewOf = (entry: LibraryEntry, row: ModelRow | undefined): InstalledModel => ({
  id: entry.id,
  name: row?.display_name ?? entry.name,
  type: row?.type ?? entry.type,
  family: row ? row.family : entry.family,
  base_model: row ? row.base_model : entry.base_model,
  path: entry.path,
  files: entry.files,
  size_bytes: entry.size_bytes,
  source: entry.source,
  identified: entry.identified,
  installed_at: entry.installed_at,
  verified_at: entry.verified_at,
  status: entry.status,
  adopted_from: entry.adopted_from ?? null,
  unlocked: entry.unlocked ?? false,
})

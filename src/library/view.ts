// An installed model as it is shown: what lies on the disk, under the name and the kind that the catalog gives it.
import type { ModelRow } from '../catalog/index.ts'
import { CLAIM_FIELDS } from '../vocabulary/index.ts'
import type { InstalledModel, LibraryEntry } from './contract.ts'
import { type Identified, reconcile } from './identify/index.ts'

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
  identified: entry.identified && withStatements(entry.identified, entry, row),
  installed_at: entry.installed_at,
  verified_at: entry.verified_at,
  status: entry.status,
  adopted_from: entry.adopted_from ?? null,
  unlocked: entry.unlocked ?? false,
})

/** With what the catalog or a person says above it; where that disagrees with the file, it is a conflict. */
function withStatements(identified: Identified, entry: LibraryEntry, row: ModelRow | undefined): Identified {
  const said = row ?? entry
  // What another version of Roster has written may look different.
  const isOurs = Array.isArray(identified.evidence) && Array.isArray(identified.conflicts)
  if (!isOurs || CLAIM_FIELDS.every((field) => said[field] === identified[field])) return identified
  const { type, family, base_model } = said
  const statement = {
    type: type === identified.type ? null : type,
    family: family === identified.family ? null : family,
    base_model: base_model === identified.base_model ? null : base_model,
  }
  // A scan puts what it finds into its own rows: whatever differs there, somebody chose.
  const isPersons = row === undefined || row.origin === 'scanned' || row.origin === 'person'
  return reconcile(identified, isPersons ? { person: statement } : { catalog: statement })
}

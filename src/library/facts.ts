// Between a model's row in the catalog and what the library says of it.
import { ModelFacts } from '../catalog/contract.ts'
import type { ModelRow } from '../catalog/index.ts'
import { keysOf, record, sameJson } from '../core/record.ts'
import type { LibraryEntry } from './contract.ts'

const FACTS = keysOf(ModelFacts.shape)

const factsOf = (row: ModelFacts): ModelFacts => record(FACTS, (name) => row[name]) as ModelFacts

/** The entry as the row has it; the same object where it says nothing new. */
export function mirrored(entry: LibraryEntry, row: ModelRow | null): LibraryEntry {
  const fresh = row
    ? {
        ...entry,
        name: row.display_name,
        type: row.type,
        family: row.family,
        base_model: row.base_model,
        model: factsOf(row),
      }
    : { ...entry, model: null }
  return sameJson(fresh, entry) ? entry : fresh
}

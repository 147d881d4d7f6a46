// What happens to installed models, in the audit log: it is recorded and, as files do not come back, not undone.
import type { Draft, Entity, Row } from '../changes/index.ts'
import type { LibraryEntry } from './contract.ts'

type InstalledRow = Row & Omit<LibraryEntry, 'model' | 'identified'>

const rowOf = ({ model: _model, identified: _identified, ...entry }: LibraryEntry, now: string): InstalledRow => ({
  ...entry,
  row_version: 0,
  created_at: entry.installed_at,
  updated_at: now,
})

/** The manifest holds the entries themselves. */
const recordedOnly = (before: InstalledRow | undefined): Entity<InstalledRow> => ({
  name: 'installed_model',
  all: async () => [],
  find: async () => before,
  insert: async () => {},
  update: async () => {},
  remove: async () => {},
})

export async function recordRemoval(draft: Draft, entry: LibraryEntry): Promise<void> {
  const row = rowOf(entry, draft.now)
  await draft.remove(recordedOnly(row), row)
}

export async function recordChange(draft: Draft, before: LibraryEntry, after: LibraryEntry): Promise<void> {
  await draft.put(recordedOnly(rowOf(before, draft.now)), rowOf(after, draft.now))
}

// What the library records of a model that has arrived.

import { ModelFacts, type Source } from '../catalog/contract.ts'
import { keysOf, record } from '../core/record.ts'
import { isoTime } from '../core/time.ts'
import type { LibraryEntry } from '../library/contract.ts'
import type { Identified } from '../library/index.ts'
import type { Arrived } from './places.ts'

/** What a download has to know of a model. */
export type DownloadableModel = ModelFacts & { id: string }

interface Installed {
  model: DownloadableModel
  /** Pinned: the commit, not the branch, is what an update is compared with. */
  source: Source
  folder: string
  arrived: readonly Arrived[]
  /** null where there are no weights among the files. */
  identified: Identified | null
  at: Date
}

export function installedEntry({ model, source, folder, arrived, identified, at }: Installed): LibraryEntry {
  const files = arrived.map(({ file, size, sha256 }) => ({ path: file.path, size, sha256 }))
  const onDisk = arrived.map(({ name, size, sha256 }) => ({ path: `${folder}/${name}`, size, sha256 }))
  const isProven = arrived.every((file) => file.isProven)
  return {
    id: model.id,
    name: model.display_name,
    type: model.type,
    family: model.family,
    base_model: model.base_model,
    path: folder,
    files: onDisk,
    size_bytes: files.reduce((sum, { size }) => sum + size, 0),
    source: { ...source, files },
    identified,
    installed_at: isoTime(at),
    verified_at: isProven ? isoTime(at) : null,
    // A pickle that would run what it should not is here, and offered to nobody.
    status: identified?.safety === 'dangerous' ? 'quarantined' : isProven ? 'ok' : 'unverified',
    model: record(keysOf(ModelFacts.shape), (name) => model[name]) as ModelFacts,
  }
}

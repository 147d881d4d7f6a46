// A hash that the catalog pins wins over what the upstream lists: a difference stops the plan.
import type { Source } from '../../catalog/contract.ts'
import { RosterError } from '../../core/errors.ts'
import type { PlannedFile } from './planned.ts'

/** @throws RosterError hash_mismatch where the upstream lists another content than the one that is pinned. */
export function withPinnedHash(file: PlannedFile, pinned: Source['files'], where: string): PlannedFile {
  const sha256 = pinned.find(({ path, id }) => (id && id === file.id) || path === file.path)?.sha256 ?? null
  if (sha256 === null) return file
  if (file.hash?.algorithm === 'sha256' && file.hash.hex !== sha256)
    throw new RosterError(
      'hash_mismatch',
      `${file.path} of ${where} is not what the catalog pins: it has ${file.hash.hex} instead of ${sha256}. ` +
        'Someone changed it upstream; check why before the catalog is changed too',
    )
  return { ...file, hash: { algorithm: 'sha256', hex: sha256 } }
}

/** The source as it is planned: whoever fetches it later gets the same bytes. */
export const pinnedFiles = (files: readonly PlannedFile[]): Source['files'] =>
  files.map(({ path, size, hash, id }) => ({
    path,
    size,
    sha256: hash?.algorithm === 'sha256' ? hash.hex : null,
    ...(id !== null && { id }),
  }))

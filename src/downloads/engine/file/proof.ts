// Whether what lies on the disk is the file that was wanted.
import { basename } from 'node:path'
import { RosterError } from '../../../core/errors.ts'
import type { Digests } from './hashes.ts'
import type { Fetched, WantedFile } from './wanted.ts'

export type Hash = NonNullable<WantedFile['hash']>

export interface Found {
  path: string
  /** What the bytes must have; null where nobody told one. */
  hash: Hash | null
  size: number
  digests: Digests
}

/** @returns what was proven, or the error that the bytes stand for */
export function prove({ path, hash, size, digests }: Found): Fetched | RosterError {
  const fetched = { size, sha256: digests.sha256 }
  if (!hash) return { ...fetched, isProven: false }
  const actual = digests[hash.algorithm]
  if (actual === hash.hex) return { ...fetched, isProven: true }
  return new RosterError(
    'hash_mismatch',
    `${path} arrived with the ${hash.algorithm} ${actual} instead of ${hash.hex}; try again`,
  )
}

/** The second try: what is to blame can be told. */
export function lastMismatch(error: RosterError, isSame: boolean, kept: string): RosterError {
  const why = isSame
    ? 'It came twice with the same bytes, so the hash that the upstream tells is wrong or the file was replaced there'
    : 'It came twice, each time with other bytes, so something on the way spoils it'
  return new RosterError(error.code, `${error.message}. ${why}; what came is kept as ${basename(kept)}`, {
    cause: error,
  })
}

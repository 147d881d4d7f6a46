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
  /** SHA-256 of what somebody takes although another hash was told. */
  accepted?: readonly string[] | undefined
}

/** @returns what was proven, or the error that the bytes stand for */
export function prove({ path, hash, size, digests, accepted = [] }: Found): Fetched | RosterError {
  const fetched = { size, sha256: digests.sha256 }
  if (!hash) return { ...fetched, isProven: false }
  const actual = digests[hash.algorithm]
  if (actual === hash.hex || accepted.includes(digests.sha256)) return { ...fetched, isProven: true }
  return new RosterError('hash_mismatch', `${path} arrived with the ${hash.algorithm} ${actual} instead of ${hash.hex}`)
}

interface Twice {
  error: RosterError
  /** SHA-256 of what came. */
  first: string
  second: string
  /** Where that is kept. */
  kept: string
}

/** The second try: what is to blame can be told, and what to do. */
export function lastMismatch({ error, first, second, kept }: Twice): RosterError {
  const why =
    first === second
      ? 'It came twice with the same bytes, so the hash that the upstream tells is wrong or the file was replaced there. ' +
        `What came is kept as ${basename(kept)}; to take it as it is, retry with accept_sha256 ${second}`
      : 'It came twice, each time with other bytes, so something on the way spoils it: try another network. ' +
        `What came last is kept as ${basename(kept)}`
  return new RosterError(error.code, `${error.message}. ${why}`, { cause: error })
}

// Names beside a file while its bytes arrive: hidden, of one length, and the same for the same bytes.
import { basename, dirname, join } from 'node:path'
import { sha256 } from '../../../core/ids.ts'

const KEY_DIGITS = 12
/** What stands before it is a name that the library allows, or as much of it as fits. */
const LONGEST_NAME_BYTES = 200

/** Beside the final place, so that publishing is a rename. @param key of the origin */
export function partialPath(final: string, key: string): string {
  const name = clamp(basename(final))
  return join(dirname(final), `.${name}.${sha256(key).slice(0, KEY_DIGITS)}.part`)
}

function clamp(name: string): string {
  let kept = name
  while (Buffer.byteLength(kept) > LONGEST_NAME_BYTES) kept = kept.slice(0, -1)
  return kept.toWellFormed().replaceAll('\ufffd', '_')
}

/** What belongs to partials: the bytes, what is known of them, and what was set aside. */
const PARTIAL = /^(\..+\.[0-9a-f]{12}\.part)(?:|\.json(?:\.[0-9a-f]{12}(?:\.tmp|\.room)?)?|\.changed|\.bad)$/

/** The name of the partial that a file belongs to; none where it belongs to none. */
export const partialOf = (name: string): string | undefined => PARTIAL.exec(name)?.[1]

export const journalPath = (partial: string): string => `${partial}.json`
export const changedPath = (partial: string): string => `${partial}.changed`
/** Kept beside a journal, whose path this is: what a full disk still takes once it is gone. */
export const roomPath = (journal: string): string => `${journal}.room`
export const badPath = (partial: string): string => `${partial}.bad`

// Names of files as they lie on the disk: such that every system takes them, and no two are one where case does not count.
import { RosterError } from '../../core/errors.ts'
import { sha256 } from '../../core/ids.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: a control character in a name is what is looked for
const FORBIDDEN = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\\:*?"<>|]/g
const WINDOWS_DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[\d\u00b9\u00b2\u00b3])(?=\.|$)/i
/** Room for what a partial file adds stays below the 255 bytes that file systems take. */
const LONGEST_BYTES = 200
const LONGEST_ENDING = 20
const MARK_DIGITS = 8

/**
 * @param paths of one model, with forward slashes, as its upstream calls them.
 * @returns for each the path below the model's folder; the same for the same paths, in whatever order they come.
 * @throws RosterError `invalid` for a path that leads out of the folder.
 */
export function diskNames(paths: readonly string[]): string[] {
  const safe = paths.map(diskName)
  const times = Map.groupBy(safe, folded)
  return safe.map((name, index) => {
    const isAlone = times.get(folded(name))?.length === 1
    return isAlone ? name : marked(name, paths[index] ?? '')
  })
}

/** @throws RosterError `invalid` for a path that leads out of its folder. */
export function diskName(path: string): string {
  const segments = path.split('/')
  if (segments.some((segment) => segment === '' || segment === '.' || segment === '..'))
    throw new RosterError('invalid', `The file name "${path}" cannot be used: it leads out of its folder or is empty`)
  return segments.map(safeSegment).join('/')
}

function safeSegment(segment: string): string {
  const safe = segment
    .toWellFormed()
    .normalize('NFC')
    .replace(FORBIDDEN, '_')
    .replace(/[. ]+$/, '_')
    .replace(WINDOWS_DEVICE, '$1_')
  return Buffer.byteLength(safe) > LONGEST_BYTES ? marked(safe, segment) : safe
}

/** Told apart by the name that it had; its ending stays, and its beginning as far as there is room. */
function marked(name: string, original: string): string {
  const [, folder = '', stem = '', ending = ''] = /^(.*\/)?(.*?)((?:\.[^./ ]*)?)$/s.exec(name) ?? []
  const isEnding = Buffer.byteLength(ending) <= LONGEST_ENDING
  const mark = `~${sha256(original).slice(0, MARK_DIGITS)}${isEnding ? ending : ''}`
  return folder + clamped(isEnding ? stem : stem + ending, LONGEST_BYTES - Buffer.byteLength(mark)) + mark
}

function clamped(text: string, bytes: number): string {
  let kept = ''
  let size = 0
  for (const character of text) {
    size += Buffer.byteLength(character)
    if (size > bytes) break
    kept += character
  }
  return kept
}

/** Windows and macOS take names for the same that differ in case alone. */
const folded = (name: string): string => name.toUpperCase().toLowerCase()

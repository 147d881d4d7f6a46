// Where a model lies in the library: a folder by its type, its origin or its family, and its own id below that.
import { RosterError } from '../core/errors.ts'
import type { ModelType, SOURCE_TYPES } from '../vocabulary/index.ts'

export interface Placed {
  id: string
  type: ModelType
  family: string | null
  source: { type: (typeof SOURCE_TYPES)[number] } | null
}

const TYPE_FOLDERS: ReadonlySet<string> = new Set(['lora', 'vae', 'adapter'])
const FAMILY_FOLDERS: ReadonlySet<string> = new Set(['zimage', 'qwen', 'flux', 'sdxl'])

/** The folder of a model relative to MODELS_DIR, with forward slashes. */
export function modelFolder({ id, type, family, source }: Placed): string {
  if (TYPE_FOLDERS.has(type)) return `${type}/${id}`
  if (source?.type === 'upload') return `custom/${id}`
  return family !== null && FAMILY_FOLDERS.has(family) ? `${family}/${id}` : `base/${id}`
}

const WINDOWS_DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i
// biome-ignore lint/suspicious/noControlCharactersInRegex: a control character in a name is what is looked for
const FORBIDDEN_CHARACTER = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\\:*?"<>|]/
const LONGEST_NAME_BYTES = 200

/** A path of a repository that is safe to write below a folder on every platform, so that a library can move. */
export function safeRelativePath(path: string): string {
  const fault = path.split('/').map(faultOf).find(Boolean)
  if (fault) throw new RosterError('invalid', `The file name "${path}" cannot be used: ${fault}`)
  return path.normalize('NFC')
}

function faultOf(segment: string): string | undefined {
  if (segment === '' || segment === '.' || segment === '..') return 'it leads out of its folder or is empty'
  if (FORBIDDEN_CHARACTER.test(segment)) return 'it has a character that some systems forbid'
  if (/[. ]$/.test(segment) || WINDOWS_DEVICE.test(segment)) return 'Windows cannot keep such a name'
  if (Buffer.byteLength(segment) > LONGEST_NAME_BYTES) return `a part of it is longer than ${LONGEST_NAME_BYTES} bytes`
  return undefined
}

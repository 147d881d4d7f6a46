// The name that an uploaded file gets: what its sender called it, made safe for every platform.
import { basename, extname } from 'node:path/posix'
import { RosterError } from '../core/errors.ts'
import { safeRelativePath } from '../library/index.ts'

/** What may hold weights. */
const ENDINGS = ['.safetensors', '.gguf', '.ckpt', '.pth', '.bin', '.pt', '.sft', '.onnx'] as const

const KNOWN: ReadonlySet<string> = new Set(ENDINGS)
// biome-ignore lint/suspicious/noControlCharactersInRegex: a control character in a name is what is looked for
const FORBIDDEN = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069:*?"<>|]/g
const WINDOWS_DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i
const LONGEST_STEM_BYTES = 150

/**
 * Only the last part of a path counts, and what a system forbids becomes `_`. The ending stays as it is.
 * @throws RosterError `not_a_model_file` for an ending that no weights have, with those that they may have.
 */
export function safeFileName(given: string): string {
  const name = basename(given.replaceAll('\\', '/')).normalize('NFC')
  const ending = extname(name)
  if (!KNOWN.has(ending.toLowerCase()))
    throw new RosterError(
      'not_a_model_file',
      `"${name.slice(0, 200)}" cannot be uploaded: its name must end with ${ENDINGS.join(', ')}`,
    )
  const stem = name.slice(0, -ending.length).replace(FORBIDDEN, '_').replace(/^\.+/, '').replace(WINDOWS_DEVICE, '$1_')
  return safeRelativePath(shortened(stem.replace(/[. ]+$/, '') || 'model') + ending)
}

/** Below what every file system allows, with room for what a partial file adds. */
function shortened(stem: string): string {
  let short = ''
  for (const character of stem.toWellFormed()) {
    if (Buffer.byteLength(short + character) > LONGEST_STEM_BYTES) break
    short += character
  }
  return short
}

/** `MyModel` of `MyModel.safetensors`. */
export const stemOf = (fileName: string): string => fileName.slice(0, -extname(fileName).length)

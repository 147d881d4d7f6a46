// Which names a file of a model may have: endings of weights, and of what stands beside them.
import { RosterError } from '../../core/errors.ts'
import { diskName } from './disk-names.ts'

/** Formats of weights, the safest first: a repository often holds the same weights in several. */
export const WEIGHT_FORMATS = [['safetensors', 'sft'], ['gguf'], ['bin', 'ckpt', 'pth', 'pt'], ['onnx']] as const
const WEIGHTS: ReadonlySet<string> = new Set(WEIGHT_FORMATS.flat())
export const COMPANION_ENDINGS: ReadonlySet<string> = new Set(['json', 'txt', 'model', 'yaml', 'yml', 'md', 'jinja'])
const ALLOWED: ReadonlySet<string> = new Set([...WEIGHTS, ...COMPANION_ENDINGS])

export const endingOf = (path: string): string => /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''

export const isWeights = (path: string): boolean => WEIGHTS.has(endingOf(path))

/** @throws RosterError `not_a_model_file` for a name that no file of a model has. */
export function checkModelFileName(path: string): void {
  diskName(path)
  if (ALLOWED.has(endingOf(path))) return
  const endings = [...ALLOWED].map((ending) => `.${ending}`).join(', ')
  throw new RosterError('not_a_model_file', `"${path}" is no file of a model: its name must end in one of ${endings}`)
}

/** @throws RosterError `not_a_model_file` where it is no file of weights. */
export function checkWeightsName(name: string): void {
  diskName(name)
  if (isWeights(name)) return
  const endings = [...WEIGHTS].map((ending) => `.${ending}`).join(', ')
  throw new RosterError('not_a_model_file', `"${name}" is no file of weights: its name must end in one of ${endings}`)
}

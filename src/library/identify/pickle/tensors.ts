// The tensors that a pickle of torch would have made, by name, with shape and type; nothing is made.
import type { Tensor } from '../header.ts'
import { Built, Dictionary, Global, Reference, type Value } from './values.ts'

const STORAGES: Readonly<Record<string, readonly [dtype: string, bytes: number]>> = {
  FloatStorage: ['F32', 4],
  HalfStorage: ['F16', 2],
  BFloat16Storage: ['BF16', 2],
  DoubleStorage: ['F64', 8],
  LongStorage: ['I64', 8],
  IntStorage: ['I32', 4],
  ShortStorage: ['I16', 2],
  CharStorage: ['I8', 1],
  ByteStorage: ['U8', 1],
  BoolStorage: ['BOOL', 1],
  Float8_e4m3fnStorage: ['F8_E4M3', 1],
  Float8_e5m2Storage: ['F8_E5M2', 1],
}

/** Dictionaries around the one with the tensors; they are no part of a tensor's name. */
const WRAPPERS: ReadonlySet<string> = new Set([
  'state_dict',
  'model_state_dict',
  'model',
  'module',
  'params',
  'params_ema',
  'best_state',
  'generator',
  'weights',
])
const DEEPEST = 6
const MOST_TENSORS = 200_000

export function tensorsIn(roots: readonly Value[]): Map<string, Tensor> {
  const tensors = new Map<string, Tensor>()
  for (const root of roots) collect(root, '', 0, tensors)
  return tensors
}

function collect(value: Value, name: string, depth: number, tensors: Map<string, Tensor>): void {
  if (depth > DEEPEST || tensors.size >= MOST_TENSORS) return
  const tensor = tensorOf(value)
  if (tensor) {
    tensors.set(name, tensor)
    return
  }
  const inside = value instanceof Built ? value.state : value
  if (!(inside instanceof Dictionary)) return
  for (const [key, entry] of inside.entries) {
    const isWrapper = WRAPPERS.has(key) && entry instanceof Dictionary
    collect(entry, isWrapper ? name : name ? `${name}.${key}` : key, depth + 1, tensors)
  }
}

function tensorOf(value: Value): Tensor | undefined {
  if (!(value instanceof Built && value.callee instanceof Global && Array.isArray(value.args))) return undefined
  const { full } = value.callee
  const [first = null, , sizes = null] = value.args
  if (full === 'torch._utils._rebuild_parameter') return first === value ? undefined : tensorOf(first)
  if (!full.startsWith('torch._utils._rebuild_tensor') || !isShape(sizes)) return undefined
  const [dtype, bytes] = storageOf(first) ?? ['unknown', 0]
  return { dtype, shape: sizes, bytes: sizes.reduce((product, size) => product * size, bytes) }
}

const isShape = (value: Value): value is number[] =>
  Array.isArray(value) && value.length <= 32 && value.every((size) => Number.isSafeInteger(size) && Number(size) >= 0)

/** `('storage', torch.HalfStorage, '0', 'cpu', 768)`. */
function storageOf(value: Value): readonly [dtype: string, bytes: number] | undefined {
  const id = value instanceof Reference && Array.isArray(value.id) ? value.id : []
  const kind = id[1]
  return kind instanceof Global && Object.hasOwn(STORAGES, kind.name) ? STORAGES[kind.name] : undefined
}

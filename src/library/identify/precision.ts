// In which numbers the weights are kept: what most of the bytes are, unless names tell of a packing.
import { claimsOf } from './claim.ts'
import type { Header, Tensor } from './header.ts'
import type { Layout } from './layout.ts'
import type { Rule } from './rules/rule.ts'

interface Packing {
  precision: string
  rule: Rule
}

const packed = (precision: string, ...any: string[]): Packing => ({
  precision,
  rule: { says: {}, any, because: precision },
})

/** Packings that keep several numbers in one element, by the tensors that unpack them. */
const PACKINGS: readonly Packing[] = [
  packed('nf4', '**.quant_state.bitsandbytes__nf4', '**bitsandbytes__nf4'),
  packed('fp4', '**bitsandbytes__fp4'),
  packed('int4', '**.wscales', '**.wtscale'),
  packed('fp8_scaled', 'scaled_fp8', '**.scale_weight', '**.weight_scale'),
]

/** SDNQ keeps the scale of a layer beside its packed weight, under no word of its own. */
const SCALED = /^(fp8|int8)$/

function scaledLayer(tensors: ReadonlyMap<string, Tensor>): string | undefined {
  for (const name of tensors.keys())
    if (name.endsWith('.weight') && tensors.has(`${name.slice(0, -'weight'.length)}scale`)) return name
  return undefined
}

const NAMES: Readonly<Record<string, string>> = {
  F64: 'fp64',
  F32: 'fp32',
  F16: 'fp16',
  BF16: 'bf16',
  F8_E4M3: 'fp8',
  F8_E5M2: 'fp8',
  F8_E4M3FNUZ: 'fp8',
  F8_E5M2FNUZ: 'fp8',
  F4: 'fp4',
  I8: 'int8',
  U8: 'int8',
}

export interface Precision {
  word: string
  detail: string
}

export function precisionOf({ format, tensors, quantization }: Header, layout: Layout): Precision | null {
  if (quantization) return quantization
  const main = mostOf(tensors)
  if (main === undefined) return null
  const word = Object.hasOwn(NAMES, main) ? (NAMES[main] ?? main) : format === 'gguf' ? main : main.toLowerCase()
  // Scales beside weights that are not packed are of another kind.
  const packing = ['fp8', 'int8', 'fp4', 'i32'].includes(word)
    ? PACKINGS.find(({ rule }) => claimsOf([rule], layout).length > 0)
    : undefined
  if (packing)
    return { word: packing.precision, detail: claimsOf([packing.rule], layout)[0]?.detail ?? packing.precision }
  const scaled = SCALED.test(word) ? scaledLayer(tensors) : undefined
  if (scaled) return { word: 'sdnq', detail: `${scaled}: its scale lies beside it, as SDNQ writes it` }
  return { word, detail: `most of its bytes are ${main}` }
}

function mostOf(tensors: ReadonlyMap<string, Tensor>): string | undefined {
  const bytes = new Map<string, number>()
  for (const { dtype, bytes: size } of tensors.values()) bytes.set(dtype, (bytes.get(dtype) ?? 0) + size)
  let most: string | undefined
  for (const [dtype, size] of bytes) if (size > (most === undefined ? 0 : (bytes.get(most) ?? 0))) most = dtype
  return most
}

/** Undefined shapes count for nothing: null where no tensor has one. */
export function parametersOf(tensors: ReadonlyMap<string, Tensor>): number | null {
  let sum = 0
  let isKnown = false
  for (const { shape } of tensors.values()) {
    if (!shape) continue
    isKnown = true
    sum += shape.reduce((product, size) => product * size, 1)
  }
  return isKnown && Number.isSafeInteger(sum) ? sum : null
}

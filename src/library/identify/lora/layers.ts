// The layers that an adapter changes, under one spelling and with the sizes of the layer itself.
import type { Tensor } from '../header.ts'
import { Layout } from '../layout.ts'
import { type Part, partOf, type Role } from './parts.ts'

type Shape = readonly number[]
type Parts = Map<Role, Tensor>

export interface Adapter {
  /** The changed layers, dots as underscores, each with the shape [outputs, inputs]; other tensors by their names. */
  layout: Layout
  /** Every ending that was met, with one name that has it. */
  endings: ReadonlyMap<string, string>
  /** A layer of which only one half is there. */
  half: string | undefined
}

/** Undefined where no tensor is part of an adapter. */
export function adapterOf(tensors: ReadonlyMap<string, Tensor>): Adapter | undefined {
  const layers = new Map<string, Parts>()
  const others: [string, Tensor][] = []
  const endings = new Map<string, string>()
  for (const [name, tensor] of tensors) {
    const part = partOf(name)
    if (part) add(layers, part, tensor)
    else others.push([name, tensor])
    if (part && !endings.has(part.ending)) endings.set(part.ending, name)
  }
  if (endings.size === 0) return undefined
  const changed = [...layers].map(([name, parts]): [string, Tensor] => [spelled(name), layerOf(parts)])
  const rest = others.map(([name, tensor]): [string, Tensor] => [spelled(name), tensor])
  return { layout: new Layout([...changed, ...rest]), endings, half: halfOf(layers) }
}

function add(layers: Map<string, Parts>, { layer, role, ending }: Part, tensor: Tensor): void {
  // XLabs keeps two changes of one layer apart by a digit.
  const name = layer + (/^_lora\d/.exec(ending)?.[0] ?? '')
  const parts = layers.get(name) ?? new Map<Role, Tensor>()
  parts.set(role, tensor)
  layers.set(name, parts)
}

const halfOf = (layers: ReadonlyMap<string, Parts>): string | undefined =>
  [...layers].find(([, parts]) => parts.has('down') !== parts.has('up'))?.[0]

/** Longer ones before what they begin with. */
const PREFIXES = [
  'base_model.model.transformer.',
  'base_model.model.unet.',
  'base_model.model.',
  'model.diffusion_model.',
  'diffusion_model.',
  'transformer.',
  'unet.',
  'lora_transformer_',
  'lora_unet_',
  'lycoris_',
  'lora_',
] as const

function spelled(name: string): string {
  const prefix = PREFIXES.find((each) => name.startsWith(each)) ?? ''
  return name
    .slice(prefix.length)
    .replaceAll('.', '_')
    .replace(/^text_encoder_2_/, 'te2_')
    .replace(/^text_encoder_/, 'te_')
}

const NO_BYTES = { dtype: '', bytes: 0 } as const

/** The layer's own shape, drawn from the parts of its change. */
function layerOf(parts: Parts): Tensor {
  const shape = (role: Role): Shape | undefined => parts.get(role)?.shape
  const found =
    product(shape('up'), shape('down')) ??
    product(shape('hada_w1_a'), shape('hada_w1_b')) ??
    kronecker(factor(parts, 'w1'), factor(parts, 'w2')) ??
    shape('whole')
  return { ...NO_BYTES, shape: found }
}

/** [outputs, rank] times [rank, inputs]. */
function product(left: Shape | undefined, right: Shape | undefined): Shape | undefined {
  const [outputs, inputs] = [left?.[0], right?.[1]]
  return outputs === undefined || inputs === undefined ? undefined : [outputs, inputs]
}

/** A factor of LoKr may itself be kept as a product. */
const factor = (parts: Parts, name: 'w1' | 'w2'): Shape | undefined =>
  parts.get(name)?.shape ?? product(parts.get(`${name}_a`)?.shape, parts.get(`${name}_b`)?.shape)

function kronecker(left: Shape | undefined, right: Shape | undefined): Shape | undefined {
  const [[outputs1, inputs1] = [], [outputs2, inputs2] = []] = [left, right]
  if (outputs1 === undefined || inputs1 === undefined || outputs2 === undefined || inputs2 === undefined)
    return undefined
  return [outputs1 * outputs2, inputs1 * inputs2]
}

// The names and shapes of a file as rules ask for them, in one pass over its tensors.
import type { Tensor } from './header.ts'

/**
 * A name as rules write it: `*` stands for a whole number, `**` in front or at the end for anything:
 * `double_blocks.*.img_attn.norm.key_norm.scale`, `ip_adapter.**`, `**.to_k_ip.weight`.
 */
export type Pattern = string

/** What programs put before the names of the diffusion model; the longer stands before what it begins with. */
const PREFIXES = [
  'model.diffusion_model.',
  'diffusion_model.',
  'base_model.model.transformer.',
  'base_model.model.',
  'transformer.',
  'net.',
  'unet.',
  'unet_',
] as const

const NUMBER = /([._])\d+(?=[._]|$)/g
const HAS_NUMBER = /[._]\d+[._]/
const BLOCK = /^[._](\d+)(?:[._]|$)/

interface Group {
  /** The first name of this kind in the file. */
  name: string
  count: number
}

export class Layout {
  readonly #tensors = new Map<string, Tensor>()
  /** Names by their template, so that a rule looks at a few hundred kinds and not at thousands of names. */
  readonly #groups = new Map<string, Group>()
  #named = 0

  /** @param tensors names as they stand in the file. */
  constructor(tensors: Iterable<readonly [string, Tensor]>) {
    for (const [raw, tensor] of tensors) {
      const prefix = prefixOf(raw)
      const name = raw.slice(prefix.length)
      const template = name.replace(NUMBER, '$1*')
      this.#named++
      this.#add(name, template, tensor, 1)
      // The whole name stays known, counted once: to some models what looks like a prefix belongs.
      if (prefix) this.#add(raw, prefix + template, tensor, 0)
    }
  }

  #add(name: string, template: string, tensor: Tensor, times: number): void {
    this.#tensors.set(name, tensor)
    const group = this.#groups.get(template)
    if (group) group.count += times
    else this.#groups.set(template, { name, count: times })
  }

  /** The first name that the pattern means. */
  find(pattern: Pattern): string | undefined {
    if (pattern.startsWith('**')) return this.#search(pattern, (name) => name.endsWith(pattern.slice(2)))
    if (pattern.endsWith('**')) return this.#search(pattern, (name) => name.startsWith(pattern.slice(0, -2)))
    if (pattern.includes('*')) return this.#groups.get(pattern)?.name
    return this.#tensors.has(pattern) ? pattern : undefined
  }

  #search(pattern: Pattern, isMeant: (name: string) => boolean): string | undefined {
    // A number that is written out is one that templates do not have.
    if (HAS_NUMBER.test(pattern)) return this.#tensors.keys().find(isMeant)
    for (const [template, { name }] of this.#groups) if (isMeant(template)) return name
    return undefined
  }

  shape(pattern: Pattern): readonly number[] | undefined {
    const name = this.find(pattern)
    return name === undefined ? undefined : this.#tensors.get(name)?.shape
  }

  /** How many tensors the file has. */
  get tensors(): number {
    return this.#named
  }

  /** How many names end like this. */
  count(ending: string): number {
    let sum = 0
    for (const [template, { count }] of this.#groups) if (template.endsWith(ending)) sum += count
    return sum
  }

  /** How many blocks a list has, by its highest number: `single_blocks`. */
  blocks(list: string): number {
    let highest = -1
    for (const name of this.#tensors.keys())
      if (name.startsWith(list)) highest = Math.max(highest, Number(BLOCK.exec(name.slice(list.length))?.[1] ?? -1))
    return highest + 1
  }

  /** The highest number that follows the name of this list anywhere in a name; -1 where none does. */
  deepest(list: string): number {
    const pattern = new RegExp(`${list}[._](\\d+)`)
    let highest = -1
    for (const name of this.#tensors.keys()) highest = Math.max(highest, Number(pattern.exec(name)?.[1] ?? -1))
    return highest
  }
}

function prefixOf(name: string): string {
  for (const prefix of PREFIXES) if (name.startsWith(prefix)) return prefix
  return ''
}

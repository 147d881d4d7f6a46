// What a rule is: which names and sizes make a file what it is, and the sentence that says so.
import type { BaseModelName, ModelType } from '../../../vocabulary/index.ts'
import type { Layout, Pattern } from '../layout.ts'

/** What a signal says of a file; what it cannot know it leaves out. */
export interface Says {
  type?: ModelType
  family?: string
  base_model?: BaseModelName
  /** Other base models that look exactly like this: a weaker signal may choose among them without contradicting. */
  among?: readonly BaseModelName[]
  /** How sure it is, 0 to 1, where that is less than such a signal commonly is. */
  sureness?: number
}

/** A list means that each of it must hold. */
export interface Rule {
  says: Says
  has?: readonly Pattern[]
  /** One of these. */
  any?: readonly Pattern[]
  lacks?: readonly Pattern[]
  /** The size of a tensor along an axis: 0 is its rows (outputs), 1 its columns (inputs), -1 the last. */
  size?: readonly (readonly [pattern: Pattern, axis: number, ...sizes: number[]])[]
  /** How many names end like this. */
  count?: readonly (readonly [ending: string, ...counts: number[]])[]
  /** How many blocks a list has, by its highest number. */
  blocks?: readonly (readonly [list: string, ...counts: number[]])[]
  /** Somewhere below another list, this list has a block of this number or a higher one. */
  deeper?: readonly [list: string, least: number]
  /** It has no more tensors than this. */
  most?: number
  /** What it means, for a reader: `FLUX.1 dev: it takes a guidance value`. */
  because: string
  /** What it is more exactly; the first that holds is taken. */
  variants?: readonly Rule[]
}

/** What was seen that makes a rule hold; null where it does not. */
export function seenBy(rule: Rule, layout: Layout): string[] | null {
  const { has = [], any = [], lacks = [], size = [], count = [], blocks = [], most = Number.POSITIVE_INFINITY } = rule
  if (layout.tensors > most || (rule.deeper && layout.deepest(rule.deeper[0]) < rule.deeper[1])) return null
  if (lacks.some((pattern) => layout.find(pattern) !== undefined)) return null
  const found = has.map((pattern) => layout.find(pattern))
  if (any.length > 0) found.push(any.map((pattern) => layout.find(pattern)).find((name) => name !== undefined))
  const sizes = size.map(([pattern, axis, ...wanted]) => sized(layout, pattern, axis, wanted))
  const counts = count.map(([ending, ...wanted]) => counted(layout.count(ending), `tensors ${ending}`, wanted))
  const lists = blocks.map(([list, ...wanted]) => counted(layout.blocks(list), `blocks in ${list}`, wanted))
  const seen = [...found, ...sizes, ...counts, ...lists]
  return seen.every((each) => each !== undefined) ? [...new Set(seen)] : null
}

function sized(layout: Layout, pattern: Pattern, axis: number, wanted: readonly number[]): string | undefined {
  const shape = layout.shape(pattern)
  const size = shape?.at(axis)
  return size !== undefined && wanted.includes(size) ? `${layout.find(pattern)} [${shape}]` : undefined
}

const counted = (count: number, of: string, wanted: readonly number[]): string | undefined =>
  wanted.includes(count) ? `${count} ${of}` : undefined

// The stack of a pickle, as its instructions would move it. What would be imported is noted; nothing is imported or called.
import { Malformed } from '../cursor.ts'
import { Built, Dictionary, Global, Reference, type Value } from './values.ts'

export type NoteImport = (module: string | undefined, name: string | undefined) => void

const DICTIONARIES: ReadonlySet<string> = new Set([
  'collections.OrderedDict',
  'builtins.dict',
  'collections.defaultdict',
  '__builtin__.dict',
])

export class Machine {
  #stack: Value[] = []
  readonly #marked: Value[][] = []
  readonly #memo = new Map<number, Value>()
  readonly #note: NoteImport

  constructor(note: NoteImport) {
    this.#note = note
  }

  push(value: Value): void {
    this.#stack.push(value)
  }

  pop(): Value {
    const value = this.#stack.pop()
    if (value === undefined) throw new Malformed('it takes more from its stack than there is')
    return value
  }

  top(): Value {
    const value = this.#stack.at(-1)
    if (value === undefined) throw new Malformed('it looks at an empty stack')
    return value
  }

  /** POP takes a mark as well, where nothing stands above it. */
  drop(): void {
    if (this.#stack.length > 0) this.#stack.pop()
    else this.popMark()
  }

  mark(): void {
    this.#marked.push(this.#stack)
    this.#stack = []
  }

  popMark(): Value[] {
    const below = this.#marked.pop()
    if (!below) throw new Malformed('it looks for a mark that is not there')
    const items = this.#stack
    this.#stack = below
    return items
  }

  take(count: number): Value[] {
    if (this.#stack.length < count) throw new Malformed('it takes more from its stack than there is')
    return this.#stack.splice(this.#stack.length - count)
  }

  put(index: number): void {
    this.#memo.set(index, this.top())
  }

  memoize(): void {
    this.put(this.#memo.size)
  }

  get(index: number): void {
    const value = this.#memo.get(index)
    if (value === undefined) throw new Malformed('it recalls what it never kept')
    this.push(value)
  }

  import(module: string, name: string): void {
    this.#note(module, name)
    this.push(new Global(module, name))
  }

  /** The names come from the stack: whatever is no text there is hidden. */
  importFromStack(): void {
    const [module, name] = this.take(2)
    if (typeof module === 'string' && typeof name === 'string') this.import(module, name)
    else this.importHidden()
  }

  importHidden(): void {
    this.#note(undefined, undefined)
    this.push(null)
  }

  call(callee: Value, args: Value): void {
    this.push(callee instanceof Global && DICTIONARIES.has(callee.full) ? new Dictionary() : new Built(callee, args))
  }

  refer(id: Value): void {
    this.push(new Reference(id))
  }

  setItems(items: readonly Value[]): void {
    const target = this.top()
    if (!(target instanceof Dictionary)) return
    for (let index = 0; index + 1 < items.length; index += 2) {
      const key = items[index]
      if (typeof key === 'string') target.entries.set(key, items[index + 1] ?? null)
    }
  }

  append(items: readonly Value[]): void {
    const target = this.top()
    if (Array.isArray(target)) for (const item of items) target.push(item)
  }

  build(): void {
    const state = this.pop()
    const target = this.top()
    if (target instanceof Built) target.state = state
  }
}

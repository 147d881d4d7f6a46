// A list that stays in order while its members come and go.

type Compare<Item> = (left: Item, right: Item) => number

/** From how many at once it is quicker to sort again than to insert one by one. */
const BULK = 64

export class Sorted<Item> implements Iterable<Item> {
  readonly #compare: Compare<Item>
  #items: Item[] = []

  /** @param compare must be a total order: two different members never compare as 0. */
  constructor(compare: Compare<Item>) {
    this.#compare = compare
  }

  get length(): number {
    return this.#items.length
  }

  at(index: number): Item | undefined {
    return this.#items[index]
  }

  slice(start: number, end?: number): Item[] {
    return this.#items.slice(start, end)
  }

  [Symbol.iterator](): Iterator<Item> {
    return this.#items[Symbol.iterator]()
  }

  /** Takes some out and puts others in; each of `removed` must be in the list. */
  replace(removed: readonly Item[], added: readonly Item[]): void {
    if (removed.length + added.length > BULK) {
      this.#sortAgain(removed, added)
      return
    }
    for (const item of removed) this.#items.splice(this.indexOf(item), 1)
    for (const item of added) this.#items.splice(this.indexOf(item), 0, item)
  }

  #sortAgain(removed: readonly Item[], added: readonly Item[]): void {
    const gone = new Set(removed)
    const stay = gone.size > 0 ? this.#items.filter((item) => !gone.has(item)) : this.#items
    this.#items = stay.concat(added).sort(this.#compare)
  }

  /** Where the item is, or where it would be. */
  indexOf(item: Item): number {
    return this.search((other) => this.#compare(other, item))
  }

  /** The first place whose item is not before what is looked for. @param sideOf below 0 for an item before it. */
  search(sideOf: (item: Item) => number): number {
    let low = 0
    let high = this.#items.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (sideOf(this.#items[middle] as Item) < 0) low = middle + 1
      else high = middle
    }
    return low
  }
}

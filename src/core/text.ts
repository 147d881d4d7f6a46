// Text rules that both databases and memory agree on.

/** Orders by code point, as SQLite's BINARY and PostgreSQL's "C" collation do; `<` on strings orders by UTF-16 unit. */
export function compareCodePoints(left: string, right: string): number {
  const length = Math.min(left.length, right.length)
  for (let index = 0; index < length; index++) {
    const a = left.charCodeAt(index)
    const b = right.charCodeAt(index)
    if (a !== b) return weight(a) - weight(b)
  }
  return left.length - right.length
}

/** Surrogates stand for code points above every other unit, though their own numbers are lower than U+E000's. */
const weight = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit)

/** "Flux.1 [Dév]" -> "flux.1-dev": the slug of a name, or "" where nothing of it can stand in one. */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9._]+/g, '-')
    .replace(/^[^a-z0-9]+/, '')
    .slice(0, 128)
    .replace(/[-._]+$/, '')
}

/** The same test, which knows the last text that passed again: for what nearly every request brings alike. */
export function remembersLast(passes: (text: string) => boolean): (text: string) => boolean {
  let last: string | undefined
  return (text) => {
    if (text === last) return true
    if (!passes(text)) return false
    last = text
    return true
  }
}

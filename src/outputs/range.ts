// The one range of bytes that a player asks for when somebody looks elsewhere in a file (RFC 9110).

export interface ByteRange {
  start: number
  /** Not in it. */
  end: number
}

/** Undefined: the whole file, for what cannot be understood is to be passed over. `outside`: there is nothing there. */
export function rangeOf(header: string | undefined, size: number): ByteRange | 'outside' | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (!match || match[0] === 'bytes=-') return undefined
  const [, first = '', last = ''] = match
  if (first === '') return last === '0' ? 'outside' : { start: Math.max(0, size - Number(last)), end: size }
  const start = Number(first)
  const end = last === '' ? size : Math.min(size, Number(last) + 1)
  if (start >= size) return 'outside'
  return end > start ? { start, end } : undefined
}

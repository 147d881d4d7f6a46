// Identifiers and secrets.
import { createHash, randomBytes, randomUUID } from 'node:crypto'

/** 32 random bytes that are safe in a URL and a header. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

export const sha256 = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex')

let lastMs = 0
let count = 0

/** A UUID version 7 (RFC 9562): those of one process are in the order in which they were made. */
export function newSortableId(): string {
  const now = Date.now()
  count = now > lastMs ? 0 : count + 1
  lastMs = Math.max(now, lastMs)
  // 4096 in one millisecond: what is more goes on in the next.
  if (count > 0xfff) {
    lastMs++
    count = 0
  }
  const time = lastMs.toString(16).padStart(12, '0')
  // The half of a random one that says its variant.
  const random = randomUUID().slice(19)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count.toString(16).padStart(3, '0')}-${random}`
}

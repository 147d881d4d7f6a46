// Identifiers and secrets.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 32 random bytes that are safe in a URL and a header. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

export const sha256 = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex')

/** Whether two secrets are equal, in a time that tells nothing of where they differ. */
export const sameSecret = (left: string, right: string): boolean =>
  timingSafeEqual(Buffer.from(sha256(left)), Buffer.from(sha256(right)))

// Identifiers and secrets.
import { createHash, randomBytes } from 'node:crypto'

/** 32 random bytes that are safe in a URL and a header. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

export const sha256 = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex')

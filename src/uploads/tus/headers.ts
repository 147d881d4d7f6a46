// What tus says in headers: lengths, offsets, metadata, checksums.
import { createHash, type Hash } from 'node:crypto'
import { type ErrorCode, RosterError } from '../../core/errors.ts'

export const TUS_VERSION = '1.0.0'
export const EXTENSIONS = 'creation,creation-with-upload,termination,checksum,expiration'
export const ALGORITHMS = ['sha256', 'sha1'] as const
export const OCTETS = 'application/offset+octet-stream'

/** An error whose status tus gives. */
export class TusError extends RosterError {
  readonly status: number

  constructor(status: number, code: ErrorCode, message: string) {
    super(code, message)
    this.status = status
  }
}

/** @throws TusError 400 for what is no whole number of bytes. */
export function bytesOf(name: string, value: string | undefined): number {
  const bytes = /^\d{1,15}$/.test(value ?? '') ? Number(value) : undefined
  if (bytes !== undefined) return bytes
  throw new TusError(
    400,
    'invalid',
    `${name} must be a whole number of bytes; it is ${value ? `"${value}"` : 'missing'}`,
  )
}

/** `filename d29ybGQ=,type bG9yYQ==` as an object. @throws TusError 400. */
export function metadataOf(header: string): Record<string, string> {
  const pairs = header.split(',').flatMap((pair): [string, string][] => {
    const [key = '', value = '', ...more] = pair.trim().split(' ')
    if (key === '') return []
    if (more.length > 0 || !/^[A-Za-z0-9+/_-]*={0,2}$/.test(value))
      throw new TusError(400, 'invalid', `Upload-Metadata must give ${key.slice(0, 100)} in Base64`)
    return [[key, Buffer.from(value, 'base64').toString('utf8')]]
  })
  return Object.fromEntries(pairs)
}

export interface Checksum {
  hash: Hash
  expected: Buffer
}

/** @throws TusError 400 for an algorithm that is not spoken here. */
export function checksumOf(header: string | undefined): Checksum | undefined {
  if (header === undefined) return undefined
  const [algorithm = '', value = ''] = header.trim().split(' ')
  const known = ALGORITHMS.find((each) => each === algorithm)
  if (!known) throw new TusError(400, 'invalid', `Upload-Checksum must begin with one of ${ALGORITHMS.join(', ')}`)
  return { hash: createHash(known), expected: Buffer.from(value, 'base64') }
}

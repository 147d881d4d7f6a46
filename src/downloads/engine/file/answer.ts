// Whether an answer is the bytes that were asked for. Only what it says of its range is believed.
import { RosterError } from '../../../core/errors.ts'
import { contentRange, sizeOf416 } from '../http/content-range.ts'
import { Passing } from '../http/failure.ts'
import type { Followed } from '../http/redirects.ts'
import type { Facts } from './part.ts'

export interface Asked {
  /** The first byte. */
  from: number
  /** Whether a range was asked for. */
  ranged: boolean
  ifRange: string | undefined
  /** Whether a hash proves the whole in the end, whatever a server says of its age. */
  isProvable: boolean
  /** Whether the upstream said beforehand how large the file is; else only an earlier answer did. */
  isSizeTold: boolean
}

export interface Answered {
  /** Bytes of the file that the answer says it holds; null where it does not say. */
  end: number | null
  /** The size of the whole file, as far as it is told. */
  size: number | null
}

/** The server cannot do ranges, or not for this file: all is fetched in one go. */
export class WholeOnly extends Error {}

/** The file is another one than it was when the first bytes came. */
export class Changed extends Error {}

/** @throws Passing, WholeOnly, Changed, or RosterError size_mismatch */
export function judge(reply: Followed, asked: Asked, facts: Facts, path: string): Answered {
  const { status, headers, url } = reply
  const encoding = headers['content-encoding'] ?? 'identity'
  if (asked.ranged && encoding !== 'identity') throw new WholeOnly(`${url.host} packs what it sends`)
  checkIdentity(reply, asked, facts)
  const range = contentRange(headers)
  if (range) {
    if (range.start !== asked.from) throw misplaced(url.host)
    checkSize(range.total, asked, facts, path, url.host)
    return { end: range.end, size: range.total }
  }
  if (status === 206) throw misplaced(url.host)
  if (asked.ranged) throw new WholeOnly(`${url.host} sends no ranges`)
  const length = encoding === 'identity' ? Number(headers['content-length'] ?? Number.NaN) : Number.NaN
  const size = Number.isSafeInteger(length) ? length : null
  checkSize(size, asked, facts, path, url.host)
  return { end: size, size }
}

const misplaced = (host: string): Passing =>
  new Passing(new RosterError('upstream', `${host} sent other bytes than it was asked for; try again later`))

function checkSize(told: number | null, { isSizeTold }: Asked, { size }: Facts, path: string, host: string): void {
  if (told === null || size === null || told === size) return
  if (!isSizeTold) throw new Changed(`${host} has a file of another size now`)
  throw new RosterError('size_mismatch', `${path} should have ${size} bytes, and ${host} has one of ${told} bytes`)
}

function checkIdentity({ headers, url, status }: Followed, asked: Asked, facts: Facts): void {
  const known = facts.etags[url.host]
  const etag = strongEtag(headers.etag)
  const isOther = known !== undefined && etag !== undefined && known !== etag
  if (isOther) throw new Changed(`${url.host} has another file now`)
  // Asked for the rest of the one file, it sends another whole.
  if (asked.ifRange !== undefined && status === 200 && etag === undefined)
    throw new Changed(`${url.host} has another file now`)
  const modified = headers['last-modified']
  const isHostNew = known === undefined && facts.lastModified !== null && !asked.isProvable
  if (isHostNew && modified !== undefined && modified !== facts.lastModified && asked.from > 0)
    throw new Changed(`${url.host} has a file of another time`)
}

/** What is remembered of an answer that was believed. */
export function remember({ headers, url }: Followed, asked: Asked, facts: Facts): void {
  const etag = strongEtag(headers.etag)
  if (etag !== undefined) facts.etags[url.host] = etag
  facts.lastModified ??= headers['last-modified'] ?? null
  if (asked.ranged) facts.ranged = true
}

const strongEtag = (etag: string | undefined): string | undefined => (etag?.startsWith('"') ? etag : undefined)

/** A 416 is never the end of a file: it tells the size, or that something is wrong. */
export function judge416({ headers, url }: Followed, asked: Asked, facts: Facts, path: string): number | undefined {
  const size = sizeOf416(headers)
  checkSize(size ?? null, asked, facts, path, url.host)
  return size
}

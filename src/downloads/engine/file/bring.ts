// One connection brings one segment: asks, judges the answer, looks at the first bytes, writes the rest where they belong.
import { RosterError } from '../../../core/errors.ts'
import { beginningOf, type Reply } from '../http/exchange.ts'
import { answeredFailure, Passing } from '../http/failure.ts'
import type { OnWait } from '../http/gate.ts'
import type { Followed } from '../http/redirects.ts'
import { refuse } from '../http/refuse.ts'
import type { Address } from './address.ts'
import { type Answered, type Asked, judge, judge416, remember, WholeOnly } from './answer.ts'
import { decoderOf } from './decode.ts'
import { checkBeginning, refusePage, SNIFF_BYTES } from './first-bytes.ts'
import type { Part } from './part.ts'
import type { Segment } from './segments.ts'
import { SegmentWriter } from './writer.ts'

export interface Bringing {
  address: Address
  part: Part
  /** Of the wanted file. */
  path: string
  isProvable: boolean
  isSizeTold: boolean
  signal: AbortSignal
  stallMs: number
  segmentBytes: number
  onWait: OnWait | undefined
  onNotice: (sentence: string) => void
  /** Bytes came over the wire. */
  onReceived: (bytes: number) => void
  onWritten: (bytes: number) => void
  beforeWrite: () => Promise<void> | undefined
  /** Hands out how to end this connection early, as one that is too slow. */
  onOpen: (drop: (reason: Error) => void) => void
  /** The size became known: there must be room for it. */
  onSize: (size: number) => Promise<void>
}

/** The token was refused: what is public is asked for without it, at once. */
export class Again extends Error {}

/** More came than this segment needs: the rest is another connection's. */
class Enough extends Error {}

export async function bringSegment(segment: Segment, bringing: Bringing): Promise<void> {
  const { address, part } = bringing
  if (part.facts.ranged === false && segment.position > 0) throw new WholeOnly(`${address.host} sends no ranges`)
  const asked = askedFor(segment, bringing)
  const headers = {
    ...(asked.ranged && { range: `bytes=${asked.from}-${lastOf(segment, bringing)}` }),
    ...(asked.ifRange !== undefined && { 'if-range': asked.ifRange }),
  }
  const { signal, stallMs, onWait } = bringing
  const reply = await address.ask({ method: 'GET', body: undefined, headers, signal, stallMs, onWait })
  bringing.onOpen((reason) => reply.body.drop(reason))
  const answered = await accept(reply, asked, segment, bringing)
  if (!answered) return
  const size = answered.size ?? linkedSize(reply)
  if (size !== null && part.facts.size === null) {
    await bringing.onSize(size)
    if (asked.ranged) part.learnSize(size)
    else learnWhole(segment, size, part)
  }
  remember(reply, asked, part.facts)
  await receive(reply, asked, segment, bringing)
  if (Number.isFinite(segment.end)) return
  // No size was told: the end of the body is the end of the file.
  segment.end = segment.position
  part.facts.size = segment.end
}

function learnWhole(segment: Segment, size: number, part: Part): void {
  part.facts.size = size
  segment.end = size
}

function askedFor(segment: Segment, { part, address, isProvable, isSizeTold }: Bringing): Asked {
  const { facts, segments } = part
  const from = segment.position
  const isAll = from === 0 && (segment.end === facts.size || facts.ranged === false) && segments.all.length === 1
  const etag = facts.etags[address.host]
  return { from, ranged: !isAll, ifRange: !isAll && from > 0 ? etag : undefined, isProvable, isSizeTold }
}

const lastOf = (segment: Segment, { segmentBytes }: Bringing): number =>
  Number.isFinite(segment.end) ? segment.end - 1 : segment.position + segmentBytes - 1

/** @returns nothing where there are no bytes to take: an empty file */
async function accept(
  reply: Followed,
  asked: Asked,
  segment: Segment,
  bringing: Bringing,
): Promise<Answered | undefined> {
  const { address, part, path, onNotice } = bringing
  const { status, headers, url } = reply
  const failure = answeredFailure(status, headers, url.host)
  if (failure) {
    reply.body.drop()
    throw failure
  }
  if (status === 416) return without416(reply, asked, segment, bringing)
  if (status !== 200 && status !== 206) {
    const { error, anonymous, expired } = await refuse(address.origin, reply)
    if (expired) address.forget()
    if (!anonymous) throw error
    address.forgetToken()
    onNotice(`${url.host} refused the token; the download goes on without it. Make a new token`)
    throw new Again(error.message)
  }
  try {
    return judge(reply, asked, part.facts, path)
  } catch (thrown) {
    // A page that explains something is not taken for a file that changed.
    const first = Buffer.from(await beginningOf(reply, SNIFF_BYTES), 'utf8')
    refusePage({ path, host: url.host, contentType: headers['content-type'], wasLogin: wasLogin(reply), first })
    throw thrown
  }
}

async function without416(
  reply: Followed,
  asked: Asked,
  segment: Segment,
  { part, path, address, onSize }: Bringing,
): Promise<undefined> {
  reply.body.drop()
  const size = judge416(reply, asked, part.facts, path)
  if (size === 0 && part.facts.size === null) {
    await onSize(0)
    segment.reset()
    segment.end = 0
    part.facts.size = 0
    return undefined
  }
  // It has what we ask for, by its size: what we know of this segment is in doubt, and so is the address.
  segment.reset()
  address.forget()
  throw new Passing(
    new RosterError(
      'upstream',
      `${reply.url.host} says that ${path} has no such bytes; that is its fault: try again later`,
    ),
  )
}

function linkedSize({ linked, headers }: Followed): number | null {
  const told = Number(linked['x-linked-size'] ?? headers['x-linked-size'] ?? Number.NaN)
  return Number.isSafeInteger(told) ? told : null
}

const wasLogin = ({ paths }: Followed): boolean => paths.some((path) => /^\/(log-?in|sign-?in|auth)\b/i.test(path))

async function receive(reply: Followed, asked: Asked, segment: Segment, bringing: Bringing): Promise<void> {
  const { part, onWritten, beforeWrite, onReceived } = bringing
  const { body } = reply
  const writer = new SegmentWriter(
    { handle: part.handle, segment, onWritten, beforeWrite, giveBack: (chunk) => body.giveBack(chunk) },
    () => body.resume(),
    (error) => body.drop(error instanceof Error ? error : new Error(String(error))),
  )
  const enough = new Enough()
  // Where a range was asked for, or a tail was given away, the rest is another connection's.
  const isTooLong = () => !asked.ranged && segment.end === part.facts.size
  const keep = (chunk: Buffer): boolean => {
    const room = segment.end - segment.start - segment.received
    const kept = chunk.length > room ? chunk.subarray(0, room) : chunk
    segment.received += kept.length
    const isFree = kept.length === 0 || writer.push(kept)
    if (chunk.length > room) body.drop(isTooLong() ? tooLong(reply, part.facts.size) : enough)
    return isFree
  }
  const sniffed = segment.position === 0 ? new Sniffing(reply, bringing, keep) : undefined
  const sink = sniffed ? (chunk: Buffer) => sniffed.push(chunk) : keep
  try {
    await pour(reply, (chunk) => {
      onReceived(chunk.length)
      return sink(chunk)
    })
    sniffed?.end()
  } catch (thrown) {
    // What came is kept, whatever ended it.
    await writer.finish()
    if (thrown !== enough) throw thrown
  }
  await writer.finish()
  if (Number.isFinite(segment.end) && segment.remaining > 0)
    throw new Passing(new RosterError('network', `${reply.url.host} ended its answer too early; try again`))
}

/** Unpacks what a server packs although it was asked not to. */
function pour(reply: Reply, sink: (chunk: Buffer) => boolean): Promise<void> {
  const encoding = reply.headers['content-encoding'] ?? 'identity'
  return encoding === 'identity' ? reply.body.pour(sink) : decoderOf(encoding, reply).pour(sink)
}

const tooLong = ({ url }: Followed, size: number | null): RosterError =>
  new RosterError('size_mismatch', `${url.host} sends more than the ${size} bytes that the file should have`)

/** Holds the first bytes of a file back until they were looked at. */
class Sniffing {
  readonly #reply: Followed
  readonly #bringing: Bringing
  readonly #keep: (chunk: Buffer) => boolean
  #held: Buffer[] | undefined = []

  constructor(reply: Followed, bringing: Bringing, keep: (chunk: Buffer) => boolean) {
    this.#reply = reply
    this.#bringing = bringing
    this.#keep = keep
  }

  push(chunk: Buffer): boolean {
    if (!this.#held) return this.#keep(chunk)
    this.#held.push(chunk)
    const first = Buffer.concat(this.#held)
    return first.length < SNIFF_BYTES ? true : this.#pass(first)
  }

  /** The file was shorter than what is looked at. */
  end(): void {
    if (this.#held) this.#pass(Buffer.concat(this.#held))
  }

  #pass(first: Buffer): boolean {
    const { url, headers, body } = this.#reply
    const { path, part } = this.#bringing
    const { size } = part.facts
    try {
      checkBeginning({
        path,
        host: url.host,
        contentType: headers['content-type'],
        size,
        wasLogin: wasLogin(this.#reply),
        first,
      })
    } catch (error) {
      this.#held = []
      body.drop(error as Error)
      throw error
    }
    this.#held = undefined
    return this.#keep(first)
  }
}

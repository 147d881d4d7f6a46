// One file, from the claim of its partial to the proof of its bytes. A pause, a stop and a crash leave the same behind.
import { dirname } from 'node:path'
import { RosterError } from '../../../core/errors.ts'
import type { Connections } from '../http/connections.ts'
import type { Gate } from '../http/gate.ts'
import type { Redirects } from '../http/redirects.ts'
import { Retry } from '../http/retry.ts'
import { Address } from './address.ts'
import { Changed, WholeOnly } from './answer.ts'
import { type Claim, claimPartial } from './claim.ts'
import { diskFault } from './disk-faults.ts'
import type { FileSystem } from './files.ts'
import { type Follower, openFollower } from './follower.ts'
import type { Limits } from './limits.ts'
import { badPath } from './names.ts'
import { Contested, Part } from './part.ts'
import type { Places } from './place.ts'
import { present } from './present.ts'
import { lastMismatch, prove } from './proof.ts'
import { dropSpoiled, recheck } from './resume.ts'
import { requireRoom } from './room.ts'
import { segmentBytes } from './segments.ts'
import type { Slots } from './slots.ts'
import { takeBack } from './take-back.ts'
import { Transfer } from './transfer.ts'
import type { Wake } from './wake.ts'
import type { Fetched, FetchRequest } from './wanted.ts'

export interface Tools {
  connections: Connections
  redirects: Redirects
  gate: Gate
  slots: Slots
  places: Places
  files: FileSystem
  wake: Wake
  limits: Limits
  stallMs: number
  retryBaseMs: number
}

/** A file that changes while it comes is begun again so many times. */
const MOST_CHANGES = 3
/** Without ranges, a connection that breaks costs all that came. */
const MOST_WHOLES = 10
const TICK_MS = 250

/** @throws RosterError whose code says why; the partial and its journal stay, and asking again goes on. */
export async function fetchFile(request: FetchRequest, tools: Tools): Promise<Fetched> {
  const { file, partial, root, signal } = request
  const { files, limits, places } = tools
  try {
    await places.prepare(root, partial)
    const here = await present(request, files)
    if (here) return here
    for (;;) {
      const claim = await claimPartial({ partial, key: file.origin.key, signal, files, staleMs: limits.staleMs })
      try {
        return (await takeBack(request, claim, files)) ?? (await new Fetch(request, tools, claim).run())
      } catch (error) {
        if (!(error instanceof Contested)) throw error
        await claim.remove()
      }
    }
  } catch (error) {
    throw diskFault(error, dirname(partial))
  }
}

class Fetch {
  readonly #request: FetchRequest
  readonly #tools: Tools
  readonly #claim: Claim
  readonly #stop = new AbortController()
  #part: Part | undefined
  #follower: Follower | undefined
  #transfer: Transfer | undefined
  #lastCheckpoint = performance.now()
  #ticks = 0

  constructor(request: FetchRequest, tools: Tools, claim: Claim) {
    this.#request = request
    this.#tools = tools
    this.#claim = claim
  }

  async run(): Promise<Fetched> {
    const { file, partial } = this.#request
    const { files, limits } = this.#tools
    const part = await Part.open({
      partial,
      claim: this.#claim,
      files,
      size: file.size,
      segmentBytes: limits.segmentBytes,
    })
    this.#part = part
    const ticker = setInterval(() => this.#tick(part), TICK_MS)
    try {
      if (part.verified) return fetchedOf(part.verified)
      this.#follower = await openFollower({
        fd: part.handle.fd,
        size: file.size,
        algorithm: file.hash?.algorithm ?? 'sha256',
      })
      return await this.#arrive(part, this.#follower)
    } finally {
      clearInterval(ticker)
      await this.#leave(part)
    }
  }

  async #arrive(part: Part, follower: Follower): Promise<Fetched> {
    if (part.facts.size !== null) await this.#requireRoom(part, part.facts.size)
    const proven = await this.#bringAndProve(part, follower)
    if (!(proven instanceof RosterError)) return this.#finish(part, proven)
    const first = this.#digest
    // Wrong once: if the disk spoiled it, those segments come again; if the way did, all of them.
    const spoiled = await dropSpoiled(part.segments, follower)
    if (spoiled === 0) for (const segment of part.segments.all) segment.reset()
    follower.reset()
    await part.settle()
    const second = await this.#bringAndProve(part, follower)
    if (!(second instanceof RosterError)) return this.#finish(part, second)
    await this.#quarantine(part)
    throw lastMismatch({ error: second, first, second: this.#digest, kept: badPath(this.#request.partial) })
  }

  #digest = ''

  async #bringAndProve(part: Part, follower: Follower): Promise<Fetched | RosterError> {
    const { file, accepted } = this.#request
    await this.#bringAll(part, follower)
    const size = part.facts.size ?? part.segments.downloaded
    await part.handle.truncate(size)
    const digests = await follower.finish(size)
    this.#digest = digests.sha256
    this.#report()
    return prove({ path: file.path, hash: file.hash, size, digests, accepted })
  }

  async #finish(part: Part, fetched: Fetched): Promise<Fetched> {
    await part.handle.sync()
    const { mtimeMs } = await part.handle.stat()
    await part.settle({ ...fetched, mtimeMs })
    return fetched
  }

  async #bringAll(part: Part, follower: Follower): Promise<void> {
    const { file, onNotice } = this.#request
    const address = new Address(file.origin, this.#tools.redirects)
    const retry = new Retry({ baseMs: this.#tools.retryBaseMs })
    for (let changes = 0, wholes = 0; ; ) {
      try {
        await this.#transferOnce(part, follower, address, retry)
        return
      } catch (error) {
        if (error instanceof WholeOnly && ++wholes <= MOST_WHOLES) part.facts.ranged = false
        else if (error instanceof Changed && ++changes <= MOST_CHANGES)
          onNotice?.(`${file.path} was replaced upstream while it was brought; the download begins again`)
        else throw giveUp(error, file.path)
        address.forget()
        follower.reset()
        await part.startOver(error instanceof Changed)
      }
    }
  }

  async #transferOnce(part: Part, follower: Follower, address: Address, retry: Retry): Promise<void> {
    const { limits, gate, slots, stallMs, retryBaseMs } = this.#tools
    const { file, signal, onNotice, onWait } = this.#request
    const transfer = new Transfer({
      address,
      part,
      gate,
      slots,
      limits,
      retry,
      retryBaseMs,
      signal: AbortSignal.any([signal, this.#stop.signal]),
      bringing: {
        path: file.path,
        isProvable: file.hash !== null,
        isSizeTold: file.size !== null,
        stallMs,
        segmentBytes: limits.segmentBytes ?? segmentBytes(0),
        onWait,
        onNotice: (sentence) => onNotice?.(sentence),
        beforeWrite: () => (this.#claim.isCertain ? undefined : this.#claim.confirm()),
        onSize: (size) => this.#requireRoom(part, size),
      },
      onWritten: (bytes) => this.#written(bytes, part, follower),
    })
    this.#transfer = transfer
    const checked = recheck(part.segments, follower, () => {
      follower.advance(part.segments.watermark)
      transfer.look()
    })
    checked.catch((error: unknown) => this.#stop.abort(error))
    await transfer.run()
    await checked
  }

  #written(bytes: number, part: Part, follower: Follower): void {
    part.wrote(bytes)
    follower.advance(part.segments.watermark)
    if (part.unsynced >= this.#tools.limits.checkpointBytes) this.#checkpoint(part)
  }

  /** Off the way of the bytes: they go on while the disk syncs. */
  #checkpoint(part: Part): void {
    this.#lastCheckpoint = performance.now()
    part.checkpoint().catch((error: unknown) => this.#stop.abort(error))
  }

  #tick(part: Part): void {
    this.#report()
    this.#tools.wake.look()
    const isDue = performance.now() - this.#lastCheckpoint >= this.#tools.limits.checkpointMs
    if (isDue && part.unsynced > 0) this.#checkpoint(part)
    else if (++this.#ticks % BEAT_TICKS === 0) this.#claim.beat().catch((error: unknown) => this.#stop.abort(error))
  }

  #report(): void {
    const part = this.#part
    if (!part) return
    this.#request.onProgress?.({
      downloaded: part.segments.downloaded,
      durable: part.durable,
      hashed: this.#follower?.hashed ?? 0,
      size: part.facts.size,
      connections: this.#transfer?.connections ?? 0,
    })
  }

  async #requireRoom(part: Part, size: number): Promise<void> {
    // Bytes of an earlier run that nobody can vouch for are overwritten: their room is there.
    const held = Math.max(part.segments.downloaded, await part.allocated())
    await requireRoom(size - held, dirname(this.#request.partial), this.#tools.files)
  }

  /** Kept for whoever wants to see what came, but no longer a partial that is gone on with. */
  async #quarantine(part: Part): Promise<void> {
    await part.quarantine(badPath(this.#request.partial))
    await this.#claim.remove()
    this.#isGone = true
  }

  #isGone = false

  async #leave(part: Part): Promise<void> {
    await this.#follower?.close()
    try {
      // A disk that is full or gone cannot take this; the last journal that it took holds.
      await part.quiet(!this.#isGone).catch(() => undefined)
    } finally {
      await part.handle.close()
      if (!this.#isGone) await this.#claim.release()
    }
  }
}

const fetchedOf = ({ size, sha256, isProven }: Fetched): Fetched => ({ size, sha256, isProven })

const BEAT_TICKS = 8

/** A server that says again and again that it has other bytes than it had. */
function giveUp(error: unknown, path: string): unknown {
  if (!(error instanceof Changed) && !(error instanceof WholeOnly)) return error
  return new RosterError('upstream', `${path} cannot be brought: ${error.message}; try again later`, { cause: error })
}

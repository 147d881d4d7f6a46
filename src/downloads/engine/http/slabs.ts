// Memory that bodies are read into, used again once they are on the disk: new memory for each piece costs more than its hash.
import type { OnReadOpts, Socket } from 'node:net'

const SLAB_BYTES = 1024 * 1024
/** One read: no more than the processor's cache holds until it is written. */
const READ_BYTES = 256 * 1024
/** Less than this is not worth a read. */
const LEAST_READ = 16 * 1024
const MOST_FREE = 16

interface Slab {
  bytes: Buffer
  filled: number
  /** How far it was handed out as bodies: they come in order, so that what lies before and between was of headers. */
  handed: number
  /** Bytes that were handed out and not given back. */
  held: number
  isCurrent: boolean
}

export class Slabs {
  readonly #byMemory = new WeakMap<ArrayBufferLike, Slab>()
  #free: Buffer[] = []
  #readers = 0

  /** What a socket is given to read by; `attach` it before the first byte comes. */
  reader(): { onread: OnReadOpts; attach(socket: Socket): void } {
    let slab = this.#take()
    let socket: Socket | undefined
    const buffer = () => {
      if (slab.bytes.length - slab.filled < LEAST_READ) {
        this.#retire(slab)
        slab = this.#take()
      }
      return slab.bytes.subarray(slab.filled, slab.filled + READ_BYTES)
    }
    const callback = (length: number) => {
      const piece = slab.bytes.subarray(slab.filled, slab.filled + length)
      slab.filled += length
      return socket?.push(piece) ?? false
    }
    const attach = (attached: Socket) => {
      socket = attached
      this.#readers++
      socket.once('close', () => {
        this.#retire(slab)
        if (--this.#readers === 0) this.#free = []
      })
    }
    return { onread: { buffer, callback }, attach }
  }

  /** A piece of a body leaves for whoever takes it. */
  hand(piece: Buffer): void {
    const slab = this.#byMemory.get(piece.buffer)
    if (!slab) return
    slab.held += piece.length
    slab.handed = piece.byteOffset - slab.bytes.byteOffset + piece.length
  }

  /** Each byte at most once. What never comes back is left to the collector, and so is what was never a slab's. */
  giveBack(piece: Buffer): void {
    const slab = this.#byMemory.get(piece.buffer)
    if (!slab) return
    slab.held -= piece.length
    this.#keep(slab)
  }

  #take(): Slab {
    const bytes = this.#free.pop() ?? Buffer.allocUnsafeSlow(SLAB_BYTES)
    const slab = { bytes, filled: 0, handed: 0, held: 0, isCurrent: true }
    this.#byMemory.set(bytes.buffer, slab)
    return slab
  }

  #retire(slab: Slab): void {
    slab.isCurrent = false
    this.#keep(slab)
  }

  #keep({ bytes, filled, handed, held, isCurrent }: Slab): void {
    const isDone = !isCurrent && held === 0 && handed === filled
    if (!isDone) return
    this.#byMemory.delete(bytes.buffer)
    if (this.#free.length < MOST_FREE) this.#free.push(bytes)
  }
}

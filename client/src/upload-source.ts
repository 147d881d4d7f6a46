/** A file whose bytes come once and in order, such as the body of an answer. */
export interface ByteStream {
  stream: ReadableStream<Uint8Array>
  /** Of the whole file, in bytes. */
  size: number
}

/** Where the bytes of an upload are read from. */
export interface UploadSource {
  readonly size: number
  /** @throws where these bytes have gone by. */
  read(offset: number, length: number): Promise<Blob>
  /** Gives back what it holds. */
  close(): Promise<void>
}

export function sourceOf(file: Blob | ByteStream): UploadSource {
  if (!('stream' in file) || typeof file.stream === 'function') {
    const blob = file as Blob
    return {
      size: blob.size,
      read: async (offset, length) => blob.slice(offset, offset + length),
      close: async () => {},
    }
  }
  return new StreamSource(file as ByteStream)
}

/** Keeps the part that was read last, because it may have to be sent again. */
class StreamSource implements UploadSource {
  readonly size: number
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>
  #start = 0
  #held: Uint8Array<ArrayBuffer>[] = []
  #heldBytes = 0

  constructor({ stream, size }: ByteStream) {
    this.size = size
    this.#reader = stream.getReader()
  }

  async read(offset: number, length: number): Promise<Blob> {
    if (offset < this.#start) throw new Error('What was lost has gone by: a stream cannot be read twice')
    while (this.#start + this.#heldBytes < offset + length) {
      const { value } = await this.#reader.read()
      if (!value) break
      this.#held.push(new Uint8Array(value))
      this.#heldBytes += value.byteLength
    }
    this.#held = [new Uint8Array(await new Blob(this.#held).slice(offset - this.#start).arrayBuffer())]
    this.#heldBytes = this.#held[0]?.byteLength ?? 0
    this.#start = offset
    return new Blob(this.#held).slice(0, length)
  }

  close(): Promise<void> {
    return this.#reader.cancel().catch(() => undefined)
  }
}

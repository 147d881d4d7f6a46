// Where the bytes of a file are read from: a disk, a buffer, or a server that is asked for ranges.
import { type FileHandle, open } from 'node:fs/promises'

/** Random access to the bytes of a file, wherever it lies. */
export interface ByteSource {
  /** In bytes. */
  readonly size: number
  /**
   * The bytes from `offset` on; fewer than `length` at the end of the file.
   *
   * @param into memory for them. A disk fills it and reads no more than it holds; whoever is far away is better asked
   * for much at once, and hands out memory of its own.
   */
  read(offset: number, length: number, into?: Buffer): Promise<Buffer>
}

/** @throws what the file system says of a file that cannot be read. */
export async function openFileSource(path: string): Promise<ByteSource & { close(): Promise<void> }> {
  const handle = await open(path, 'r')
  try {
    const { size } = await handle.stat()
    return {
      size,
      read: (offset, length, into) => {
        const wanted = bounded(size, offset, length)
        return readFrom(handle, offset, into?.subarray(0, wanted) ?? Buffer.allocUnsafe(wanted))
      },
      close: () => handle.close(),
    }
  } catch (error) {
    await handle.close()
    throw error
  }
}

export const bufferSource = (bytes: Buffer): ByteSource => ({
  size: bytes.length,
  read: async (offset, length) => bytes.subarray(offset, offset + bounded(bytes.length, offset, length)),
})

const bounded = (size: number, offset: number, length: number): number => Math.max(0, Math.min(length, size - offset))

async function readFrom(handle: FileHandle, offset: number, buffer: Buffer): Promise<Buffer> {
  let filled = 0
  // One call may return less than was asked for: Linux hands out at most 2 GiB, a network disk what it has.
  while (filled < buffer.length) {
    const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, offset + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return buffer.subarray(0, filled)
}

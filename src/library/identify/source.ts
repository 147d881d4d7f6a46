// Where the bytes of a file are read from: a disk, a buffer, or a server that is asked for ranges.
import { type FileHandle, open } from 'node:fs/promises'

/** Random access to the bytes of a file, wherever it lies. */
export interface ByteSource {
  /** In bytes. */
  readonly size: number
  /** The bytes from `offset` on; fewer than `length` at the end of the file. */
  read(offset: number, length: number): Promise<Buffer>
}

/** @throws what the file system says of a file that cannot be read. */
export async function openFileSource(path: string): Promise<ByteSource & { close(): Promise<void> }> {
  const handle = await open(path, 'r')
  try {
    const { size } = await handle.stat()
    return {
      size,
      read: (offset, length) => readFrom(handle, offset, bounded(size, offset, length)),
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

async function readFrom(handle: FileHandle, offset: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length)
  let filled = 0
  // One call may return less than was asked for: Linux hands out at most 2 GiB, a network disk what it has.
  while (filled < length) {
    const { bytesRead } = await handle.read(buffer, filled, length - filled, offset + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return buffer.subarray(0, filled)
}

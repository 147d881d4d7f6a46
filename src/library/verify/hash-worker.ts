// The thread that hashes files: it reads in large pieces at the lowest priority, and stops between two of them.
import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { messageOf } from '../../core/errors.ts'
import { CANCEL, CONTROL, type HashAnswer, type HashShared, PAUSE } from './hashing.ts'

const PIECE_BYTES = 4 * 1024 * 1024

const { control, bytes } = workerData as HashShared
const piece = Buffer.allocUnsafeSlow(PIECE_BYTES)

// Elsewhere it would hold for the whole process.
if (process.platform === 'linux') setPriority(19)

function hash(path: string): HashAnswer {
  const file = openSync(path, 'r')
  try {
    const digest = createHash('sha256')
    for (let position = 0; ; ) {
      while (Atomics.load(control, CONTROL) === PAUSE) Atomics.wait(control, CONTROL, PAUSE)
      if (Atomics.load(control, CONTROL) === CANCEL) return { cancelled: true }
      const read = readSync(file, piece, 0, PIECE_BYTES, position)
      if (read === 0) return { sha256: digest.digest('hex'), size: position }
      digest.update(piece.subarray(0, read))
      position += read
      Atomics.store(bytes, 0, BigInt(position))
    }
  } finally {
    closeSync(file)
  }
}

parentPort?.on('message', (path: string) => {
  try {
    parentPort?.postMessage(hash(path))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    parentPort?.postMessage({ failed: messageOf(error), code } satisfies HashAnswer)
  }
})

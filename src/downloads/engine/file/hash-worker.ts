// A thread that follows the bytes: it reads again from the page cache what was written, and hashes while more arrives.
import { parentPort, workerData } from 'node:worker_threads'
import { messageOf } from '../../../core/errors.ts'
import type { FollowerAsk, FollowerData, FollowerTold } from './follower.ts'
import { Hashes } from './hashes.ts'

/** So many bytes between two looks at what else was asked. */
const STEP_BYTES = 16 * 1024 * 1024

const { fd, size, algorithm } = workerData as FollowerData
const port = parentPort
if (!port) throw new Error('hash-worker.ts is a thread, not a program')
const tell = (told: FollowerTold) => port.postMessage(told)

const hashes = await Hashes.open(fd, size, algorithm)
let watermark = 0
let isHashing = false
let wantsDigests = false

port.on('message', (ask: FollowerAsk) => {
  try {
    take(ask)
  } catch (error) {
    tell({ failed: messageOf(error) })
  }
})

function take(ask: FollowerAsk): void {
  if ('check' in ask) {
    const isIntact = hashes.isIntact(ask.check)
    tell({ checked: ask.check.start, isIntact, hashed: hashes.position })
    return
  }
  if ('reset' in ask) {
    watermark = 0
    wantsDigests = false
    hashes.reset()
    return
  }
  if ('finish' in ask) wantsDigests = true
  watermark = 'finish' in ask ? ask.finish : ask.advance
  if (!isHashing) step()
}

function step(): void {
  isHashing = hashes.position < watermark
  try {
    if (isHashing) {
      hashes.advance(watermark, STEP_BYTES)
      tell({ hashed: hashes.position })
      setImmediate(step)
    } else if (wantsDigests) {
      wantsDigests = false
      tell({ digests: hashes.digests() })
    }
  } catch (error) {
    tell({ failed: messageOf(error) })
  }
}

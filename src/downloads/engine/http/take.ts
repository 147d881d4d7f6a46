// A file of somebody's making, taken whole into a file of ours: no proof of its bytes is known, only how many there may be.
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { RosterError } from '../../../core/errors.ts'
import { type Asking, patiently } from './ask.ts'
import { beginningOf } from './exchange.ts'
import type { Endpoint } from './origin.ts'
import type { Followed } from './redirects.ts'

export interface TakeRequest {
  /** The file that is written, again from its beginning where the other side broke off. */
  path: string
  /** Bytes. */
  most: number
  signal: AbortSignal
}

export interface Taken {
  size: number
  contentType: string | null
}

/** Nobody waits for it, and what it cost is paid. */
const PATIENCE = { tries: 9, longestWaitMs: 15 * 60_000 }

/** @throws RosterError too_large, blocked_address, upstream, network, rate_limited; what the disk throws. */
export const takeFile = (asking: Asking, endpoint: Endpoint, { path, most, signal }: TakeRequest): Promise<Taken> =>
  patiently(asking, endpoint, signal, {}, (reply) => taken(reply, path, most), PATIENCE)

async function taken(reply: Followed, path: string, most: number): Promise<Taken> {
  const { status, headers, url, body } = reply
  if (status !== 200) {
    await beginningOf(reply, 4096)
    throw new RosterError('upstream', `${url.host} answered ${status} instead of the file`)
  }
  const tooLarge = new RosterError('too_large', `The file at ${url.host} has more than ${most} bytes`)
  if (Number(headers['content-length']) > most) {
    body.drop(tooLarge)
    throw tooLarge
  }
  return { size: await pourInto(path, reply, most, tooLarge), contentType: headers['content-type'] ?? null }
}

async function pourInto(path: string, { body }: Followed, most: number, tooLarge: RosterError): Promise<number> {
  const file = createWriteStream(path, { flush: true })
  let size = 0
  const failed = new Promise<never>((_, reject) => {
    file.on('error', (error) => {
      body.drop(error)
      reject(error)
    })
  })
  file.on('drain', () => body.resume())
  try {
    const poured = body.pour((chunk) => {
      size += chunk.length
      if (size > most) body.drop(tooLarge)
      return file.write(chunk)
    })
    await Promise.race([poured, failed])
    file.end()
    await finished(file)
    return size
  } finally {
    file.destroy()
  }
}

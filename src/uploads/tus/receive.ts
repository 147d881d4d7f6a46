// The bytes of one PATCH: written where the last ones ended, and kept also where the connection breaks off.
import type { Readable } from 'node:stream'
import { RosterError } from '../../core/errors.ts'
import { diskError } from '../../library/index.ts'
import { EarlyCheck } from '../check.ts'
import { chunksOf, type PartialFile } from '../partial-file.ts'
import { type Checksum, TusError } from './headers.ts'
import type { Session } from './session.ts'

/** What a crash of the server may cost at most. */
const SYNC_BYTES = 64 * 1024 * 1024

export interface Receiving {
  session: Session
  partial: PartialFile
  stream: Readable
  checksum: Checksum | undefined
  /** Ends it where another connection takes over. */
  signal: AbortSignal
  modelsDir: string
  /** Is told how much will still be there after a power cut. */
  onSynced(offset: number): Promise<void>
}

/**
 * @throws TusError 413 for more bytes than were announced, 460 for bytes that are not what the checksum says.
 * @throws RosterError `not_a_model_file`, `disk_full`, `not_writable`.
 */
export async function receiveBytes(receiving: Receiving): Promise<void> {
  const { partial, stream, checksum, signal, modelsDir, onSynced } = receiving
  const mark = partial.mark()
  const end = () => stream.destroy(new RosterError('conflict', 'Another connection goes on with this upload'))
  signal.addEventListener('abort', end, { once: true })
  try {
    if (signal.aborted) end()
    await receiveAll(receiving)
  } catch (error) {
    // A part that a checksum was given for counts whole or not at all.
    if (checksum) await partial.returnTo(mark)
    throw error
  } finally {
    signal.removeEventListener('abort', end)
  }
  if (checksum && !checksum.hash.digest().equals(checksum.expected)) {
    await partial.returnTo(mark)
    throw new TusError(460, 'hash_mismatch', 'The bytes are not those that Upload-Checksum speaks of; send them again')
  }
  try {
    await partial.settle()
    await onSynced(await partial.sync())
  } catch (error) {
    throw diskError(error, modelsDir)
  }
}

async function receiveAll({ session, partial, stream, checksum, modelsDir, onSynced }: Receiving): Promise<void> {
  const check = new EarlyCheck(partial, session.plan.fileName, session.size_bytes, true)
  let synced = partial.size
  let syncing: Promise<void> = Promise.resolve()
  try {
    for await (const chunk of chunksOf(stream)) {
      if (partial.size + chunk.length > session.size_bytes) throw tooMuch(session)
      checksum?.hash.update(chunk)
      await partial.write(chunk)
      await check.look()
      if (checksum || partial.size - synced < SYNC_BYTES) continue
      synced = partial.size
      await syncing
      await partial.settle()
      syncing = partial.sync().then(onSynced)
      // It is awaited before the next one and at the end; until then nobody listens.
      syncing.catch(() => undefined)
    }
  } catch (error) {
    await syncing.catch(() => undefined)
    throw diskError(error, modelsDir)
  }
  await syncing
}

const tooMuch = ({ size_bytes }: Session) =>
  new TusError(413, 'too_large', `More bytes came than the ${size_bytes} of Upload-Length`)

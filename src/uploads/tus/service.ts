// Uploads that go on after an interruption, also of the server: begun, added to, finished, ended, forgotten.
import { randomUUID } from 'node:crypto'
import { join, relative } from 'node:path'
import type { Readable } from 'node:stream'
import type { Admin } from '../../core/actor.ts'
import { messageOf, notFound, RosterError } from '../../core/errors.ts'
import type { Log } from '../../core/log.ts'
import { isoTime } from '../../core/time.ts'
import { diskError } from '../../library/index.ts'
import { StatedFacts, type Upload } from '../contract.ts'
import { makeFolderOf, removeBelow } from '../folders.ts'
import { type Installer, install } from '../install.ts'
import { type OpenFile, PartialFile } from '../partial-file.ts'
import { type Place, partialPath, planUpload, requireRoom } from '../plan.ts'
import { finishFile } from '../receive.ts'
import type { Reservations } from '../reservations.ts'
import { type Checksum, metadataOf, TusError } from './headers.ts'
import { Holders } from './holders.ts'
import { receiveBytes } from './receive.ts'
import { type Session, Sessions, uploadOf } from './session.ts'

const KEPT_MS = 7 * 24 * 60 * 60 * 1000

export interface TusOptions extends Installer, Place {
  reservations: Reservations
  log: Log
  openFile?: OpenFile
}

/** What a PATCH brings. */
export interface Part {
  offset: number
  checksum: Checksum | undefined
  stream: Readable
}

/** Faults of the file itself; with any other the bytes that arrived are still good. */
const FINAL: ReadonlySet<string> = new Set(['not_a_model_file', 'hash_mismatch'])

export class TusUploads {
  readonly #options: TusOptions
  readonly #sessions: Sessions
  readonly #holders = new Holders()
  /** Open files by upload, so that the next part needs not read again what is there for its hash. */
  readonly #open = new Map<string, PartialFile>()

  constructor(options: TusOptions) {
    this.#options = options
    this.#sessions = new Sessions(options.library.modelsDir)
  }

  /** @throws TusError 400; RosterError as `planUpload` does, `disk_full`. */
  async create(length: number, metadata: string): Promise<Upload> {
    const { filename, ...said } = metadataOf(metadata)
    if (!filename) throw new TusError(400, 'invalid', 'Upload-Metadata must give filename, such as model.safetensors')
    if (length === 0)
      throw new RosterError('not_a_model_file', `${filename} is empty; an upload of 0 bytes is no model`)
    // Clients put words of their own beside ours.
    const fields = Object.fromEntries(Object.entries(said).filter(([key]) => key in StatedFacts.shape))
    const plan = planUpload({ fileName: filename, fields, schema: StatedFacts }, this.#options)
    const release = this.#options.reservations.take(plan.id)
    try {
      await this.#requireAlone(plan.id)
      await requireRoom(length, this.#options)
      const { now, library } = this.#options
      const id = randomUUID()
      const path = partialPath(plan, id, library.modelsDir)
      const session: Session = {
        ...{ version: 1, id, status: 'receiving', plan, metadata, offset: 0, size_bytes: length },
        partial: relative(library.modelsDir, path).replaceAll('\\', '/'),
        ...{ model_id: null, error: null, created_at: isoTime(now()), ...this.#times() },
      }
      await makeFolderOf(path, library.modelsDir)
      const partial = await PartialFile.create(path, this.#options.openFile).catch((error: unknown) => {
        throw diskError(error, library.modelsDir)
      })
      this.#open.set(id, partial)
      await this.#sessions.save(session, now())
      return uploadOf(session)
    } finally {
      release()
    }
  }

  /**
   * The bytes of one part; with the last of them the file becomes a model.
   * @throws TusError 409 for another offset, 410 where it has failed, and as `receiveBytes` does.
   */
  async append(actor: Admin, id: string, { offset, checksum, stream }: Part): Promise<Upload> {
    return this.#holders.hold(id, async (signal) => {
      const session = await this.#find(id)
      await this.#catchUp(session)
      if (session.status === 'completed' || session.status === 'failed') return this.#ended(session, offset)
      const partial = await this.#openPartial(session)
      if (offset !== partial.size)
        throw new TusError(409, 'conflict', `The upload is at offset ${partial.size}, not at ${offset}`)
      try {
        await receiveBytes({
          ...{ session, partial, stream, checksum, signal },
          modelsDir: this.#options.library.modelsDir,
          onSynced: (synced) => this.#note(session, { offset: synced, ...this.#times() }),
        })
      } catch (error) {
        await this.#keep(session, partial, error)
        throw error
      }
      if (partial.size === session.size_bytes) await this.#finish(actor, session, partial)
      return uploadOf(session)
    })
  }

  /** Where it stands. One whose bytes are all here and that nobody finishes is finished in the background. */
  async read(actor: Admin, id: string): Promise<Upload & { metadata: string }> {
    const session = await this.#find(id)
    const offset = this.#open.get(id)?.size ?? session.offset
    const isWaiting = offset === session.size_bytes && session.status !== 'completed' && session.status !== 'failed'
    if (isWaiting && !this.#holders.has(id)) void this.#resume(actor, id)
    return {
      ...uploadOf(session),
      offset: session.status === 'failed' ? session.offset : offset,
      metadata: session.metadata,
    }
  }

  async list(): Promise<Upload[]> {
    return (await this.#sessions.list()).map(uploadOf)
  }

  /** Removes what has arrived; a model that it became stays. */
  async remove(id: string): Promise<void> {
    await this.#holders.hold(id, async () => this.#discard(await this.#find(id)))
  }

  /** Removes the uploads that are past their time. Returns the files of those that are not. */
  async sweep(): Promise<ReadonlySet<string>> {
    const now = this.#options.now().getTime()
    const sessions = await this.#sessions.list()
    const isExpired = ({ expires_at }: Session) => Date.parse(expires_at) < now
    for (const session of sessions.filter(isExpired)) await this.#holders.hold(session.id, () => this.#discard(session))
    return new Set(sessions.filter((session) => !isExpired(session)).map(({ partial }) => partial))
  }

  /** Ends what is being received; all of it can go on. */
  async close(): Promise<void> {
    await this.#holders.end()
    for (const partial of this.#open.values()) await partial.close()
    this.#open.clear()
  }

  async #find(id: string): Promise<Session> {
    const session = await this.#sessions.find(id)
    if (!session) throw notFound('upload', id)
    return session
  }

  /** A server that stopped after the last step and before it wrote that down has made a model all the same. */
  async #catchUp(session: Session): Promise<void> {
    if (session.status !== 'verifying' || this.#open.has(session.id)) return
    const entry = this.#options.library.find(session.plan.id)
    if (entry?.source?.type !== 'upload' || entry.size_bytes !== session.size_bytes) return
    await this.#note(session, { status: 'completed', model_id: entry.id, error: null })
  }

  async #requireAlone(modelId: string): Promise<void> {
    const other = (await this.#sessions.list()).find(
      ({ plan, status }) => plan.id === modelId && status !== 'failed' && status !== 'completed',
    )
    if (!other) return
    const sentence = `The upload ${other.id} will become "${modelId}"; go on with that, end it, or give this one another name`
    throw new RosterError('conflict', sentence)
  }

  async #openPartial(session: Session): Promise<PartialFile> {
    const held = this.#open.get(session.id)
    if (held?.size === session.offset) return held
    // Another server of this volume has written since, or the disk refused a part.
    await held?.close()
    const { library, openFile } = this.#options
    const partial = await PartialFile.reopen(join(library.modelsDir, session.partial), session.offset, openFile).catch(
      async (error: unknown) => {
        this.#open.delete(session.id)
        await this.#fail(session, new RosterError('not_found', `What had arrived is gone: ${messageOf(error)}`))
        throw new TusError(410, 'not_found', 'What had arrived of this upload is gone; begin it anew')
      },
    )
    this.#open.set(session.id, partial)
    return partial
  }

  /** After a part that did not end well: what has arrived of it stays, where the file can still become one. */
  async #keep(session: Session, partial: PartialFile, error: unknown): Promise<void> {
    if (error instanceof RosterError && FINAL.has(error.code) && !(error instanceof TusError))
      return this.#fail(session, error)
    try {
      await partial.settle()
      await this.#note(session, { offset: await partial.sync() })
    } catch (fault) {
      // The disk does not take it: the next part goes on from what is known to be there.
      this.#options.log.warn({ upload: session.id }, `a part could not be kept: ${messageOf(fault)}`)
      this.#open.delete(session.id)
      await partial.close()
    }
  }

  async #finish(actor: Admin, session: Session, partial: PartialFile): Promise<void> {
    const release = this.#options.reservations.take(session.plan.id)
    try {
      await this.#note(session, { status: 'verifying' })
      const arrived = await finishFile(partial, session.plan)
      await this.#closePartial(session.id)
      const { id } = await install(actor, arrived, this.#options)
      await this.#note(session, { status: 'completed', model_id: id, error: null })
      this.#options.log.info({ upload: session.id, model: id }, 'upload completed')
    } catch (fault) {
      const error = diskError(fault, this.#options.library.modelsDir)
      if (!(error instanceof RosterError)) throw error
      if (FINAL.has(error.code)) await this.#fail(session, error)
      else await this.#note(session, { status: 'receiving', error: { code: error.code, message: error.message } })
      throw error
    } finally {
      release()
    }
  }

  async #resume(actor: Admin, id: string): Promise<void> {
    await this.#holders
      .hold(id, async () => {
        const session = await this.#find(id)
        await this.#catchUp(session)
        if (session.status === 'completed' || session.status === 'failed') return
        await this.#finish(actor, session, await this.#openPartial(session))
      })
      .catch((error: unknown) => this.#options.log.warn({ upload: id }, `upload not finished: ${messageOf(error)}`))
  }

  #ended(session: Session, offset: number): Upload {
    if (session.status === 'failed')
      throw new TusError(410, 'not_found', session.error?.message ?? 'This upload has failed; begin it anew')
    if (offset === session.size_bytes) return uploadOf(session)
    throw new TusError(409, 'conflict', `The upload is complete at offset ${session.size_bytes}`)
  }

  async #fail(session: Session, { code, message }: RosterError): Promise<void> {
    await this.#closePartial(session.id)
    await removeBelow(this.#options.library.modelsDir, join(this.#options.library.modelsDir, session.partial))
    await this.#note(session, { status: 'failed', error: { code, message } })
  }

  async #discard(session: Session): Promise<void> {
    await this.#closePartial(session.id)
    const { modelsDir } = this.#options.library
    await removeBelow(modelsDir, join(modelsDir, session.partial))
    await this.#sessions.remove(session.id)
  }

  async #closePartial(id: string): Promise<void> {
    await this.#open.get(id)?.close()
    this.#open.delete(id)
  }

  async #note(session: Session, news: Partial<Session>): Promise<void> {
    Object.assign(session, news)
    await this.#sessions.save(session, this.#options.now())
  }

  #times() {
    const now = this.#options.now()
    return { updated_at: isoTime(now), expires_at: isoTime(new Date(now.getTime() + KEPT_MS)) }
  }
}

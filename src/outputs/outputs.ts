// What jobs made, kept where people can fetch it: ROSTER_OUTPUTS_DIR/<job>/<number>.<extension>.
import { constants } from 'node:fs'
import { copyFile, lstat, mkdir, open, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { messageOf, notFound, RosterError } from '../core/errors.ts'
import { isObject } from '../core/record.ts'
import type { Upstream } from '../downloads/engine/index.ts'
import { type MadeFile, type Output, RunnerError, type RunnerErrorCode } from '../runners/index.ts'
import { extensionOf, HEAD_BYTES, isPage, mediaTypeOf, typeOfName } from './media.ts'

export interface OutputsOptions {
  /** ROSTER_OUTPUTS_DIR */
  folder: string
  /** Bytes of all files of one job together. */
  most: number
  upstream: Pick<Upstream, 'takeFile'>
}

export interface KeptFile {
  url: string
  content_type: string
  size_bytes: number
}

export type KeptOutput = { text: string } | { files: KeptFile[] } | { embedding: number[] }

export interface FoundFile {
  path: string
  size: number
  contentType: string
}

/** As `newSortableId` makes them. Neither leads anywhere else. */
const JOB_ID = /^[0-9a-f-]{36}$/
const FILE_NAME = /^\d{1,3}\.[a-z0-9]{1,16}$/

const MEBIBYTE = 1024 * 1024

export class Outputs {
  readonly #options: OutputsOptions

  constructor(options: OutputsOptions) {
    this.#options = options
  }

  /** @throws RunnerError where a file cannot be fetched or kept; then nothing of the job is kept. */
  async keep(jobId: string, output: Output, signal: AbortSignal): Promise<KeptOutput> {
    if ('text' in output) return { text: output.text }
    if ('embedding' in output) return { embedding: [...output.embedding] }
    try {
      await mkdir(this.#folderOf(jobId), { recursive: true })
      const files: KeptFile[] = []
      let left = this.#options.most
      for (const [index, file] of output.files.entries()) {
        const kept = await this.#keepOne(jobId, index, file, left, signal)
        left -= kept.size_bytes
        files.push(kept)
      }
      return { files }
    } catch (error) {
      await this.remove(jobId)
      signal.throwIfAborted()
      throw this.#failure(error)
    }
  }

  async remove(jobId: string): Promise<void> {
    await rm(this.#folderOf(jobId), { recursive: true, force: true })
  }

  /** @throws RosterError `not_found` also for a file that was kept for as long as files are kept. */
  async find(jobId: string, name: string): Promise<FoundFile> {
    const gone = notFound('file', `${name} of the job ${jobId}`)
    if (!JOB_ID.test(jobId) || !FILE_NAME.test(name)) throw gone
    const path = join(this.#folderOf(jobId), name)
    const stats = await lstat(path).catch((error: unknown) => {
      if (isObject(error) && error.code === 'ENOENT') throw gone
      throw error
    })
    if (!stats.isFile()) throw gone
    return { path, size: stats.size, contentType: typeOfName(name) }
  }

  #folderOf(jobId: string): string {
    if (!JOB_ID.test(jobId)) throw new RosterError('invalid', `"${jobId}" is no id of a job`)
    return join(this.#options.folder, jobId)
  }

  /** Its name becomes visible once it is whole and on the disk. */
  async #keepOne(jobId: string, index: number, file: MadeFile, left: number, signal: AbortSignal): Promise<KeptFile> {
    const folder = this.#folderOf(jobId)
    const partial = join(folder, `.${index}.partial`)
    const told = await this.#write(partial, file, left, signal)
    const { size, head } = await look(partial)
    if (size === 0 || isPage(head))
      throw new RunnerError('upstream', `The provider's result is ${size === 0 ? 'an empty file' : 'a page'}`, {
        mayHaveBegun: true,
      })
    const type = mediaTypeOf(head, [told, file.contentType])
    const name = `${index}.${extensionOf(type)}`
    await rename(partial, join(folder, name))
    return { url: `/api/v1/jobs/${jobId}/files/${name}`, content_type: type, size_bytes: size }
  }

  /** @returns what the server of the file says that it is. */
  async #write(path: string, file: MadeFile, left: number, signal: AbortSignal): Promise<string | null> {
    if ('url' in file) {
      const taken = await this.#options.upstream.takeFile(endpointOf(file), { path, most: left, signal })
      return taken.contentType
    }
    const size = 'bytes' in file ? file.bytes.byteLength : await sizeOf(file.path)
    if (size > left) throw new RosterError('too_large', `A file that was made has ${size} bytes`)
    if ('bytes' in file) await writeFile(path, file.bytes, { flush: true })
    else await copyFile(file.path, path, constants.COPYFILE_FICLONE)
    return null
  }

  #failure(error: unknown): RunnerError {
    if (error instanceof RunnerError) return error
    const { folder, most } = this.#options
    if (!(error instanceof RosterError))
      return new RunnerError(
        'failed',
        `The result could not be kept in ${folder} (${messageOf(error)}); make room there`,
        {
          mayHaveBegun: true,
          cause: error,
        },
      )
    const code = CODES.find((known) => known === error.code) ?? 'upstream'
    const limit = code === 'too_large' ? `; the limit is ${most / MEBIBYTE} MiB (ROSTER_OUTPUT_LIMIT_MB)` : ''
    return new RunnerError(code, `The result was not kept. ${error.message}${limit}`, {
      // The work is done: only the fetching may go better next time.
      retry: code === 'network' || code === 'upstream' || code === 'rate_limited' ? 'backoff' : 'never',
      mayHaveBegun: true,
    })
  }
}

const CODES = [
  'too_large',
  'blocked_address',
  'network',
  'upstream',
  'rate_limited',
] as const satisfies RunnerErrorCode[]

function endpointOf({ url: text, baseUrl }: Extract<MadeFile, { url: string }>) {
  const url = URL.parse(text)
  if (!url) throw new RosterError('upstream', 'The provider names a result by something that is no address')
  const isTheirs = baseUrl !== null && URL.parse(baseUrl)?.origin === url.origin
  return { url, authorization: undefined, trust: isTheirs ? ('endpoint' as const) : ('public' as const) }
}

async function look(path: string): Promise<{ size: number; head: Buffer }> {
  const handle = await open(path, 'r+')
  try {
    await handle.sync()
    const { size } = await handle.stat()
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return { size, head: buffer.subarray(0, bytesRead) }
  } finally {
    await handle.close()
  }
}

/** A link could lead to any file of this machine. */
async function sizeOf(path: string): Promise<number> {
  const stats = await lstat(path).catch((error: unknown) => {
    throw new RunnerError('failed', `The runner command named a file that is not there (${messageOf(error)})`)
  })
  if (!stats.isFile()) throw new RunnerError('failed', 'The runner command named something that is no file')
  return stats.size
}

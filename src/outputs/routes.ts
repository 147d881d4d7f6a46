// The files that jobs made, for whoever may read the job.
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { type Actor, requireRole } from '../core/actor.ts'
import { answer, newRouter } from '../core/routes.ts'
import { readOutputFile } from './contract.ts'
import { isShown } from './media.ts'
import type { Outputs } from './outputs.ts'
import { rangeOf } from './range.ts'

/** @param mayRead throws where the actor may not read the job. */
export function outputRoutes(outputs: Outputs, mayRead: (actor: Actor<'user'>, jobId: string) => Promise<unknown>) {
  return newRouter().openapi(readOutputFile, async (c) => {
    const { id, name } = c.req.valid('param')
    await mayRead(requireRole(c.env.actor, 'user'), id)
    const { path, size, contentType } = await outputs.find(id, name)
    // A file that was made is never made again: its address is what it holds.
    const etag = `"${id}-${name}"`
    const headers = {
      etag,
      'content-type': contentType,
      'accept-ranges': 'bytes',
      'cache-control': 'private, max-age=31536000, immutable',
      // Opened as a document it would be shown by this server's name: what is not plainly a picture, sound or video is saved.
      'content-disposition': `${isShown(contentType) ? 'inline' : 'attachment'}; filename="${name}"`,
    }
    if (c.req.header('if-none-match') === etag) return answer(c.env, null, 304, headers) as never
    const range = rangeOf(c.req.header('range'), size)
    if (range === 'outside')
      return answer(c.env, null, 416, { ...headers, 'content-range': `bytes */${size}` }) as never
    const { start, end } = range ?? { start: 0, end: size }
    const partial = range && { 'content-range': `bytes ${start}-${end - 1}/${size}` }
    const body = Readable.toWeb(createReadStream(path, { start, end: end - 1 }))
    const all = { ...headers, ...partial, 'content-length': String(end - start) }
    // The types of Node and of the web name one thing twice.
    return answer(c.env, body as ReadableStream<Uint8Array<ArrayBuffer>>, range ? 206 : 200, all) as never
  })
}

// The routes of uploads that can go on later, as tus 1.0 wants them: its statuses, its headers, and our sentences.
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { type Admin, requireRole } from '../core/actor.ts'
import { pageOf } from '../core/paging.ts'
import { problemOf } from '../core/problem.ts'
import { setLine } from '../core/response.ts'
import { type AppEnv, newRouter } from '../core/routes.ts'
import { bodyOf } from './body.ts'
import * as contract from './contract.ts'
import { ALGORITHMS, bytesOf, checksumOf, EXTENSIONS, OCTETS, TUS_VERSION, TusError } from './tus/headers.ts'
import type { TusUploads } from './tus/service.ts'
import { keyOf } from './tus/session.ts'

type Asked = Context<AppEnv>

export function uploadRoutes(uploads: TusUploads) {
  const base = '/api/v1/uploads'

  const create = async (c: Asked, actor: Admin) => {
    if (c.req.header('upload-defer-length') !== undefined)
      throw new TusError(
        400,
        'invalid',
        'Upload-Length is needed: an upload whose length is not known cannot begin here',
      )
    const length = bytesOf('Upload-Length', c.req.header('upload-length'))
    const upload = await uploads.create(length, c.req.header('upload-metadata') ?? '')
    c.header('location', `${base}/${upload.id}`)
    // creation-with-upload: the first bytes may come along.
    const isWithBytes = c.req.header('content-type') === OCTETS
    tell(c, isWithBytes ? await append(c, actor, upload.id, 0) : upload)
    return c.body(null, 201)
  }

  const append = (c: Asked, actor: Admin, id: string, offset: number) =>
    uploads.append(actor, id, {
      offset,
      checksum: checksumOf(c.req.header('upload-checksum')),
      stream: bodyOf(c.env, c.req.raw),
    })

  const patch = async (c: Asked, actor: Admin, id: string) => {
    if (c.req.header('content-type') !== OCTETS)
      throw new TusError(415, 'invalid', `The content-type must be ${OCTETS}`)
    tell(c, await append(c, actor, id, bytesOf('Upload-Offset', c.req.header('upload-offset'))))
    return c.body(null, 204)
  }

  const remove = async (c: Asked, id: string) => {
    await uploads.remove(id)
    return c.body(null, 204)
  }

  const router = newRouter()
    .openapi(contract.tusOptions, (c) => {
      c.header('tus-version', TUS_VERSION)
      c.header('tus-extension', EXTENSIONS)
      c.header('tus-checksum-algorithm', ALGORITHMS.join(','))
      c.header('tus-resumable', TUS_VERSION)
      return c.body(null, 204)
    })
    .openapi(contract.listUploads, async (c) => {
      requireRole(c.env.actor, 'admin')
      const { items, next_cursor } = pageOf(await uploads.list(), keyOf, c.req.valid('query'))
      return c.json({ uploads: items, next_cursor }, 200)
    })
    .openapi(contract.createUpload, (c) => speak(c, (actor) => create(c, actor)) as never)
    .openapi(contract.readUpload, (c) => {
      const isHead = c.req.raw.method === 'HEAD'
      const read = async (actor: Admin) => {
        const { metadata, ...upload } = await uploads.read(actor, c.req.valid('param').id)
        tell(c, upload)
        c.header('cache-control', 'no-store')
        c.header('upload-length', String(upload.size_bytes))
        if (metadata) c.header('upload-metadata', metadata)
        if (isHead && upload.status === 'failed')
          throw new TusError(410, 'not_found', upload.error?.message ?? 'This upload has failed; begin it anew')
        return c.json(upload, 200)
      }
      return speak(c, read, isHead) as never
    })
    .openapi(contract.appendUpload, (c) => speak(c, (actor) => patch(c, actor, c.req.valid('param').id)) as never)
    .openapi(contract.removeUpload, (c) => speak(c, () => remove(c, c.req.valid('param').id), false) as never)
  // For whoever cannot send these methods.
  router.post('/uploads/:id', (c) => {
    const { id } = c.req.param()
    const method = c.req.header('x-http-method-override')?.toUpperCase()
    if (method === 'PATCH') return speak(c, (actor) => patch(c, actor, id))
    if (method === 'DELETE') return speak(c, () => remove(c, id))
    return speak(c, () =>
      Promise.reject(new TusError(405, 'invalid', 'POST goes to /api/v1/uploads; here PATCH sends bytes')),
    )
  })
  return router
}

/** @param isStrict whether the version of the protocol has to be given; what is no tus client may read and delete. */
async function speak(c: Asked, answer: (actor: Admin) => Promise<Response>, isStrict = true): Promise<Response> {
  // On errors as well, whoever answers them.
  setLine(c.env.lines, 'tus-resumable', TUS_VERSION)
  const actor = requireRole(c.env.actor, 'admin')
  try {
    if (c.req.header('tus-resumable') !== TUS_VERSION && isStrict) {
      c.header('tus-version', TUS_VERSION)
      throw new TusError(412, 'precondition_failed', `Tus-Resumable must be ${TUS_VERSION}`)
    }
    return await answer(actor)
  } catch (error) {
    if (!(error instanceof TusError)) throw error
    const headers = { 'content-type': 'application/problem+json' }
    return c.body(JSON.stringify(problemOf(error, error.status)), error.status as ContentfulStatusCode, headers)
  }
}

/** Where it stands, and which model it has become. */
function tell(c: Asked, { offset, status, model_id, expires_at }: contract.Upload): void {
  c.header('upload-offset', String(offset))
  c.header('upload-complete', status === 'completed' ? '?1' : '?0')
  if (status === 'completed' && model_id) c.header('x-roster-model', model_id)
  else c.header('upload-expires', new Date(expires_at).toUTCString())
}

// The routes of downloads.
import { streamSSE } from 'hono/streaming'
import { requireRole } from '../core/actor.ts'
import { type Followed, follow } from '../core/follow.ts'
import { newRouter } from '../core/routes.ts'
import * as contract from './contract.ts'
import type { Downloads } from './service.ts'
import { isEnded } from './statuses.ts'

export function downloadRoutes(downloads: Downloads) {
  const followed: Followed<contract.Download> = {
    isEnded: ({ status }) => isEnded(status),
    read: (id) => downloads.read(id),
    onChange: (listener) => downloads.onChange(listener),
  }
  return newRouter()
    .openapi(contract.startDownload, async (c) => {
      const actor = requireRole(c.env.actor, 'admin')
      const wish = c.req.valid('json')
      if (c.req.valid('query').plan) return c.json(await downloads.plan(wish, c.req.raw.signal), 200)
      const { download, isNew } = await downloads.start(actor, wish)
      const location = `/api/v1/downloads/${download.id}`
      return isNew ? c.json(download, 201, { location }) : c.json(download, 200)
    })
    .openapi(contract.listDownloads, async (c) => {
      requireRole(c.env.actor, 'public')
      const { items, queue, next_cursor } = await downloads.list(c.req.valid('query'))
      return c.json({ downloads: items, queue, next_cursor }, 200)
    })
    .openapi(contract.readDownload, async (c) => {
      requireRole(c.env.actor, 'public')
      return c.json(await downloads.read(c.req.valid('param').id), 200)
    })
    .openapi(contract.followDownload, async (c) => {
      requireRole(c.env.actor, 'public')
      const { id } = c.req.valid('param')
      const first = await downloads.read(id)
      return streamSSE(c, async (stream) => {
        const gone = new AbortController()
        stream.onAbort(() => gone.abort())
        for await (const download of follow(followed, first, gone.signal))
          await (download === null
            ? stream.write(': still here\n\n')
            : stream.writeSSE({ event: 'download', data: JSON.stringify(download) }))
      })
    })
    .openapi(contract.pauseDownload, async (c) => {
      const actor = requireRole(c.env.actor, 'admin')
      return c.json(await downloads.pause(actor, c.req.valid('param').id), 200)
    })
    .openapi(contract.resumeDownload, async (c) => {
      const actor = requireRole(c.env.actor, 'admin')
      const { token } = c.req.valid('json')
      return c.json(await downloads.resume(actor, c.req.valid('param').id, token ?? undefined), 200)
    })
    .openapi(contract.retryDownload, async (c) => {
      const actor = requireRole(c.env.actor, 'admin')
      const { token, accept_sha256: accept } = c.req.valid('json')
      return c.json(await downloads.retry(actor, c.req.valid('param').id, { token: token ?? undefined, accept }), 200)
    })
    .openapi(contract.moveDownload, async (c) => {
      const actor = requireRole(c.env.actor, 'admin')
      return c.json(await downloads.move(actor, c.req.valid('param').id, c.req.valid('json')), 200)
    })
    .openapi(contract.cancelDownload, async (c) => {
      const actor = requireRole(c.env.actor, 'admin')
      return c.json(await downloads.cancel(actor, c.req.valid('param').id), 200)
    })
}

// The routes of downloads.
import { requireRole } from '../core/actor.ts'
import { pageOf } from '../core/paging.ts'
import { newRouter } from '../core/routes.ts'
import * as contract from './contract.ts'
import type { Downloads } from './service.ts'

export function downloadRoutes(downloads: Downloads) {
  return newRouter()
    .openapi(contract.startDownload, (c) => {
      requireRole(c.env.actor, 'admin')
      const { download, isNew } = downloads.start(c.req.valid('json'))
      const location = `/api/v1/downloads/${download.id}`
      return isNew ? c.json(download, 201, { location }) : c.json(download, 200)
    })
    .openapi(contract.listDownloads, (c) => {
      requireRole(c.env.actor, 'public')
      const { items, next_cursor } = pageOf(downloads.list(), ({ id }) => id, c.req.valid('query'))
      return c.json({ downloads: items, next_cursor }, 200)
    })
    .openapi(contract.readDownload, (c) => {
      requireRole(c.env.actor, 'public')
      return c.json(downloads.read(c.req.valid('param').id), 200)
    })
    .openapi(contract.cancelDownload, async (c) => {
      requireRole(c.env.actor, 'admin')
      return c.json(await downloads.cancel(c.req.valid('param').id), 200)
    })
}

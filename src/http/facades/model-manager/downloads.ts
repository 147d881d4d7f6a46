// Specification 2's downloads: the same jobs as under /api/v1/downloads.
import type { Catalog } from '../../../catalog/index.ts'
import { requireRole } from '../../../core/actor.ts'
import { newRouter } from '../../../core/routes.ts'
import type { Download } from '../../../downloads/contract.ts'
import type { Downloads } from '../../../downloads/index.ts'
import * as contract from './contract.ts'

export function downloadFacade(downloads: Downloads, catalog: Catalog) {
  return newRouter()
    .openapi(contract.startJob, async (c) => {
      const actor = requireRole(c.env.actor, 'admin')
      const { modelId, huggingfaceToken, civitaiToken, force } = c.req.valid('json')
      // Each token is for its own site: none goes to another because somebody filled in both.
      const token = catalog.model(modelId)?.row.source?.type === 'civitai' ? civitaiToken : huggingfaceToken
      const { download } = await downloads.start(actor, { model_id: modelId, token, force: force ?? false })
      return c.json({ jobId: download.id }, 202, { location: `/api/models/download/${download.id}` })
    })
    .openapi(contract.readJob, async (c) => {
      requireRole(c.env.actor, 'public')
      return c.json(jobOf(await downloads.read(c.req.valid('param').jobId)), 200)
    })
    .openapi(contract.cancelJob, async (c) => {
      const actor = requireRole(c.env.actor, 'admin')
      await downloads.cancel(actor, c.req.valid('param').jobId)
      return c.body(null, 204)
    })
}

const jobOf = ({ model_id, downloaded_bytes, total_bytes, created_at, updated_at, ...download }: Download) => {
  const { id, status, progress, speed, eta, error } = download
  const files = download.files.map(({ downloaded_bytes: downloadedBytes, ...file }) => ({ ...file, downloadedBytes }))
  const job: contract.DownloadJob = {
    ...{ id, modelId: model_id, status, progress, downloadedBytes: downloaded_bytes, totalBytes: total_bytes },
    ...{ speed, eta, files, error, createdAt: created_at, updatedAt: updated_at },
  }
  return job
}

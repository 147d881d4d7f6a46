// Specification 2's installed models: the same as under /api/v1/library, in camelCase.
import { createRoute, z } from '@hono/zod-openapi'
import { requireRole } from '../../../core/actor.ts'
import { json, NOT_MODIFIED, problems } from '../../../core/contract.ts'
import { alreadyHas } from '../../../core/etag.ts'
import { sha256 } from '../../../core/ids.ts'
import { answer, newRouter } from '../../../core/routes.ts'
import { OpenObject, orNull, Slug } from '../../../core/schema.ts'
import { InstalledModel, type LibraryEntry } from '../../../library/contract.ts'
import {
  camelCased,
  type InstalledModels,
  type Library,
  listText,
  pageOfLibrary,
  type Usage,
} from '../../../library/index.ts'

const { id, name, type, family, path, files, status, unlocked } = InstalledModel.shape

/** As `GET /api/v1/library/{id}` shows it. */
const InstalledModelCamelCase = z
  .object({
    ...{ id, name, type, family, path, files, status, unlocked },
    baseModel: InstalledModel.shape.base_model,
    sizeBytes: InstalledModel.shape.size_bytes,
    source: orNull(OpenObject),
    identified: orNull(OpenObject),
    installedAt: InstalledModel.shape.installed_at,
    verifiedAt: InstalledModel.shape.verified_at,
    adoptedFrom: InstalledModel.shape.adopted_from,
  })
  .openapi('ModelManagerInstalledModel')

const tags = ['Facade: model manager']

const listInstalled = createRoute({
  method: 'get',
  path: '/api/models/installed',
  tags,
  summary: 'List installed models',
  responses: {
    200: json(
      z.object({ models: z.array(InstalledModelCamelCase), totalDiskUsage: z.int().describe('Bytes') }),
      'Installed models by id',
    ),
    ...NOT_MODIFIED,
    ...problems(401),
  },
})

const removeInstalled = createRoute({
  method: 'delete',
  path: '/api/models/installed',
  tags,
  summary: 'Remove an installed model',
  request: { query: z.strictObject({ id: Slug }) },
  responses: { 204: { description: 'Removed' }, ...problems(400, 401, 403, 404, 409) },
})

interface InstalledFacade {
  library: Library
  installed: InstalledModels
  usage: Usage
}

export function installedFacade({ library, installed, usage }: InstalledFacade) {
  const show = (entry: LibraryEntry) => installed.show(entry)
  return newRouter()
    .openapi(listInstalled, async (c) => {
      requireRole(c.env.actor, 'public')
      await library.refresh()
      const entries = library.list()
      const etag = `"${sha256(`${library.tag} ${installed.revision}`).slice(0, 16)}"`
      if (alreadyHas(c.req.header('if-none-match'), etag)) return answer(c.env, null, 304, { etag })
      const totalDiskUsage = (await usage.of(entries)).total_bytes
      const pieces = listText(pageOfLibrary(entries, {}, show), (entry) => camelCased(show(entry)), { totalDiskUsage })
      return answer(c.env, ReadableStream.from(pieces), 200, { 'content-type': 'application/json', etag })
    })
    .openapi(removeInstalled, async (c) => {
      const actor = requireRole(c.env.actor, 'admin')
      await library.refresh()
      await installed.remove(actor, c.req.valid('query').id, { dry_run: false, force: false })
      return c.body(null, 204)
    })
}

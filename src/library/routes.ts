// The routes of the library.
import { requireRole } from '../core/actor.ts'
import { alreadyHas } from '../core/etag.ts'
import { sha256 } from '../core/ids.ts'
import { answer, newRouter } from '../core/routes.ts'
import * as contract from './contract.ts'
import type { Library } from './library.ts'
import { listText, pageOfLibrary } from './list.ts'
import type { InstalledModels } from './service.ts'
import type { Usage } from './usage.ts'

const JSON_HEADERS = { 'content-type': 'application/json', vary: 'Authorization, Cookie, Accept' }

/** What is free changes with whatever anybody writes to the disk: it is told with the next thing that is news. */
function tagOf(library: string, revision: number, { free_bytes: _, ...disk }: contract.DiskUsage): string {
  return `"${sha256(JSON.stringify([library, revision, disk])).slice(0, 16)}"`
}

export interface LibraryParts {
  library: Library
  installed: InstalledModels
  usage: Usage
}

export function libraryRoutes({ library, installed, usage }: LibraryParts) {
  const show = (entry: contract.LibraryEntry) => installed.show(entry)
  return newRouter()
    .openapi(contract.listLibrary, async (c) => {
      requireRole(c.env.actor, 'public')
      await library.refresh()
      const entries = library.list()
      const disk = await usage.of(entries)
      const etag = tagOf(library.tag, installed.revision, disk)
      if (alreadyHas(c.req.header('if-none-match'), etag)) return answer(c.env, null, 304, { etag })
      const pieces = listText(pageOfLibrary(entries, c.req.valid('query'), show), show, { disk })
      return answer(c.env, ReadableStream.from(pieces), 200, { ...JSON_HEADERS, etag })
    })
    .openapi(contract.readInstalled, async (c) => {
      requireRole(c.env.actor, 'public')
      await library.refresh()
      return c.json(show(installed.find(c.req.valid('param').id)), 200)
    })
    .openapi(contract.patchInstalled, async (c) => {
      const actor = requireRole(c.env.actor, 'admin')
      await library.refresh()
      return c.json(await installed.correct(actor, c.req.valid('param').id, c.req.valid('json')), 200)
    })
    .openapi(contract.removeInstalled, async (c) => {
      const actor = requireRole(c.env.actor, 'admin')
      await library.refresh()
      const { id } = c.req.valid('param')
      const query = c.req.valid('query')
      if (query.dry_run) return c.json((await installed.planOf(id, query)).removal, 200)
      await installed.remove(actor, id, query)
      return c.body(null, 204)
    })
    .openapi(contract.unlockInstalled, async (c) => {
      const actor = requireRole(c.env.actor, 'admin')
      await library.refresh()
      return c.json(await installed.unlock(actor, c.req.valid('param').id), 200)
    })
}

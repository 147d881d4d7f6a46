// The routes of adapters and base models.
import type { Catalog, ModelEntry } from '../catalog/index.ts'
import { requireRole } from '../core/actor.ts'
import { rowTag } from '../core/etag.ts'
import { pageOf } from '../core/paging.ts'
import { newRouter } from '../core/routes.ts'
import * as contract from './contract.ts'
import { type Adapters, baseModels } from './service.ts'

export function adapterRoutes(catalog: Catalog, adapters: Adapters) {
  const headers = ({ row }: ModelEntry) => ({ etag: rowTag(row.row_version, catalog.local.tag) })

  return newRouter()
    .openapi(contract.listBaseModels, (c) => {
      requireRole(c.env.actor, 'public')
      return c.json({ base_models: baseModels }, 200)
    })
    .openapi(contract.listAdapters, (c) => {
      const { model, installed, ...paging } = c.req.valid('query')
      const all = adapters.list(requireRole(c.env.actor, 'public'), model)
      const wanted = installed === undefined ? all : all.filter((adapter) => adapter.installed === installed)
      const { items, next_cursor } = pageOf(wanted, ({ id }) => id, paging)
      return c.json({ adapters: items, next_cursor }, 200)
    })
    .openapi(contract.readAdapter, (c) => {
      const actor = requireRole(c.env.actor, 'public')
      const { id } = c.req.valid('param')
      const adapter = adapters.readFor(actor, id, c.req.valid('query').model)
      return c.json(adapter, 200, headers(adapters.read(actor, id)))
    })
    .openapi(contract.createAdapter, async (c) => {
      const entry = await adapters.create(requireRole(c.env.actor, 'admin'), c.req.valid('json'))
      return c.json(adapters.show(entry), 201, { ...headers(entry), location: `/api/v1/adapters/${entry.row.id}` })
    })
    .openapi(contract.patchAdapter, async (c) => {
      const actor = requireRole(c.env.actor, 'admin')
      const ifMatch = c.req.valid('header')['if-match']
      const entry = await adapters.update(actor, c.req.valid('param').id, c.req.valid('json'), ifMatch)
      return c.json(adapters.show(entry), 200, headers(entry))
    })
    .openapi(contract.putAdapter, async (c) => {
      const actor = requireRole(c.env.actor, 'admin')
      const ifMatch = c.req.valid('header')['if-match']
      const entry = await adapters.update(actor, c.req.valid('param').id, c.req.valid('json'), ifMatch)
      return c.json(adapters.show(entry), 200, headers(entry))
    })
    .openapi(contract.deleteAdapter, async (c) => {
      const actor = requireRole(c.env.actor, 'admin')
      await adapters.remove(actor, c.req.valid('param').id, c.req.valid('header')['if-match'])
      return c.body(null, 204)
    })
}

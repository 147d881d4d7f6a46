// The routes of providers.
import type { Context } from 'hono'
import { requireRole } from '../../core/actor.ts'
import { alreadyHas, rowTag } from '../../core/etag.ts'
import { pageOf } from '../../core/paging.ts'
import { type AppEnv, newRouter } from '../../core/routes.ts'
import type { Catalog } from '../memory/catalog.ts'
import * as contract from './contract.ts'
import type { Providers } from './service.ts'
import type { ProviderRow } from './store.ts'

export function providerRoutes(catalog: Catalog, providers: Providers) {
  const answer = <Status extends 200 | 201>(c: Context<AppEnv>, row: ProviderRow, status: Status, headers = {}) => {
    const etag = rowTag(row.row_version, catalog.local.tag)
    return c.json(providers.show(row), status, { ...headers, etag })
  }

  return newRouter()
    .openapi(contract.listProviders, (c) => {
      requireRole(c.env.actor, 'user')
      const { items, next_cursor } = pageOf(providers.list(), ({ id }) => id, c.req.valid('query'))
      const shown = items.map((row) => providers.show(row))
      return c.json({ providers: shown, next_cursor, revision: catalog.revision }, 200)
    })
    .openapi(contract.readProvider, (c) => {
      requireRole(c.env.actor, 'user')
      const row = providers.read(c.req.valid('param').id)
      const etag = rowTag(row.row_version, catalog.local.tag)
      if (alreadyHas(c.req.header('if-none-match'), etag)) return c.body(null, 304, { etag })
      return answer(c, row, 200)
    })
    .openapi(contract.createProvider, async (c) => {
      const row = await providers.create(requireRole(c.env.actor, 'admin'), c.req.valid('json'))
      return answer(c, row, 201, { location: `/api/v1/providers/${row.id}` })
    })
    .openapi(contract.patchProvider, async (c) => {
      const actor = requireRole(c.env.actor, 'admin')
      const { id } = c.req.valid('param')
      return answer(c, await providers.update(actor, id, c.req.valid('json'), c.req.valid('header')['if-match']), 200)
    })
    .openapi(contract.putProvider, async (c) => {
      const actor = requireRole(c.env.actor, 'admin')
      const { id } = c.req.valid('param')
      return answer(c, await providers.update(actor, id, c.req.valid('json'), c.req.valid('header')['if-match']), 200)
    })
    .openapi(contract.deleteProvider, async (c) => {
      const actor = requireRole(c.env.actor, 'admin')
      await providers.remove(actor, c.req.valid('param').id, c.req.valid('header')['if-match'])
      return c.body(null, 204)
    })
}

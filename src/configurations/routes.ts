// The routes of configurations, as specification 0 writes them.
import { requireRole } from '../core/actor.ts'
import { alreadyHas, rowTag } from '../core/etag.ts'
import { newRouter } from '../core/routes.ts'
import * as contract from './contract.ts'
import { type Configurations, showConfiguration as show } from './service.ts'
import type { ConfigurationRow } from './store.ts'

export function configurationRoutes(configurations: Configurations) {
  const headers = (row: ConfigurationRow) => ({ etag: rowTag(row.row_version, '0') })
  const created = (row: ConfigurationRow) => ({ ...headers(row), location: `/api/v1/models/configurations/${row.id}` })

  return newRouter()
    .openapi(contract.createForBaseModel, async (c) => {
      const actor = requireRole(c.env.actor, 'admin')
      const { base_model_type } = c.req.valid('param')
      const row = await configurations.createForBaseModel(actor, base_model_type, c.req.valid('json'))
      return c.json(show(row), 201, created(row))
    })
    .openapi(contract.listForBaseModel, (c) => {
      requireRole(c.env.actor, 'public')
      const rows = configurations.listForBaseModel(c.req.valid('param').base_model_type)
      return c.json({ configurations: rows.map(show) }, 200)
    })
    .openapi(contract.defaultForBaseModel, (c) => {
      requireRole(c.env.actor, 'public')
      const { row, scope } = configurations.defaultForBaseModel(c.req.valid('param').base_model_type)
      return c.json({ ...show(row), scope }, 200)
    })
    .openapi(contract.readConfiguration, (c) => {
      requireRole(c.env.actor, 'public')
      const row = configurations.read(c.req.valid('param').config_id)
      const { etag } = headers(row)
      if (alreadyHas(c.req.header('if-none-match'), etag)) return c.body(null, 304, { etag })
      return c.json(show(row), 200, { etag })
    })
    .openapi(contract.putConfiguration, async (c) => {
      const actor = requireRole(c.env.actor, 'admin')
      const ifMatch = c.req.valid('header')['if-match']
      const { config_id } = c.req.valid('param')
      const row = await configurations.update(actor, config_id, c.req.valid('json'), 'replace', ifMatch)
      return c.json(show(row), 200, headers(row))
    })
    .openapi(contract.patchConfiguration, async (c) => {
      const actor = requireRole(c.env.actor, 'admin')
      const ifMatch = c.req.valid('header')['if-match']
      const { config_id } = c.req.valid('param')
      const row = await configurations.update(actor, config_id, c.req.valid('json'), 'merge', ifMatch)
      return c.json(show(row), 200, headers(row))
    })
    .openapi(contract.deleteConfiguration, async (c) => {
      const actor = requireRole(c.env.actor, 'admin')
      await configurations.remove(actor, c.req.valid('param').config_id, c.req.valid('header')['if-match'])
      return c.body(null, 204)
    })
    .openapi(contract.createForModel, async (c) => {
      const actor = requireRole(c.env.actor, 'admin')
      const row = await configurations.createForModel(actor, c.req.valid('param').model_id, c.req.valid('json'))
      return c.json(show(row), 201, created(row))
    })
    .openapi(contract.listForModel, (c) => {
      const rows = configurations.listForModel(requireRole(c.env.actor, 'public'), c.req.valid('param').model_id)
      return c.json({ configurations: rows.map(show) }, 200)
    })
    .openapi(contract.defaultForModel, (c) => {
      const actor = requireRole(c.env.actor, 'public')
      const { row, scope } = configurations.defaultForModel(actor, c.req.valid('param').model_id)
      return c.json({ ...show(row), scope }, 200)
    })
}

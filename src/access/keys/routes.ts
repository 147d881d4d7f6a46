// The routes of API keys.
import { requireRole } from '../../core/actor.ts'
import { newRouter } from '../../core/routes.ts'
import * as contract from './contract.ts'
import type { Keys } from './service.ts'
import type { KeyRow, UsedKeyRow } from './store.ts'

export function keyRoutes(keys: Keys) {
  return newRouter()
    .openapi(contract.listKeys, async (c) => {
      requireRole(c.env.actor, 'admin')
      const { items, next_cursor } = await keys.list(c.req.valid('query'))
      return c.json({ keys: items.map((key) => ({ ...show(key), last_used_at: key.last_used_at })), next_cursor }, 200)
    })
    .openapi(contract.createKey, async (c) => {
      const actor = requireRole(c.env.actor, 'admin')
      const { key, secret } = await keys.create(actor, c.req.valid('json'))
      const headers = { location: `/api/v1/keys/${key.id}`, 'cache-control': 'no-store' }
      return c.json({ ...show(key), last_used_at: null, secret }, 201, headers)
    })
    .openapi(contract.revokeKey, async (c) => {
      await keys.revoke(requireRole(c.env.actor, 'admin'), c.req.valid('param').id)
      return c.body(null, 204)
    })
}

const show = ({ id, name, role, prefix, created_by, created_at, expires_at }: KeyRow | UsedKeyRow) => ({
  ...{ id, name, role, prefix, created_by },
  ...{ created_at, expires_at },
})

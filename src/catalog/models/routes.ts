// The routes of models.
import { requireRole } from '../../core/actor.ts'
import { alreadyHas, rowTag } from '../../core/etag.ts'
import { answer, newRouter } from '../../core/routes.ts'
import type { Catalog } from '../memory/catalog.ts'
import type { ModelEntry } from '../memory/entry.ts'
import * as contract from './contract.ts'
import { ModelLists, modelJson } from './list.ts'
import type { Models } from './service.ts'
import type { ModelRow } from './store.ts'

const JSON_HEADERS = { 'content-type': 'application/json', vary: 'Authorization, Cookie, Accept' }

/** Has the runtime of the chosen model bring it into memory, where it can, and says what came of it. */
type ReloadModel = (before: ModelEntry | null, now: ModelEntry) => Promise<{ required: boolean; reason: string }>

export function modelRoutes(catalog: Catalog, models: Models, reload: ReloadModel) {
  const lists = new ModelLists(catalog)

  /** Whether a model is configured is its provider's to say. */
  const tagOf = ({ row_version, provider }: ModelRow) =>
    rowTag(row_version, `${catalog.provider(provider)?.row_version}.${catalog.local.tag}`)
  const current = (entry: ModelEntry | null) => ({
    current_model: entry?.row.id ?? null,
    model: entry && models.show(entry.row),
  })

  return newRouter()
    .openapi(contract.listModels, async (c) => {
      const actor = requireRole(c.env.actor, 'public')
      const { etag, bytes } = lists.answer(actor, c.req.valid('query'), models.current(actor)?.row.id ?? null)
      if (alreadyHas(c.req.header('if-none-match'), etag)) return answer(c.env, null, 304, { etag })
      return answer(c.env, await bytes(), 200, { ...JSON_HEADERS, etag })
    })
    .openapi(contract.readCurrentModel, (c) => c.json(current(models.current(requireRole(c.env.actor, 'public'))), 200))
    .openapi(contract.setCurrentModel, async (c) => {
      const actor = requireRole(c.env.actor, 'admin')
      const before = models.current(actor)
      const entry = await models.setCurrent(actor, c.req.valid('json').model)
      return c.json({ ...current(entry), reload: await reload(before, entry) }, 200)
    })
    .openapi(contract.orderModels, async (c) => {
      const { priorities } = c.req.valid('json')
      return c.json({ revision: await models.order(requireRole(c.env.actor, 'admin'), priorities) }, 200)
    })
    .openapi(contract.readModel, (c) => {
      const entry = models.read(requireRole(c.env.actor, 'public'), c.req.valid('param').id)
      const etag = tagOf(entry.row)
      if (alreadyHas(c.req.header('if-none-match'), etag)) return answer(c.env, null, 304, { etag })
      return answer(c.env, modelJson(catalog, entry), 200, { ...JSON_HEADERS, etag })
    })
    .openapi(contract.createModel, async (c) => {
      const { row } = await models.create(requireRole(c.env.actor, 'admin'), c.req.valid('json'))
      return c.json(models.show(row), 201, { etag: tagOf(row), location: `/api/v1/models/${row.id}` })
    })
    .openapi(contract.patchModel, async (c) => {
      const actor = requireRole(c.env.actor, 'admin')
      const ifMatch = c.req.valid('header')['if-match']
      const { row } = await models.update(actor, c.req.valid('param').id, c.req.valid('json'), 'merge', ifMatch)
      return c.json(models.show(row), 200, { etag: tagOf(row) })
    })
    .openapi(contract.putModel, async (c) => {
      const actor = requireRole(c.env.actor, 'admin')
      const ifMatch = c.req.valid('header')['if-match']
      const { row } = await models.update(actor, c.req.valid('param').id, c.req.valid('json'), 'replace', ifMatch)
      return c.json(models.show(row), 200, { etag: tagOf(row) })
    })
    .openapi(contract.deleteModel, async (c) => {
      const actor = requireRole(c.env.actor, 'admin')
      const { files } = c.req.valid('query')
      await models.remove(actor, c.req.valid('param').id, c.req.valid('header')['if-match'], files)
      return c.body(null, 204)
    })
}

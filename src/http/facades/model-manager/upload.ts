// Specification 2's upload: one form, one file, one installed model.
import { createRoute, z } from '@hono/zod-openapi'
import { requireRole } from '../../../core/actor.ts'
import { json, problems } from '../../../core/contract.ts'
import { isObject } from '../../../core/record.ts'
import { newRouter } from '../../../core/routes.ts'
import { bodyOf, type Uploads } from '../../../uploads/index.ts'

const text = { type: 'string' } as const
const FORM = {
  type: 'object' as const,
  required: ['file'],
  properties: {
    id: { ...text, description: 'Of the model; made from the name where it is not given' },
    name: { ...text, description: 'Of the model; made from the name of the file where it is not given' },
    ...{ type: text, family: text, baseModel: text, description: text },
    sha256: { ...text, description: 'The file is refused where it has another' },
    file: { ...text, format: 'binary', description: 'After the fields, because it is read as it comes' },
  },
}

const upload = createRoute({
  method: 'post',
  path: '/api/models/upload',
  tags: ['Facade: model manager'],
  summary: 'Upload a model file',
  description: 'What may break off and go on later is uploaded at /api/v1/uploads.',
  request: { body: { required: true, content: { 'multipart/form-data': { schema: FORM } } } },
  responses: {
    201: json(z.looseObject({ id: z.string() }), 'The installed model'),
    ...problems(400, 401, 403, 409),
  },
})

export const uploadFormRoutes = (uploads: Uploads) =>
  newRouter().openapi(upload, async (c) => {
    const actor = requireRole(c.env.actor, 'admin')
    const { model: _, adopted_from = null, unlocked = false, ...entry } = await uploads.fromForm(actor, bodyOf(c.env, c.req.raw), c.req.header())
    return c.json(camelCased({ ...entry, adopted_from, unlocked }), 201, { location: `/api/v1/models/${entry.id}` })
  })

/** What a file says of itself has keys of its own. */
const OPEN: ReadonlySet<string> = new Set(['metadata'])

function camelCased<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(camelCased) as Value
  if (!isObject(value)) return value
  const entries = Object.entries(value).map(([key, inner]) => [
    key.replace(/_([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase()),
    OPEN.has(key) ? inner : camelCased(inner),
  ])
  return Object.fromEntries(entries) as Value
}

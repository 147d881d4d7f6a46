// Specification 2's upload: one form, one file, one installed model.
import { createRoute } from '@hono/zod-openapi'
import { requireRole } from '../../../core/actor.ts'
import { problems } from '../../../core/contract.ts'
import { answer, newRouter } from '../../../core/routes.ts'
import { camelCased, type InstalledModels } from '../../../library/index.ts'
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

/** As `GET /api/models/installed` shows it. */
const INSTALLED = { $ref: '#/components/schemas/ModelManagerInstalledModel' }

const upload = createRoute({
  method: 'post',
  path: '/api/models/upload',
  tags: ['Facade: model manager'],
  summary: 'Upload a model file',
  description: 'What may break off and go on later is uploaded at /api/v1/uploads.',
  request: { body: { required: true, content: { 'multipart/form-data': { schema: FORM } } } },
  responses: {
    201: { description: 'The installed model', content: { 'application/json': { schema: INSTALLED } } },
    ...problems(400, 401, 403, 409),
  },
})

interface UploadFacade {
  uploads: Uploads
  installed: InstalledModels
}

export const uploadFormRoutes = ({ uploads, installed }: UploadFacade) =>
  newRouter().openapi(upload, async (c) => {
    const actor = requireRole(c.env.actor, 'admin')
    const entry = await uploads.fromForm(actor, bodyOf(c.env, c.req.raw), c.req.header())
    const shown = JSON.stringify(camelCased(installed.show(entry)))
    const headers = { 'content-type': 'application/json', location: `/api/v1/models/${entry.id}` }
    // Text that is made already has no type that the contract could be held against.
    return answer(c.env, shown, 201, headers) as never
  })

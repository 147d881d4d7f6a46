// Who may ask what: each route of the OpenAPI document has its row here, and a new one fails until it has.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addModels, model, openTestRoster, PROVIDER, type TestRoster } from '../../test/support/roster.ts'
import { openApiDocument } from './index.ts'

/** `none` may be asked by anybody, `public` where reading is public. */
type Least = 'none' | 'public' | 'user' | 'admin'

const CONFIGURATION = {
  ...{ base_model: 'sdxl', name: 'A', steps: 1, cfg_scale: 1, sampler: 'euler', scheduler: 'normal' },
  ...{ resolution_width: 8, resolution_height: 8 },
}
const ADMIN_MODEL = {
  ...{ name: 'A', modelId: 'a', endpointType: 'anthropic', contextWindow: 1, maxOutput: 1 },
  ...{ inputPricePerMtok: 1, outputPricePerMtok: 1 },
}

const CUSTOM_MODEL = { name: 'A', type: 'base_model', sourceType: 'huggingface', huggingfaceRepo: 'owner/a' }

/** The least role, and a body that its contract takes: what is not valid is refused before the role is looked at. */
const DECISIONS: Record<string, [Least, object?]> = {
  'GET /api/v1/models': ['public'],
  'POST /api/v1/models': ['admin', model('new')],
  'GET /api/v1/models/current': ['public'],
  'PUT /api/v1/models/current': ['admin', { model: 'nothing-here' }],
  'GET /api/v1/models/{id}': ['public'],
  'PATCH /api/v1/models/{id}': ['admin', {}],
  'PUT /api/v1/models/{id}': ['admin', {}],
  'DELETE /api/v1/models/{id}': ['admin'],
  'GET /api/v1/providers': ['user'],
  'POST /api/v1/providers': ['admin', { ...PROVIDER, id: 'beta' }],
  'GET /api/v1/providers/{id}': ['user'],
  'PATCH /api/v1/providers/{id}': ['admin', {}],
  'PUT /api/v1/providers/{id}': ['admin', {}],
  'POST /api/v1/providers/{id}/discover': ['admin'],
  'DELETE /api/v1/providers/{id}': ['admin'],
  'GET /api/v1/changes': ['admin'],
  'GET /api/v1/changes/{id}': ['admin'],
  'POST /api/v1/changes/{id}/undo': ['admin'],
  'POST /api/v1/catalog/populate': ['admin'],
  'POST /api/v1/catalog/import': ['admin', {}],
  'PUT /api/v1/catalog/priorities': ['admin', { priorities: { 'nothing-here': 1 } }],
  'POST /api/v1/resolve': ['public', { model: 'nothing-here' }],
  'POST /api/v1/models/configurations/base/{base_model_type}': ['admin', CONFIGURATION],
  'GET /api/v1/models/configurations/base/{base_model_type}': ['public'],
  'GET /api/v1/models/configurations/base/{base_model_type}/default': ['public'],
  'GET /api/v1/models/configurations/{config_id}': ['public'],
  'PUT /api/v1/models/configurations/{config_id}': ['admin', {}],
  'PATCH /api/v1/models/configurations/{config_id}': ['admin', {}],
  'DELETE /api/v1/models/configurations/{config_id}': ['admin'],
  'POST /api/v1/models/{model_id}/configurations': ['admin', CONFIGURATION],
  'GET /api/v1/models/{model_id}/configurations': ['public'],
  'GET /api/v1/models/{model_id}/configurations/default': ['public'],
  'GET /api/v1/base-models': ['public'],
  'GET /api/v1/adapters': ['public'],
  'POST /api/v1/adapters': ['admin', { name: 'A', base_model: 'sdxl' }],
  'GET /api/v1/adapters/{id}': ['public'],
  'PATCH /api/v1/adapters/{id}': ['admin', {}],
  'PUT /api/v1/adapters/{id}': ['admin', {}],
  'DELETE /api/v1/adapters/{id}': ['admin'],
  'POST /api/v1/downloads': ['admin', { model_id: 'nothing-here' }],
  'GET /api/v1/downloads': ['public'],
  'GET /api/v1/downloads/{id}': ['public'],
  'GET /api/v1/downloads/{id}/events': ['public'],
  'POST /api/v1/downloads/{id}/pause': ['admin'],
  'POST /api/v1/downloads/{id}/resume': ['admin', {}],
  'POST /api/v1/downloads/{id}/retry': ['admin', {}],
  'POST /api/v1/downloads/{id}/move': ['admin', { position: 1 }],
  'POST /api/v1/downloads/{id}/cancel': ['admin'],
  'POST /api/v1/jobs': ['user', { model: 'nothing-here' }],
  'GET /api/v1/jobs': ['user'],
  'GET /api/v1/jobs/{id}': ['user'],
  'GET /api/v1/jobs/{id}/events': ['user'],
  'GET /api/v1/jobs/{id}/files/{name}': ['user'],
  'POST /api/v1/jobs/{id}/cancel': ['user'],
  'PUT /api/v1/jobs/{id}/rating': ['user', { quality_rating: 5 }],
  'GET /api/v1/usage': ['user'],
  'OPTIONS /api/v1/uploads': ['none'],
  'GET /api/v1/uploads': ['admin'],
  'POST /api/v1/uploads': ['admin'],
  'GET /api/v1/uploads/{id}': ['admin'],
  'PATCH /api/v1/uploads/{id}': ['admin'],
  'DELETE /api/v1/uploads/{id}': ['admin'],
  'POST /api/models/upload': ['admin'],
  'POST /api/v1/exports/ai-toolkit': ['user', { dataset_path: '/data' }],
  'POST /api/v1/exports/comfyui': ['user', {}],
  'GET /api/v1/library': ['public'],
  'GET /api/v1/library/{id}': ['public'],
  'PATCH /api/v1/library/{id}': ['admin', {}],
  'DELETE /api/v1/library/{id}': ['admin'],
  'POST /api/v1/library/{id}/unlock': ['admin'],
  'POST /api/v1/library/{id}/verify': ['admin'],
  'GET /api/v1/library/scan': ['public'],
  'POST /api/v1/library/scan': ['admin', {}],
  'GET /api/v1/library/verify': ['public'],
  'POST /api/v1/library/verify': ['admin', {}],
  'POST /api/v1/library/verify/pause': ['admin'],
  'POST /api/v1/library/verify/resume': ['admin'],
  'POST /api/v1/library/verify/cancel': ['admin'],
  'GET /api/v1/library/updates': ['public'],
  'POST /api/v1/library/updates': ['admin'],
  'POST /api/v1/library/match': ['admin', {}],
  'GET /api/models/installed': ['public'],
  'DELETE /api/models/installed': ['admin'],
  'GET /api/v1/session': ['none'],
  'DELETE /api/v1/session': ['none'],
  'POST /api/v1/sign-in-links': ['admin'],
  'GET /api/v1/system': ['user'],
  'GET /api/v1/system/doctor': ['admin'],
  'GET /api/v1/keys': ['admin'],
  'POST /api/v1/keys': ['admin', { name: 'another' }],
  'DELETE /api/v1/keys/{id}': ['admin'],
  'GET /api/v1/events': ['public'],
  'GET /healthz': ['none'],
  'GET /readyz': ['none'],
  'GET /api/models': ['none'],
  'POST /api/models': ['admin', CUSTOM_MODEL],
  'POST /api/models/download': ['admin', { modelId: 'nothing-here' }],
  'GET /api/models/download/{jobId}': ['public'],
  'DELETE /api/models/download/{jobId}': ['admin'],
  'GET /api/endpoints/token-config': ['public'],
  'POST /api/admin/models/populate': ['admin'],
  'GET /api/admin/models': ['admin'],
  'POST /api/admin/models': ['admin', ADMIN_MODEL],
  'GET /api/admin/models/{id}': ['admin'],
  'PUT /api/admin/models/{id}': ['admin', {}],
  'DELETE /api/admin/models/{id}': ['admin'],
  'POST /functions/v1/queue-job': ['user', { model_id: 'nothing-here' }],
  'POST /functions/v1/replicate-image': ['user', { prompt: 'A', model_id: 'nothing-here' }],
  'GET /v1/models': ['public'],
  'POST /v1/chat/completions': ['user', { model: 'nothing-here', messages: [{ role: 'user', content: 'Hi' }] }],
  'POST /v1/images/generations': ['user', { model: 'nothing-here', prompt: 'a cat' }],
  'POST /v1/embeddings': ['user', { model: 'nothing-here', input: 'a cat' }],
  'GET /v1/models/{id}': ['public'],
}

/** Without these a route's contract refuses the request before its role is looked at. */
const QUERIES: Record<string, string> = {
  'POST /api/v1/catalog/import': '?source=litellm',
  'DELETE /api/models/installed': '?id=nothing-here',
}

/** Signing in tells by its answer whether the credentials in its body are good, whoever sends them. */
const BY_ITS_BODY = 'POST /api/v1/session'

const RANK = { none: 0, public: 1, user: 2, admin: 3 } as const

describe.each([true, false])('where ROSTER_PUBLIC_READ is %s', (isPublic) => {
  let test: TestRoster
  const tokens: Partial<Record<Least, string>> = {}
  const stranger = isPublic ? 'public' : 'none'
  beforeAll(async () => {
    test = await openTestRoster({ engine: 'sqlite', variables: { ROSTER_PUBLIC_READ: String(isPublic) } })
    await addModels(test.request, model('one'))
    for (const role of ['user', 'admin'] as const) {
      const { body } = await test.request<{ secret: string }>('POST', '/api/v1/keys', { name: role, role })
      tokens[role] = body.secret
    }
  })
  afterAll(() => test.close())

  it('every route has a decision, and every decision a route', () => {
    const { paths = {} } = openApiDocument(test.roster.app, 'test')
    const routes = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect(routes.filter((route) => route !== BY_ITS_BODY).sort()).toEqual(Object.keys(DECISIONS).sort())
  })

  const send = async (route: string, role: Least, body: object | undefined) => {
    const [method = '', path = ''] = route.split(' ')
    const id = /changes|admin/.test(path) ? '1' : 'nothing-here'
    const token = tokens[role]
    const query = QUERIES[route] ?? ''
    const { status, body: reader } = await test.roster.app.request(path.replace(/\{\w+\}/g, id) + query, {
      method,
      headers: {
        host: '127.0.0.1',
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body && { 'content-type': 'application/json' }),
      },
      body: body ? JSON.stringify(body) : null,
    })
    await reader?.cancel()
    return status
  }

  describe.each([stranger, 'user', 'admin'] as const)('%s', (role) => {
    it.each(Object.entries(DECISIONS))('%s', async (route, [least, body]) => {
      const status = await send(route, role, body)
      if (RANK[role] >= RANK[least]) expect([401, 403, 500]).not.toContain(status)
      else expect(status).toBe(role === 'user' ? 403 : 401)
    })
  })

  it('the short paths are as public as the long ones', async () => {
    for (const path of ['/models', '/adapters'])
      expect((await test.stranger('GET', path)).status).toBe(isPublic ? 200 : 401)
  })

  it('only an admin sees what is not active', async () => {
    await test.request('POST', '/api/v1/models', model('hidden', { is_active: false }))
    const statuses = (role: Least) => send('GET /api/v1/models/hidden', role, undefined)
    expect(await statuses('admin')).toBe(200)
    expect(await statuses('user')).toBe(404)
    expect(await statuses(stranger)).toBe(isPublic ? 404 : 401)
  })
})

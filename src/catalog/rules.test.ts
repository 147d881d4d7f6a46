// The business rules of models and providers, on both databases: who may write, and what may be deleted.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addModels, DATABASES, everyRow, model, openTestRoster, type TestRoster } from '../../test/support/roster.ts'
import { openSql } from '../../test/support/sql.ts'
import { sha256 } from '../core/ids.ts'

const SESSION = 'the-session-of-a-user'
const CONFIGURATION = { base_model: 'sdxl', name: 'x', steps: 1, cfg_scale: 1, sampler: 'a', scheduler: 'b' }

/** Every kind of write of the catalog. */
const WRITES: [method: string, path: string, body?: object][] = [
  ['POST', '/models', model('three')],
  ['PATCH', '/models/one', { is_default: true }],
  ['PUT', '/models/one', { priority: 1 }],
  ['DELETE', '/models/one'],
  ['PUT', '/models/current', { model: 'one' }],
  ['POST', '/providers', { id: 'new', display_name: 'New', kind: 'other' }],
  ['PATCH', '/providers/acme', { is_active: false }],
  ['PUT', '/providers/acme', { display_name: 'Mine' }],
  ['DELETE', '/providers/acme'],
  ['POST', '/models/one/configurations', { ...CONFIGURATION, resolution_width: 64, resolution_height: 64 }],
  ['POST', '/catalog/populate'],
  ['POST', '/changes/1/undo'],
]

describe.each(DATABASES)('the rules on %s', (engine) => {
  let test: TestRoster
  beforeAll(async () => {
    test = await openTestRoster({ engine })
    await addModels(test.request, model('one', { priority: 2 }), model('two', { priority: 1 }))
    const sql = await openSql(test.place)
    await sql.run(`insert into sessions (id_hash, actor, role, created_at, expires_at)
      values ('${sha256(SESSION)}', 'ada', 'user', '2026-01-01T00:00:00Z', '2999-01-01T00:00:00Z')`)
    await sql.close()
  })
  afterAll(() => test.close())

  it.each(WRITES)('let an admin alone %s %s', async (method, path, body) => {
    const before = await everyRow(test)
    const asUser = { cookie: `roster_session=${SESSION}`, origin: 'http://127.0.0.1:4480' }
    expect((await test.stranger(method, `/api/v1${path}`, body)).status).toBe(401)
    expect((await test.stranger(method, `/api/v1${path}`, body, asUser)).status).toBe(403)
    expect(await everyRow(test)).toEqual(before)
  })

  it('keep a provider that has models, whoever deletes it', async () => {
    const { status, body } = await test.request('DELETE', '/api/v1/providers/acme')
    expect([status, body.detail]).toEqual([409, expect.stringContaining('has 2 models')])
    const sql = await openSql(test.place)
    await expect(sql.run(`delete from api_providers where name = 'acme'`)).rejects.toThrow(/foreign key|has models/)
    await sql.close()
  })

  it('choose by priority, among active models of active providers alone', async () => {
    const chosen = async () => {
      const { status, body } = await test.request<{ model: { id: string } }>('POST', '/api/v1/resolve', {
        modality: 'text',
        task: 'chat',
      })
      return status === 200 ? body.model.id : status
    }
    const patch = (path: string, is_active: boolean) => test.request('PATCH', `/api/v1${path}`, { is_active })
    expect(await chosen()).toBe('two')
    await patch('/models/two', false)
    expect(await chosen()).toBe('one')
    await patch('/providers/acme', false)
    expect(await chosen()).toBe(404)
    await patch('/providers/acme', true)
    await patch('/models/two', true)
    expect(await chosen()).toBe('two')
  })
})

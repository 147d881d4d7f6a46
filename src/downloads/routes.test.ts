// Downloads over HTTP: who may, what is answered, what is refused, and how one is followed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Hub, safetensors, startHub } from '../../test/support/hub.ts'
import { openTestRoster, type TestRoster } from '../../test/support/roster.ts'
import type { Download } from './contract.ts'

const DOWNLOADS = '/api/v1/downloads'
const LONG = 'x'.repeat(4097)

let hub: Hub
let test: TestRoster
beforeAll(async () => {
  hub = await startHub({ repos: { 'owner/tiny': { files: { 'model.safetensors': safetensors(400_000) } } } })
  test = await openTestRoster({ engine: 'sqlite', populate: true, variables: { HF_ENDPOINT: hub.url } })
  for (const id of ['tiny', 'slow', 'waits'])
    await test.request('POST', '/api/v1/models', {
      ...{ id, provider: 'local', model_key: `owner/${id}`, display_name: id, modality: 'image', task: 'generation' },
      source: { type: 'huggingface', repo: 'owner/tiny' },
    })
})
afterAll(async () => {
  await test.close()
  await hub.close()
})

const start = async (model_id: string, more = {}) =>
  (await test.request<Download>('POST', DOWNLOADS, { model_id, ...more })).body

describe('downloads over HTTP', () => {
  it('are started by an admin and followed by whoever may read, to their final state', async () => {
    hub.setFault({ kind: 'slow', bytesPerSecond: 400_000, path: 'safetensors' })
    const started = await test.request<Download>('POST', DOWNLOADS, { model_id: 'tiny' })
    const { id } = started.body
    expect(started.status).toBe(201)
    expect(started.headers.get('location')).toBe(`${DOWNLOADS}/${id}`)
    expect((await test.request('POST', DOWNLOADS, { model_id: 'tiny' })).status).toBe(200)
    const { body, headers } = await test.stranger<string>('GET', `${DOWNLOADS}/${id}/events`)
    expect(headers.get('content-type')).toContain('text/event-stream')
    const events = body.split('\n\n').flatMap((event) => {
      const data = /^data: (.+)$/m.exec(event)?.[1]
      return data ? [JSON.parse(data) as Download] : []
    })
    expect(body).toMatch(/^event: download$/m)
    expect(events.length).toBeGreaterThan(1)
    expect(events.at(-1)).toMatchObject({ id, status: 'completed', progress: 100, total_bytes: 400_000 })
    expect((await test.stranger('GET', `${DOWNLOADS}/${id}`)).body).toEqual(events.at(-1))
    expect((await test.stranger('GET', DOWNLOADS)).body).toMatchObject({
      downloads: [{ id, model_id: 'tiny' }],
      next_cursor: null,
    })
    expect((await test.request('POST', `${DOWNLOADS}/${id}/cancel`)).body.code).toBe('conflict')
    expect((await test.request('POST', DOWNLOADS, { model_id: 'tiny' })).body.code).toBe('conflict')
  })

  it('are paused, resumed and cancelled, with or without a body', async () => {
    hub.setFault({ kind: 'slow', bytesPerSecond: 100_000, path: 'safetensors' })
    const { id } = await start('slow')
    const post = async (verb: string, body?: object) =>
      (await test.request<Download>('POST', `${DOWNLOADS}/${id}/${verb}`, body)).body.status
    expect(await post('pause')).toBe('paused')
    const refused = await test.request('DELETE', '/api/v1/models/slow')
    expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('cancel its download')])
    expect(await post('resume')).toMatch(/queued|downloading/)
    expect(await post('pause', {})).toBe('paused')
    expect(await post('resume', { token: 'hf_x' })).toMatch(/queued|downloading/)
    expect(await post('cancel')).toBe('cancelled')
    hub.setFault(null)
  })

  it('are told in the live news as well', async () => {
    const { body } = await test.roster.app.request('/api/v1/events', { headers: { host: '127.0.0.1' } })
    if (!body) throw new Error('no events came')
    const { id } = await start('waits')
    let text = ''
    for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
      text += chunk
      if (text.includes('"status":"completed"')) break
    }
    expect(text).toMatch(new RegExp(`^event: download\\ndata: {"id":"${id}"`, 'm'))
    expect(text).toMatch(/^event: change$/m)
  })

  it.each([
    ['a field that nobody knows', DOWNLOADS, { model_id: 'tiny', tokn: 'x' }, 400, '/tokn'],
    ['no model', DOWNLOADS, {}, 400, '/model_id'],
    ['an id that cannot be one', DOWNLOADS, { model_id: '../etc' }, 400, '/model_id'],
    ['an empty token', DOWNLOADS, { model_id: 'tiny', token: '' }, 400, '/token'],
    ['a token that is too long', DOWNLOADS, { model_id: 'tiny', token: LONG }, 400, '/token'],
    ['a token that cannot be sent', DOWNLOADS, { model_id: 'tiny', token: 'hf_\nX: y' }, 400, '/token'],
    ['a wish that is no flag', DOWNLOADS, { model_id: 'tiny', force: 'yes' }, 400, '/force'],
    ['an unknown model', DOWNLOADS, { model_id: 'nobody' }, 404, undefined],
    ['a list', DOWNLOADS, [], 400, ''],
    ['an unknown download', `${DOWNLOADS}/nothing/pause`, {}, 404, undefined],
    ['a resumption with a number', `${DOWNLOADS}/nothing/resume`, { token: 7 }, 400, '/token'],
    ['a retry with a strange field', `${DOWNLOADS}/nothing/retry`, { force: true }, 400, '/force'],
    ['a move to nowhere', `${DOWNLOADS}/nothing/move`, {}, 400, '/before'],
    ['a move to two places', `${DOWNLOADS}/nothing/move`, { before: null, position: 1 }, 400, '/before'],
    ['a move to place 0', `${DOWNLOADS}/nothing/move`, { position: 0 }, 400, '/position'],
    ['a move of nothing', `${DOWNLOADS}/nothing/move`, { position: 1 }, 404, undefined],
    ['a cancel of nothing', `${DOWNLOADS}/%00/cancel`, {}, 404, undefined],
  ])('are refused for %s', async (_what, path, body, status, pointer) => {
    const answer = await test.request('POST', path, body)
    expect(answer.status).toBe(status)
    if (pointer !== undefined) expect(answer.body.errors?.[0]?.pointer).toBe(pointer)
  })

  it.each(['nothing', '%00', '..%2f..', `${'a'.repeat(5000)}`, '😀', "'; drop table downloads; --", '%F0%28', '-1'])(
    'are not found by %s',
    async (id) => {
      for (const path of [`${DOWNLOADS}/${id}`, `${DOWNLOADS}/${id}/events`])
        expect([400, 404]).toContain((await test.stranger('GET', path)).status)
    },
  )
})

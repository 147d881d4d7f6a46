// Uploads in parts: with the reference client of tus, by hand where it would not do wrong, and over restarts.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { Upload as TusUpload } from 'tus-js-client'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { ADMIN_TOKEN } from '../../../test/support/roster.ts'
import { filesBelow, loraOf, safetensors, startUploadServer, type UploadServer } from '../../../test/support/uploads.ts'

const MIB = 1024 * 1024
const UPLOADS = '/api/v1/uploads'
const SMALL = safetensors({ a: [4] })
const authorization = `Bearer ${ADMIN_TOKEN}`
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

let server: UploadServer
beforeAll(async () => {
  server = await startUploadServer()
})
afterAll(() => server.close())

const metadata = (fields: Record<string, string>) =>
  Object.entries(fields)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',')

const TUS = { authorization, 'tus-resumable': '1.0.0' }
const OCTETS = { 'content-type': 'application/offset+octet-stream' }

const ask = (method: string, path: string, headers: Record<string, string>, body?: Buffer) =>
  fetch(server.url + path, { method, headers, ...(body && { body: new Uint8Array(body) }) })

async function begin(bytes: number, fields: Record<string, string>): Promise<string> {
  const headers = { ...TUS, 'upload-length': String(bytes), 'upload-metadata': metadata(fields) }
  const response = await ask('POST', UPLOADS, headers)
  expect(await response.text()).toBe('')
  expect([response.status, response.headers.get('tus-resumable')]).toEqual([201, '1.0.0'])
  return response.headers.get('location') ?? ''
}

const patch = (path: string, offset: number, body: Buffer, headers: Record<string, string> = {}) =>
  ask('PATCH', path, { ...TUS, ...OCTETS, 'upload-offset': String(offset), ...headers }, body)

const head = async (path: string) => {
  const { status, headers } = await ask('HEAD', path, TUS)
  return { status, offset: Number(headers.get('upload-offset')), headers }
}

/** With the reference client. @param stopAt bytes after which it breaks off. */
function upload(file: Buffer, fields: Record<string, string>, options: { url?: string; stopAt?: number } = {}) {
  return new Promise<{ url: string; model: string | undefined }>((resolve, reject) => {
    let model: string | undefined
    const client = new TusUpload(file, {
      endpoint: server.url + UPLOADS,
      ...(options.url && { uploadUrl: options.url }),
      metadata: fields,
      headers: { authorization },
      chunkSize: options.stopAt ? 64 * 1024 : MIB,
      retryDelays: null,
      onAfterResponse: (_request, response) => {
        model = response.getHeader('x-roster-model') ?? model
      },
      onProgress: (sent) => {
        if (!options.stopAt || sent < options.stopAt) return
        void client.abort().then(() => resolve({ url: client.url ?? '', model }))
      },
      onError: reject,
      onSuccess: () => resolve({ url: client.url ?? '', model }),
    })
    client.start()
  })
}

describe('the reference client of tus', () => {
  it('uploads a file, which becomes an installed model', async () => {
    const file = loraOf(3 * MIB)
    const fields = { filename: 'ink.safetensors', name: 'Ink', type: 'lora', base_model: 'pony', sha256: sha256(file) }
    const { url, model } = await upload(file, { ...fields, filetype: 'application/octet-stream' })
    expect(model).toBe('ink')
    expect(readFileSync(join(server.modelsDir, 'lora/ink/ink.safetensors'))).toEqual(file)
    const { body } = await server.request('GET', url.slice(server.url.length))
    expect(body).toMatchObject({ status: 'completed', model_id: 'ink', offset: file.length, error: null })
    const { status, headers, offset } = await head(url.slice(server.url.length))
    expect([status, offset, headers.get('upload-complete'), headers.get('x-roster-model')]).toEqual([
      ...[200, file.length, '?1', 'ink'],
    ])
    expect((await server.request('GET', '/api/v1/models/ink')).body).toMatchObject({
      ...{ type: 'lora', base_model: 'pony', family: 'sdxl', installed: true },
    })
  })

  it('goes on where it broke off, also after the server has been started anew', async () => {
    const file = loraOf(4 * MIB)
    const fields = { filename: 'resumed.safetensors' }
    const { url } = await upload(file, fields, { stopAt: MIB })
    const path = url.slice(server.url.length)
    await vi.waitUntil(async () => (await head(path)).offset >= MIB / 2)
    const before = await head(path)
    expect(before.offset).toBeLessThan(file.length)
    expect(before.headers.get('upload-metadata')).toBe(metadata(fields))
    await server.stop()
    server = await startUploadServer(server.place)
    expect((await head(path)).offset).toBe(before.offset)
    const { model } = await upload(file, fields, { url: server.url + path })
    expect(model).toBe('resumed')
    expect(readFileSync(join(server.modelsDir, 'lora/resumed/resumed.safetensors')).equals(file)).toBe(true)
    expect(filesBelow(server.modelsDir).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('may send the first bytes along and name its methods by a header', async () => {
    const file = loraOf(MIB)
    const headers = { ...TUS, ...OCTETS, 'upload-length': String(file.length) }
    const fields = { 'upload-metadata': metadata({ filename: 'along.safetensors' }) }
    const begun = await ask('POST', UPLOADS, { ...headers, ...fields }, file.subarray(0, MIB / 2))
    expect([begun.status, begun.headers.get('upload-offset')]).toEqual([201, String(MIB / 2)])
    const override = { ...TUS, ...OCTETS, 'upload-offset': String(MIB / 2), 'x-http-method-override': 'PATCH' }
    const ended = await ask('POST', begun.headers.get('location') ?? '', override, file.subarray(MIB / 2))
    expect([ended.status, ended.headers.get('x-roster-model')]).toEqual([204, 'along'])
  })
})

describe('the protocol', () => {
  it('says what it speaks to anybody', async () => {
    const { status, headers } = await ask('OPTIONS', UPLOADS, {})
    expect([status, headers.get('tus-version')]).toEqual([204, '1.0.0'])
    expect(headers.get('tus-extension')).toBe('creation,creation-with-upload,termination,checksum,expiration')
    expect(headers.get('tus-checksum-algorithm')).toBe('sha256,sha1')
  })

  it('refuses another version, offset or content-type, and keeps what has arrived', async () => {
    const path = await begin(SMALL.length, { filename: 'protocol.safetensors' })
    const other = await ask('HEAD', path, { authorization, 'tus-resumable': '0.2.2' })
    expect([other.status, other.headers.get('tus-version')]).toEqual([412, '1.0.0'])
    expect((await patch(path, 0, SMALL.subarray(0, 10))).status).toBe(204)
    const wrong = await patch(path, 5, SMALL.subarray(5))
    expect([wrong.status, wrong.headers.get('tus-resumable')]).toEqual([409, '1.0.0'])
    expect(await wrong.json()).toMatchObject({ code: 'conflict', detail: 'The upload is at offset 10, not at 5' })
    expect((await patch(path, 10, SMALL.subarray(10), { 'content-type': 'application/octet-stream' })).status).toBe(415)
    expect((await patch(path, 10, Buffer.concat([SMALL.subarray(10), SMALL]))).status).toBe(413)
    expect((await patch(path, Number.NaN, SMALL)).status).toBe(400)
    const { offset, headers } = await head(path)
    expect([offset, headers.get('upload-length')]).toEqual([10, String(SMALL.length)])
    expect(headers.get('cache-control')).toBe('no-store')
    expect(Date.parse(headers.get('upload-expires') ?? '')).toBeGreaterThan(Date.now() + 6 * 86_400_000)
    expect((await patch(path, 10, SMALL.subarray(10))).headers.get('x-roster-model')).toBe('protocol')
    expect((await patch(path, SMALL.length, Buffer.alloc(0))).status).toBe(204)
    expect((await patch(path, 0, SMALL)).status).toBe(409)
  })

  it('takes a part whose checksum is right, and none of one whose checksum is wrong', async () => {
    const path = await begin(SMALL.length, { filename: 'checked.safetensors' })
    const checksum = (algorithm: string, bytes: Buffer) =>
      ({ 'upload-checksum': `${algorithm} ${createHash('sha1').update(bytes).digest('base64')}` }) as const
    const first = SMALL.subarray(0, 20)
    const wrong = await patch(path, 0, first, checksum('sha1', SMALL))
    expect([wrong.status, (await head(path)).offset]).toEqual([460, 0])
    expect((await patch(path, 0, first, checksum('md4', first))).status).toBe(400)
    expect((await patch(path, 0, first, checksum('sha1', first))).status).toBe(204)
    const { status, headers } = await patch(path, 20, SMALL.subarray(20), {
      'upload-checksum': `sha256 ${createHash('sha256').update(SMALL.subarray(20)).digest('base64')}`,
    })
    expect([status, headers.get('x-roster-model')]).toEqual([204, 'checked'])
    expect(readFileSync(join(server.modelsDir, 'custom/checked/checked.safetensors'))).toEqual(SMALL)
  })

  it('ends an upload and removes what has arrived of it', async () => {
    const path = await begin(SMALL.length, { filename: 'ended.safetensors' })
    await patch(path, 0, SMALL.subarray(0, 30))
    expect(filesBelow(server.modelsDir).join()).toContain('custom/ended/.ended.safetensors.')
    expect((await ask('DELETE', path, TUS)).status).toBe(204)
    expect((await head(path)).status).toBe(404)
    expect((await patch(path, 30, SMALL.subarray(30))).status).toBe(404)
    expect(readdirSync(join(server.modelsDir, 'custom'))).not.toContain('ended')
    expect((await ask('HEAD', `${UPLOADS}/no-such-upload`, TUS)).status).toBe(404)
  })

  it("is an admin's, and no other site's", async () => {
    expect((await ask('POST', UPLOADS, { ...TUS, authorization: 'Bearer nobody-that-is-known-here' })).status).toBe(401)
    expect((await ask('POST', UPLOADS, { ...TUS, origin: 'https://evil.example' })).status).toBe(403)
    expect((await ask('POST', UPLOADS, { 'tus-resumable': '1.0.0' })).headers.get('tus-resumable')).toBe('1.0.0')
  })
})

describe('what cannot become a model', () => {
  const HTML = Buffer.from(`<!DOCTYPE html>${'<p>Sign in</p>'.repeat(20_000)}`)

  it.each<[string, Record<string, string>, string, number, string]>([
    ['no length', { 'upload-metadata': metadata({ filename: 'a.gguf' }) }, 'invalid', 400, 'Upload-Length'],
    ['a length later', { 'upload-defer-length': '1' }, 'invalid', 400, 'Upload-Length is needed'],
    ['no file name', { 'upload-length': '5' }, 'invalid', 400, 'filename'],
    [
      '0 bytes',
      { 'upload-length': '0', 'upload-metadata': metadata({ filename: 'a.gguf' }) },
      'not_a_model_file',
      400,
      'empty',
    ],
    [
      'a forbidden ending',
      { 'upload-length': '5', 'upload-metadata': metadata({ filename: 'a.exe' }) },
      'not_a_model_file',
      400,
      '.gguf',
    ],
    [
      'a bad type',
      { 'upload-length': '5', 'upload-metadata': metadata({ filename: 'a.gguf', type: 'x' }) },
      'invalid',
      400,
      'type must be one of',
    ],
    [
      'metadata that is no Base64',
      { 'upload-length': '5', 'upload-metadata': 'filename %%%' },
      'invalid',
      400,
      'Base64',
    ],
    [
      'more than the disk holds',
      { 'upload-length': '900000000000000', 'upload-metadata': metadata({ filename: 'huge.gguf' }) },
      'disk_full',
      507,
      'make room',
    ],
  ])('is refused before its first byte: %s', async (_, headers, code, status, says) => {
    const before = filesBelow(server.modelsDir)
    const response = await ask('POST', UPLOADS, { ...TUS, ...headers })
    const problem = (await response.json()) as { code: string; detail: string }
    expect([response.status, problem.code]).toEqual([status, code])
    expect(problem.detail).toContain(says)
    expect(filesBelow(server.modelsDir)).toEqual(before)
  })

  it('is refused with its first bytes, long before the last', async () => {
    const path = await begin(10_000 * MIB, { filename: 'page.safetensors' })
    const { status, headers } = await patch(path, 0, HTML)
    expect([status, headers.get('tus-resumable')]).toEqual([400, '1.0.0'])
    expect((await head(path)).status).toBe(410)
    expect((await patch(path, 0, HTML)).status).toBe(410)
    const { body } = await server.request('GET', path)
    expect(body).toMatchObject({ status: 'failed', error: { code: 'not_a_model_file' }, model_id: null })
    expect(existsSync(join(server.modelsDir, 'custom/page'))).toBe(false)
  })

  it('and a file that is cut off is told by its header alone', async () => {
    const file = loraOf(2 * MIB)
    const path = await begin(file.length - 1, { filename: 'short.safetensors' })
    const response = await patch(path, 0, file.subarray(0, 128 * 1024))
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({
      code: 'not_a_model_file',
      detail: expect.stringContaining('not whole'),
    })
  })

  it('nor one that has another SHA-256 than was announced', async () => {
    const path = await begin(SMALL.length, { filename: 'wrong.safetensors', sha256: '0'.repeat(64) })
    expect((await patch(path, 0, SMALL)).status).toBe(502)
    expect((await server.request('GET', path)).body).toMatchObject({
      status: 'failed',
      error: { code: 'hash_mismatch' },
    })
  })

  it('nor two of one name', async () => {
    await begin(SMALL.length, { filename: 'one.safetensors' })
    const headers = { ...TUS, 'upload-length': '9', 'upload-metadata': metadata({ filename: 'one.safetensors' }) }
    expect((await ask('POST', UPLOADS, headers)).status).toBe(409)
    const taken = { ...headers, 'upload-metadata': metadata({ filename: 'x.gguf', id: 'ink' }) }
    expect((await ask('POST', UPLOADS, taken)).status).toBe(409)
  })
})

describe('a connection that breaks off', () => {
  const open = (path: string, offset: number, length: number) => {
    const { port, host } = new URL(server.url)
    const socket = connect(Number(port), '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write(
      `PATCH ${path} HTTP/1.1\r\nHost: ${host}\r\nAuthorization: ${authorization}\r\nTus-Resumable: 1.0.0\r\n` +
        `Content-Type: ${OCTETS['content-type']}\r\nUpload-Offset: ${offset}\r\nContent-Length: ${length}\r\n\r\n`,
    )
    return socket
  }

  it('keeps every byte that came', async () => {
    const file = loraOf(3 * MIB)
    const path = await begin(file.length, { filename: 'broken.safetensors' })
    const socket = open(path, 0, file.length)
    socket.write(file.subarray(0, 2 * MIB))
    await vi.waitUntil(async () => (await head(path)).offset === 2 * MIB)
    socket.destroy()
    const { status, headers } = await vi.waitFor(async () => {
      const answer = await patch(path, 2 * MIB, file.subarray(2 * MIB))
      expect(answer.status).toBe(204)
      return answer
    })
    expect([status, headers.get('x-roster-model')]).toEqual([204, 'broken'])
    expect(readFileSync(join(server.modelsDir, 'lora/broken/broken.safetensors')).equals(file)).toBe(true)
  })

  it('holds nobody up who goes on over another one', async () => {
    const file = loraOf(MIB)
    const path = await begin(file.length, { filename: 'hung.safetensors' })
    const socket = open(path, 0, file.length)
    socket.write(file.subarray(0, 1000))
    await vi.waitUntil(async () => (await head(path)).offset === 1000)
    const { status } = await patch(path, 1000, file.subarray(1000))
    expect(status).toBe(204)
    expect(readFileSync(join(server.modelsDir, 'lora/hung/hung.safetensors')).equals(file)).toBe(true)
    socket.destroy()
  })

  it('after the last byte costs nothing: whoever asks is told of the model', async () => {
    const path = await begin(SMALL.length, { filename: 'asked.safetensors' })
    const socket = open(path, 0, SMALL.length)
    socket.write(SMALL)
    await vi.waitUntil(async () => (await head(path)).offset === SMALL.length)
    socket.destroy()
    await vi.waitUntil(async () => (await head(path)).headers.get('x-roster-model') === 'asked')
  })
})

describe('what is left behind', () => {
  it('is counted, listed, and swept when its time is over', async () => {
    const path = await begin(SMALL.length, { filename: 'forgotten.safetensors' })
    await patch(path, 0, SMALL.subarray(0, 40))
    const id = path.split('/').at(-1) ?? ''
    const { body } = await server.request<{ uploads: { id: string; status: string; offset: number }[] }>('GET', UPLOADS)
    expect(body.uploads).toContainEqual(expect.objectContaining({ id, status: 'receiving', offset: 40 }))
    const record = join(server.modelsDir, '.uploads', `${id}.json`)
    await server.stop()
    writeFileSync(
      record,
      readFileSync(record, 'utf8').replace(/"expires_at":"[^"]+"/, '"expires_at":"2020-01-01T00:00:00Z"'),
    )
    // Of a server that died while a form was coming.
    const orphan = (name: string) => join(server.modelsDir, 'custom', name, `.${name}.gguf.0123456789ab.upload.part`)
    for (const name of ['old', 'new']) {
      mkdirSync(join(server.modelsDir, 'custom', name))
      writeFileSync(orphan(name), 'GGUF')
    }
    utimesSync(orphan('old'), 1, 1)
    server = await startUploadServer(server.place)
    await vi.waitUntil(() => !existsSync(record) && !existsSync(orphan('old')))
    expect((await head(path)).status).toBe(404)
    expect(filesBelow(server.modelsDir).join()).not.toContain('forgotten')
    expect(existsSync(orphan('new'))).toBe(true)
  })
})

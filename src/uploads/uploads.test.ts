// A form with a file: over real sockets, whole, broken, wrong, and cut off.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { global, pickle as pickleOf, torchZip, unicode } from '../../test/support/pickles.ts'
import { ADMIN_TOKEN } from '../../test/support/roster.ts'
import { filesBelow, loraOf, safetensors, startUploadServer, type UploadServer } from '../../test/support/uploads.ts'

const WEIGHTS = loraOf(300_000)
const SMALL = safetensors({ a: [4] })
const sha256 = createHash('sha256').update(WEIGHTS).digest('hex')

let server: UploadServer
beforeAll(async () => {
  server = await startUploadServer()
})
afterAll(() => server.close())

interface Problem {
  code: string
  detail: string
  errors?: { pointer: string }[]
}

type Part = [name: string, value: string | Buffer, fileName?: string]

/** Parts go out in their order. */
async function send<Body = Problem>(parts: readonly Part[], headers: Record<string, string> = {}) {
  const form = new FormData()
  for (const [name, value, fileName] of parts)
    if (typeof value === 'string') form.append(name, value)
    else form.append(name, new Blob([new Uint8Array(value)]), fileName ?? 'model.safetensors')
  const response = await fetch(`${server.url}/api/models/upload`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN_TOKEN}`, ...headers },
    body: form,
  })
  return { status: response.status, headers: response.headers, body: (await response.json()) as Body }
}

describe('a file that is what it says', () => {
  it('becomes an installed model, by what a person said over what the file says', async () => {
    const { status, headers, body } = await send<Record<string, unknown>>([
      ['name', 'My Style'],
      ['type', 'lora'],
      ['baseModel', 'pony'],
      ['description', 'Ink and paper'],
      ['file', WEIGHTS, 'My Style v1.safetensors'],
    ])
    expect(body).toMatchObject({
      ...{ id: 'my-style', name: 'My Style', type: 'lora', family: 'sdxl', baseModel: 'pony', status: 'ok' },
      path: 'lora/my-style',
      files: [{ path: 'lora/my-style/My Style v1.safetensors', size: WEIGHTS.length, sha256 }],
      sizeBytes: WEIGHTS.length,
      source: { type: 'upload' },
    })
    expect([status, headers.get('location')]).toEqual([201, '/api/v1/models/my-style'])
    expect(readFileSync(join(server.modelsDir, 'lora/my-style/My Style v1.safetensors'))).toEqual(WEIGHTS)
    const { body: model } = await server.request<Record<string, unknown>>('GET', '/api/v1/models/my-style')
    expect(model).toMatchObject({
      ...{ provider: 'local', type: 'lora', base_model: 'pony', description: 'Ink and paper' },
      ...{ installed: true, origin: 'person', size_bytes: WEIGHTS.length },
    })
    const manifest = JSON.parse(readFileSync(join(server.modelsDir, 'installed-models.json'), 'utf8'))
    expect(manifest.models).toContainEqual(expect.objectContaining({ id: 'my-style', status: 'ok' }))
  })

  it('is recorded as one change with who did it', async () => {
    const { body } = await server.request<{ changes: { action: string; summary: string }[] }>('GET', '/api/v1/changes')
    expect(body.changes[0]).toMatchObject({ action: 'model.upload', summary: 'Uploaded My Style' })
  })

  it('has a name from its file where none is given, and lies in custom/', async () => {
    const { status, body } = await send<Record<string, unknown>>([['file', SMALL, 'Ünïque Näme.SafeTensors']])
    expect([status, body.id, body.path]).toEqual([201, 'unique-name', 'custom/unique-name'])
  })

  it('is offered once an admin has released what stood in quarantine', async () => {
    const pickle = torchZip(pickleOf(global('os', 'system'), '(', unicode('id'), 'tR'))
    expect((await send([['file', pickle, 'locked.ckpt']])).body).toMatchObject({ status: 'quarantined' })
    const isActive = async () =>
      (await server.request<{ is_active: boolean }>('GET', '/api/v1/models/locked')).body.is_active
    expect(await isActive()).toBe(false)
    await server.request('POST', '/api/v1/library/locked/unlock')
    expect(await isActive()).toBe(true)
  })

  it.each([
    ['../../../etc/evil.safetensors', 'evil.safetensors'],
    ['..\\..\\dos.safetensors', 'dos.safetensors'],
    ['con.safetensors', 'con_.safetensors'],
    ['a:b*c?.safetensors', 'a_b_c_.safetensors'],
    ['..hidden.safetensors', 'hidden.safetensors'],
  ])('lies below its folder whatever it is called: %s', async (given, safe) => {
    const { status, body } = await send<{ files: { path: string }[]; id: string }>([['file', SMALL, given]])
    expect([status, body.files[0]?.path]).toEqual([201, `custom/${body.id}/${safe}`])
    expect(existsSync(join(server.modelsDir, 'custom', body.id, safe))).toBe(true)
  })

  it('is taken where its SHA-256 is the one that was announced', async () => {
    const parts = (id: string, hash: string): Part[] => [
      ['id', id],
      ['sha256', hash],
      ['file', WEIGHTS],
    ]
    expect((await send(parts('hash-right', sha256.toUpperCase()))).status).toBe(201)
    const wrong = await send(
      parts(
        'hash-wrong',
        sha256.replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
      ),
    )
    expect(wrong).toMatchObject({ status: 502, body: { code: 'hash_mismatch' } })
  })
})

const HTML = Buffer.from(`<!DOCTYPE html><html><body>Sign in</body></html>${' '.repeat(200_000)}`)
const TRUNCATED = WEIGHTS.subarray(0, WEIGHTS.length - 1)

describe('what is refused leaves nothing behind', () => {
  const refused: [what: string, parts: Part[], status: number, code: string, says: RegExp, pointer?: string][] = [
    ['no file', [['name', 'Nothing']], 400, 'invalid', /has no file/, '/file'],
    ['a file of 0 bytes', [['file', Buffer.alloc(0)]], 400, 'not_a_model_file', /is empty/],
    ['a web page', [['file', HTML]], 400, 'not_a_model_file', /not a model file/],
    ['a short web page', [['file', HTML.subarray(0, 60)]], 400, 'not_a_model_file', /not a model file/],
    ['a file that is cut off', [['file', TRUNCATED]], 400, 'not_a_model_file', /not whole/],
    ['an ending that no weights have', [['file', SMALL, 'a.exe']], 400, 'not_a_model_file', /\.safetensors, \.gguf/],
    ['a name without an ending', [['file', SMALL, 'model']], 400, 'not_a_model_file', /must end with/],
    [
      'a field after the file',
      [
        ['file', SMALL],
        ['name', 'Late'],
      ],
      400,
      'invalid',
      /before the file/,
      '/name',
    ],
    [
      'two files',
      [
        ['file', SMALL],
        ['file', SMALL],
      ],
      400,
      'invalid',
      /one file/,
      '/file',
    ],
    ['a file of another name', [['weights', SMALL]], 400, 'invalid', /called "file"/, '/weights'],
    [
      'a field that nobody knows',
      [
        ['colour', 'red'],
        ['file', SMALL],
      ],
      400,
      'invalid',
      /not a known field/,
      '/colour',
    ],
    [
      'the name of a field in snake case',
      [
        ['base_model', 'sdxl'],
        ['file', SMALL],
      ],
      400,
      'invalid',
      /known/,
      '/base_model',
    ],
    [
      'a field twice',
      [
        ['name', 'A'],
        ['name', 'B'],
        ['file', SMALL],
      ],
      400,
      'invalid',
      /once/,
      '/name',
    ],
    [
      'a huge field',
      [
        ['description', 'x'.repeat(90_000)],
        ['file', SMALL],
      ],
      400,
      'invalid',
      /at most/,
      '/description',
    ],
    [
      'a long field',
      [
        ['description', 'x'.repeat(20_001)],
        ['file', SMALL],
      ],
      400,
      'invalid',
      /20000/,
      '/description',
    ],
    [
      'a type that is none',
      [
        ['type', 'picture'],
        ['file', SMALL],
      ],
      400,
      'invalid',
      /one of base_model/,
      '/type',
    ],
    [
      'a name without a letter',
      [
        ['name', '模型'],
        ['id', ''],
        ['file', SMALL, '模.gguf'],
      ],
      400,
      'invalid',
      /letter/,
      '/name',
    ],
    [
      'an id that is taken',
      [
        ['id', 'my-style'],
        ['file', SMALL],
      ],
      409,
      'conflict',
      /another model/,
      '/id',
    ],
    [
      'a NUL in a field',
      [
        ['name', 'a\u0000b'],
        ['file', SMALL],
      ],
      400,
      'invalid',
      /NUL/,
      '/name',
    ],
  ]

  it.each(refused)('%s', async (_, parts, status, code, says, pointer) => {
    const before = filesBelow(server.modelsDir)
    const { status: got, body } = await send(parts)
    expect([got, body.code]).toEqual([status, code])
    expect(body.detail).toMatch(says)
    if (pointer) expect(body.errors?.[0]?.pointer).toBe(pointer)
    expect(filesBelow(server.modelsDir)).toEqual(before)
  })

  it('a body that is no form', async () => {
    for (const type of ['application/json', 'multipart/form-data', 'text/plain']) {
      const { status, body } = await server.request('POST', '/api/models/upload', 'x=1', { 'content-type': type })
      expect([status, body.code]).toEqual([400, 'invalid'])
    }
  })

  it('whoever is no admin', async () => {
    const before = filesBelow(server.modelsDir)
    const { status } = await send([['file', SMALL]], { authorization: 'Bearer nobody-that-is-known-here' })
    expect(status).toBe(401)
    expect((await send([['file', SMALL]], { origin: 'https://evil.example' })).status).toBe(403)
    expect(filesBelow(server.modelsDir)).toEqual(before)
  })
})

describe('a connection that breaks off', () => {
  const BOUNDARY = 'a-boundary-of-the-test'
  const head = (length: number) =>
    `POST /api/models/upload HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${ADMIN_TOKEN}\r\n` +
    `Content-Type: multipart/form-data; boundary=${BOUNDARY}\r\nContent-Length: ${length}\r\n\r\n` +
    `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="cut-off.safetensors"\r\n\r\n`

  it('leaves nothing', async () => {
    const before = filesBelow(server.modelsDir)
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
    socket.write(head(10_000_000))
    socket.write(loraOf(9_000_000).subarray(0, 2_000_000))
    await vi.waitUntil(() => filesBelow(server.modelsDir).some((path) => path.endsWith('.upload.part')))
    socket.destroy()
    await vi.waitUntil(() => filesBelow(server.modelsDir).length === before.length)
    expect(filesBelow(server.modelsDir)).toEqual(before)
    expect(readdirSync(join(server.modelsDir, 'custom'))).not.toContain('cut-off')
  })

  it('and a length that lies are told by the form that has no end', async () => {
    const before = filesBelow(server.modelsDir)
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
    const part = head(0).slice(head(0).indexOf('--'))
    // It says that everything is here, and the boundary that ends a form is not.
    socket.write(head(part.length + SMALL.length))
    socket.write(SMALL)
    const answer = await new Promise<string>((resolve) => socket.once('data', (chunk) => resolve(String(chunk))))
    expect(answer).toMatch(/^HTTP\/1.1 400 /)
    expect(answer).toContain('cannot be read')
    socket.destroy()
    expect(filesBelow(server.modelsDir)).toEqual(before)
  })

  it('the id is free again afterwards', async () => {
    expect((await send([['file', SMALL, 'cut-off.safetensors']])).status).toBe(201)
  })
})

describe('two at once', () => {
  it('of one name: one of them becomes the model', async () => {
    const parts: Part[] = [
      ['name', 'Twins'],
      ['file', loraOf(5_000_000)],
    ]
    const statuses = (await Promise.all([send(parts), send(parts)])).map(({ status }) => status).sort()
    expect(statuses).toEqual([201, 409])
    expect(filesBelow(server.modelsDir).filter((path) => path.includes('twins'))).toHaveLength(1)
  })
})

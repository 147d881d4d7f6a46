// Results of jobs over real sockets: fetched, judged by their bytes, kept within bounds, served to those who may.
import { once } from 'node:events'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import type { ServerResponse } from 'node:http'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { failureOf } from '../../test/support/failures.ts'
import { type LocalServer, listen } from '../../test/support/hub-server.ts'
import { PNG } from '../../test/support/openai.ts'
import { notFound } from '../core/errors.ts'
import { createLog } from '../core/log.ts'
import { createUpstream, type Upstream } from '../downloads/engine/index.ts'
import type { MadeFile } from '../runners/index.ts'
import { extensionOf, mediaTypeOf, typeOfName } from './media.ts'
import { Outputs } from './outputs.ts'
import { OutputRetention } from './retention.ts'
import { outputRoutes } from './routes.ts'

const JOB = '0192f0c4-1111-7111-8111-111111111111'
const LIMIT = 3 * 1024 * 1024
const { signal: NEVER } = new AbortController()

describe('outputs', () => {
  let folder: string
  let upstream: Upstream
  let server: LocalServer
  let answer: (response: ServerResponse) => void
  let asked: number
  let trap: Server
  let trapped: number
  let outputs: Outputs
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'roster-outputs-'))
    upstream = createUpstream({ stallSeconds: 1, retryBaseMs: 1, allowPrivateUrls: false })
    outputs = new Outputs({ folder, most: LIMIT, upstream })
    answer = (response) => response.writeHead(200, { 'content-type': 'image/png' }).end(PNG)
    asked = 0
    server = await listen((_, response) => {
      asked++
      answer(response)
    })
    trapped = 0
    trap = createServer((socket) => {
      trapped++
      socket.destroy()
    }).listen(0, '127.0.0.1')
    await once(trap, 'listening')
  })
  afterEach(async () => {
    trap.close()
    await server.close()
    await upstream.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const trapPort = () => (trap.address() as AddressInfo).port
  const at = (url: string, contentType: string | null = null): MadeFile => ({
    url,
    baseUrl: `${server.url}/v1`,
    contentType,
  })
  const keep = (...files: MadeFile[]) => outputs.keep(JOB, { files }, NEVER)

  it('keeps text and embeddings as they are', async () => {
    expect(await outputs.keep(JOB, { text: 'Hello' }, NEVER)).toEqual({ text: 'Hello' })
    expect(await outputs.keep(JOB, { embedding: [1, 2] }, NEVER)).toEqual({ embedding: [1, 2] })
    expect(readdirSync(folder)).toEqual([])
  })

  it('fetches a file, and names it by what it is', async () => {
    answer = (response) => response.writeHead(200, { 'content-type': 'binary/octet-stream' }).end(PNG)
    const url = `/api/v1/jobs/${JOB}/files/0.png`
    expect(await keep(at(`${server.url}/x.bin?token=secret`))).toEqual({
      files: [{ url, content_type: 'image/png', size_bytes: PNG.length }],
    })
    expect(readdirSync(join(folder, JOB))).toEqual(['0.png'])
    expect(readFileSync(join(folder, JOB, '0.png'))).toEqual(PNG)
  })

  it('takes bytes, and files of a command from its folder', async () => {
    const path = join(folder, 'out')
    writeFileSync(path, 'RIFF....WAVEfmt ')
    const kept = await keep({ bytes: PNG, contentType: null }, { path, contentType: 'audio/x-wav' })
    expect(kept).toMatchObject({
      files: [{ content_type: 'image/png' }, { content_type: 'audio/wav', size_bytes: 16 }],
    })
  })

  it.each([
    'https://127.0.0.1:PORT/a.png',
    'https://localhost:PORT/a.png',
    'https://[::ffff:127.0.0.1]:PORT/a.png',
    'http://127.0.0.1:PORT/a.png',
    'http://169.254.169.254/latest/meta-data/iam',
    'https://10.0.0.1/a.png',
    'https://[fd00:ec2::254]/a.png',
    'https://user:password@example.com/a.png',
  ])('never connects to %s', async (text) => {
    const error = await failureOf(keep(at(text.replace('PORT', String(trapPort())))))
    expect(error).toMatchObject({ code: 'blocked_address', retry: 'never', mayHaveBegun: true })
    expect(error.message).toMatch(/^The result was not kept\. /)
    expect([trapped, asked]).toEqual([0, 0])
    expect(readdirSync(folder)).toEqual([])
  })

  it('never follows a redirect of the provider to where a result may not lie', async () => {
    answer = (response) => response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end()
    expect(await failureOf(keep(at(`${server.url}/a.png`)))).toMatchObject({ code: 'blocked_address' })
    expect(asked).toBe(1)
  })

  it.each([
    ['that says so', { 'content-length': 5e9 }],
    ['that does not say so', {}],
  ])('refuses an output of 5 GB %s, and takes no more of it than the limit', async (_, headers) => {
    let sent = 0
    answer = (response) => {
      response.writeHead(200, { 'content-type': 'video/mp4', ...headers })
      const chunk = Buffer.alloc(256 * 1024)
      const pour = () => {
        while (!response.destroyed && sent < 5e9) {
          sent += chunk.length
          if (!response.write(chunk)) return
        }
      }
      response.on('drain', pour)
      pour()
    }
    const error = await failureOf(keep(at(`${server.url}/a.mp4`)))
    expect(error).toMatchObject({ code: 'too_large', retry: 'never' })
    expect(error.message).toContain('the limit is 3 MiB (ROSTER_OUTPUT_LIMIT_MB)')
    expect(sent).toBeLessThan(100e6)
    expect(readdirSync(folder)).toEqual([])
  })

  it('counts all files of a job together', async () => {
    const bytes = Buffer.concat([PNG, Buffer.alloc(2 * 1024 * 1024)])
    const error = await failureOf(keep({ bytes, contentType: null }, { bytes, contentType: null }))
    expect(error).toMatchObject({ code: 'too_large' })
    expect(readdirSync(folder)).toEqual([])
  })

  it.each<[string, (response: ServerResponse) => void, object]>([
    [
      'a page',
      (response) => response.writeHead(200).end('<!DOCTYPE html><p>Log in'),
      { code: 'upstream', message: expect.stringContaining('a page') },
    ],
    [
      'nothing',
      (response) => response.writeHead(200).end(),
      { code: 'upstream', message: expect.stringContaining('empty') },
    ],
    [
      '403',
      (response) => response.writeHead(403).end('expired'),
      { code: 'upstream', message: expect.stringContaining('answered 403') },
    ],
    [
      'half of it',
      (response) => {
        response.writeHead(200, { 'content-length': 100 }).write(PNG.subarray(0, 10))
        setTimeout(() => response.destroy(), 5)
      },
      { code: 'network', retry: 'backoff' },
    ],
  ])('says that the result is %s', async (_, say, expected) => {
    answer = say
    expect(await failureOf(keep(at(`${server.url}/a.png?sig=secret`)))).toMatchObject({
      mayHaveBegun: true,
      ...expected,
    })
    expect(readdirSync(folder)).toEqual([])
  })

  it('begins again where a server breaks off', async () => {
    answer = (response) => {
      if (asked > 2) return response.writeHead(200).end(PNG)
      response.writeHead(200, { 'content-length': PNG.length }).write(PNG.subarray(0, 10))
      return setTimeout(() => response.destroy(), 5)
    }
    expect(await keep(at(`${server.url}/a.png`))).toMatchObject({ files: [{ size_bytes: PNG.length }] })
    expect(asked).toBe(3)
  })

  it('stops with its signal, and leaves nothing', async () => {
    answer = (response) => response.writeHead(200).write(PNG)
    const controller = new AbortController()
    const reason = new Error('cancelled')
    setTimeout(() => controller.abort(reason), 50)
    await expect(outputs.keep(JOB, { files: [at(`${server.url}/a.png`)] }, controller.signal)).rejects.toBe(reason)
    expect(readdirSync(folder)).toEqual([])
  })

  it('takes no link, and nothing that is not there, for a file of a command', async () => {
    const path = join(folder, 'link')
    symlinkSync('/etc/passwd', path)
    expect((await failureOf(keep({ path, contentType: null }))).message).toContain('something that is no file')
    expect((await failureOf(keep({ path: join(folder, 'none'), contentType: null }))).message).toContain('not there')
  })

  it('goes after its time, and nothing else with it', async () => {
    const day = 24 * 60 * 60
    const now = Date.now() / 1000
    for (const [name, age] of [
      [JOB, 8],
      [JOB.replace('1', '2'), 6],
      ['notes', 900],
    ] as const) {
      mkdirSync(join(folder, name))
      utimesSync(join(folder, name), now - age * day, now - age * day)
    }
    const retention = new OutputRetention({ folder, days: 7, clock: () => new Date(), log: createLog('silent') })
    await retention.run()
    await retention.close()
    expect(readdirSync(folder).sort()).toEqual([JOB.replace('1', '2'), 'notes'])
  })

  describe('over HTTP', () => {
    const routes = () =>
      outputRoutes(outputs, async (actor, id) => {
        if (actor.id !== 'ann') throw notFound('job', id)
      })
    const visit = (id: string, role: 'user' | 'none' = 'user') => ({
      ...{ requestId: 'r', actor: { id, role }, incoming: undefined, json: undefined, lines: [] as string[] },
      ...{ isComplete: false, route: undefined },
    })
    const get = (path: string, headers: Record<string, string> = {}, who = visit('ann')) =>
      routes().request(path, { headers }, who)

    it('serves a file with its type, whole or in part, and lets it be kept', async () => {
      await keep({ bytes: PNG, contentType: null })
      const path = `/jobs/${JOB}/files/0.png`
      const whole = await get(path)
      expect([whole.status, whole.headers.get('content-type'), whole.headers.get('content-disposition')]).toEqual([
        ...[200, 'image/png', 'inline; filename="0.png"'],
      ])
      expect(Buffer.from(await whole.arrayBuffer())).toEqual(PNG)
      const part = await get(path, { range: 'bytes=1-3' })
      expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([
        206,
        'PNG',
        `bytes 1-3/${PNG.length}`,
      ])
      const end = await get(path, { range: 'bytes=-4' })
      expect(Buffer.from(await end.arrayBuffer())).toEqual(PNG.subarray(-4))
      expect((await get(path, { range: `bytes=${PNG.length}-` })).status).toBe(416)
      expect((await get(path, { 'if-none-match': whole.headers.get('etag') ?? '' })).status).toBe(304)
    })

    it('has what a browser might run saved instead of shown', async () => {
      await keep({
        bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
        contentType: 'image/svg+xml',
      })
      const { headers } = await get(`/jobs/${JOB}/files/0.bin`)
      expect([headers.get('content-type'), headers.get('content-disposition')]).toEqual([
        ...['application/octet-stream', 'attachment; filename="0.bin"'],
      ])
    })

    it('shows it to nobody else, and nothing else of the disk', async () => {
      await keep({ bytes: PNG, contentType: null })
      writeFileSync(join(folder, 'secret.png'), 'secret')
      const code = async (path: string, who = visit('ann')) => {
        const thrown = routes()
        thrown.onError((error) => new Response('code' in error ? String(error.code) : 'unknown'))
        return (await thrown.request(path, {}, who)).text()
      }
      expect(await code(`/jobs/${JOB}/files/0.png`, visit('ben'))).toBe('not_found')
      expect(await code(`/jobs/${JOB}/files/0.png`, visit('x', 'none'))).toBe('unauthenticated')
      for (const name of ['1.png', '..%2Fsecret.png', '%2e%2e%2fsecret.png', '.0.partial', '0.png%00'])
        expect(await code(`/jobs/${JOB}/files/${name}`)).toBe('not_found')
      expect(await code('/jobs/..%2F..%2Fetc/files/0.png')).toBe('not_found')
      expect(statSync(join(folder, 'secret.png')).size).toBe(6)
    })
  })
})

describe('what a file is', () => {
  const head = (text: string) => Buffer.from(text, 'latin1')
  it.each([
    [PNG, [], 'image/png'],
    [head('\xff\xd8\xff\xe0'), [], 'image/jpeg'],
    [head('RIFF\0\0\0\0WEBPVP8 '), ['text/html'], 'image/webp'],
    [head('\0\0\0 ftypisom'), [], 'video/mp4'],
    [head('ID3\x04'), [], 'audio/mpeg'],
    [head('\xff\xfb\x90\0'), [], 'audio/mpeg'],
    [head('{"a":1}'), ['application/json; charset=utf-8'], 'application/json'],
    [head('<svg'), ['image/svg+xml'], 'application/octet-stream'],
    [head('alert(1)'), ['text/javascript', 'text/html'], 'application/octet-stream'],
    [head('....'), ['application/octet-stream', 'audio/L16'], 'audio/l16'],
    [head('....'), [null], 'application/octet-stream'],
  ] as const)('%j, told as %j, is %s', (bytes, told, type) => {
    expect(mediaTypeOf(bytes, told)).toBe(type)
    // It is served as what the job tells.
    expect(typeOfName(`0.${extensionOf(type)}`)).toBe(type)
  })
})

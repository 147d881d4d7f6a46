// What only a socket can bring: bodies in pieces, bodies without an end, headers that stand twice, an answer without body.
import { connect } from 'node:net'
import { Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ADMIN_TOKEN, newPlace, type Place, variablesOf } from '../../test/support/roster.ts'
import { readEnvironment } from '../core/environment.ts'
import { createLog } from '../core/log.ts'
import { startRoster } from '../main.ts'

const MIB = 1024 * 1024

let place: Place
let server: Awaited<ReturnType<typeof startRoster>>
let lines = ''
beforeAll(async () => {
  place = await newPlace('sqlite')
  const stream = new Writable({
    write(line, _, done) {
      lines += line
      done()
    },
  })
  const environment = readEnvironment({ ...variablesOf(place), PORT: '0', ROSTER_POPULATE: 'false' })
  server = await startRoster({ environment, log: createLog('info', stream) })
})
afterAll(async () => {
  await server.close()
  await place.remove()
})

/** Sends these pieces, each in a turn of its own, and answers with all that came back. */
async function talk(...pieces: (string | Buffer)[]): Promise<string> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
  socket.on('error', () => {})
  for (const piece of pieces) await new Promise<void>((sent) => socket.write(piece, () => setImmediate(sent)))
  return text(socket)
}

const head = (method: string, path: string, ...headers: string[]): string =>
  [`${method} ${path} HTTP/1.1`, 'Host: 127.0.0.1', 'Connection: close', ...headers, '', ''].join('\r\n')
const JSON_TYPE = 'Content-Type: application/json'
const chunk = (data: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`${data.length.toString(16)}\r\n`), data, Buffer.from('\r\n')])
const END = '0\r\n\r\n'

it('reads a body that comes in pieces, also where a character is cut in two', async () => {
  const body = Buffer.from(JSON.stringify({ model: 'größe' }))
  const cut = body.indexOf(0xc3) + 1
  const resolve = head('POST', '/api/v1/resolve', JSON_TYPE, 'Transfer-Encoding: chunked')
  const answer = await talk(resolve, chunk(body.subarray(0, cut)), chunk(body.subarray(cut)), END)
  expect(answer).toMatch(/^HTTP\/1\.1 404 /)
  expect(answer).toContain('There is no model \\"größe\\"')
})

it('stops reading a body that goes on beyond 1 MiB, and answers the next request', async () => {
  const resolve = head('POST', '/api/v1/resolve', JSON_TYPE, 'Transfer-Encoding: chunked')
  const answer = await talk(resolve, chunk(Buffer.alloc(MIB, ' ')), chunk(Buffer.alloc(MIB, ' ')), END)
  expect(answer).toMatch(/^HTTP\/1\.1 413 /)
  expect(await talk(head('GET', '/healthz'))).toMatch(/^HTTP\/1\.1 200 /)
})

it('takes a body that breaks off for the fault of whoever sent it', async () => {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
  socket.write(
    `${head('POST', '/api/v1/resolve', JSON_TYPE, 'Content-Length: 100', 'X-Request-Id: broke-off')}{"model":`,
  )
  // An answer to another request: by then the server waits for the rest of this one.
  expect(await talk(head('GET', '/healthz'))).toMatch(/^HTTP\/1\.1 200 /)
  socket.resetAndDestroy()
  await expect.poll(() => lines).toContain('broke-off')
  expect(lines.split('\n').filter((line) => line.includes('broke-off'))).toEqual([
    expect.stringContaining('"status":400'),
  ])
})

it('goes by the first of two credentials', async () => {
  const session = (...tokens: string[]) =>
    talk(head('GET', '/api/v1/session', ...tokens.map((token) => `Authorization: Bearer ${token}`)))
  expect(await session(ADMIN_TOKEN, 'wrong')).toContain('"role":"admin"')
  expect(await session('wrong', ADMIN_TOKEN)).toMatch(/^HTTP\/1\.1 401 /)
})

it('answers HEAD with the headers of GET and no body', async () => {
  const answer = await talk(head('HEAD', '/api/v1/models'))
  expect(answer).toMatch(/^HTTP\/1\.1 200 /)
  for (const name of ['etag', 'x-request-id', 'x-roster-revision', 'content-security-policy'])
    expect(answer.toLowerCase()).toContain(`\r\n${name}: `)
  expect(answer.endsWith('\r\n\r\n')).toBe(true)
})

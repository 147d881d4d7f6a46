// The bridge between Node's requests and the application, over real sockets: what goes through it comes out unchanged,
// and nobody who is slow, gone or too talkative holds it up.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, expect, it, onTestFinished, vi } from 'vitest'
import { createLog } from '../../core/log.ts'
import { plainResponse, usePlainResponses } from '../../core/response.ts'
import { listener } from './listener.ts'
import { SlowBodies } from './slow-bodies.ts'

usePlainResponses()
afterEach(() => void vi.useRealTimers())

type Answer = Parameters<typeof listener>[0]

async function serve(answer: Answer): Promise<string> {
  const bodies = new SlowBodies()
  const server = createServer({ optimizeEmptyRequests: true }, listener(answer, bodies, createLog('silent')))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    bodies.close()
    server.closeAllConnections()
    return new Promise<void>((closed) => server.close(() => closed()))
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const raw = (url: string, sent: string) => {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.on('error', () => {}).write(sent)
  return socket
}

it('gives a request whole to whoever asks for more of it than its method, URL and headers', async () => {
  const url = await serve(async (request) => {
    const { method, headers } = request
    const copy = new Request(request.url, { headers: request.headers })
    const told = { method, a: headers.get('A'), none: headers.get('constructor'), all: [...headers].length }
    return Response.json({ ...told, copied: copy.headers.get('a'), body: await request.text() })
  })
  const answered = await fetch(`${url}/x?y=1`, { method: 'POST', headers: { a: 'b' }, body: 'größe' })
  expect(await answered.json()).toMatchObject({ method: 'POST', a: 'b', none: null, copied: 'b', body: 'größe' })
})

it.each([
  ['a text', () => plainResponse('größe', 200, ['content-type', 'text/plain']), 'größe'],
  ['bytes', () => plainResponse(new TextEncoder().encode('größe'), 200, []), 'größe'],
  ['nothing', () => plainResponse(null, 204, []), ''],
  ['a stream', () => new Response(new Blob(['grö', 'ße']).stream()), 'größe'],
  ['a form of the web', () => new Response(new URLSearchParams({ a: 'b' })), 'a=b'],
  ['a response that was looked into', () => read(new Response('größe', { headers: { a: 'b' } })), 'größe'],
])('sends %s', async (_, answer, body) => {
  const url = await serve(() => answer())
  const answered = await fetch(url)
  expect(await answered.text()).toBe(body)
})

const read = (response: Response): Response => {
  response.headers.append('set-cookie', 'a=1')
  response.headers.append('set-cookie', 'b=2')
  expect([response.ok, response.headers.get('a')]).toEqual([true, 'b'])
  return response
}

it('sends each cookie on a line of its own', async () => {
  const url = await serve(() => read(new Response('x', { headers: { a: 'b' } })))
  expect((await fetch(url)).headers.getSetCookie()).toEqual(['a=1', 'b=2'])
})

it('answers 500 where an answer has a header that cannot be sent', async () => {
  const url = await serve(() => plainResponse('x', 200, ['a', 'b\r\nc: d']))
  expect((await fetch(url)).status).toBe(500)
})

it('stops a stream and tells by the signal when whoever asked has gone', async () => {
  const gone = Promise.withResolvers<string>()
  const aborted = Promise.withResolvers<void>()
  const url = await serve((request) => {
    request.signal.addEventListener('abort', () => aborted.resolve())
    return new Response(
      new ReadableStream({
        start: (controller) => controller.enqueue(new TextEncoder().encode('one')),
        cancel: () => gone.resolve('cancelled'),
      }),
    )
  })
  const socket = raw(url, 'GET / HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n')
  await once(socket, 'data')
  socket.destroy()
  expect(await gone.promise).toBe('cancelled')
  await aborted.promise
})

it('cuts off who goes on sending once the answer is out', async () => {
  const url = await serve(() => plainResponse('no', 403, []))
  const socket = raw(url, 'POST / HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 1000000\r\n\r\nx')
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 403 /)
})

it('ends a request whose body does not come, and no other', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] })
  const url = await serve(async (request) => plainResponse(await request.text(), 200, []))
  const head = 'POST / HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 4\r\n\r\n'
  const slow = raw(url, `${head}ab`)
  const ended = once(slow, 'close')
  const other = raw(url, `${head}abcd`)
  const [answer] = await once(other, 'data')
  expect(String(answer)).toContain('abcd')
  let isEnded = false
  void ended.then(() => {
    isEnded = true
  })
  vi.advanceTimersByTime(299_000)
  expect(isEnded).toBe(false)
  vi.advanceTimersByTime(3000)
  await ended
})

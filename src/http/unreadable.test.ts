// What is no HTTP or makes no URL is refused as everything else is: in problem+json, with a request id.
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newPlace, type Place, variablesOf } from '../../test/support/roster.ts'
import { readEnvironment } from '../core/environment.ts'
import { createLog } from '../core/log.ts'
import { startRoster } from '../main.ts'

let place: Place
let server: Awaited<ReturnType<typeof startRoster>>
beforeAll(async () => {
  place = await newPlace('sqlite')
  const variables = { ...variablesOf(place), PORT: '0', ROSTER_POPULATE: 'false' }
  server = await startRoster({ environment: readEnvironment(variables), log: createLog('silent') })
})
afterAll(async () => {
  await server.close()
  await place.remove()
})

it.each([
  ['a path with a byte that is no ASCII', 'GET /api/v1/models/\xff HTTP/1.1\r\nhost: 127.0.0.1\r\n', 400],
  ['a path with a backslash', 'GET /api/v1/models/\\..\\ HTTP/1.1\r\nhost: 127.0.0.1\r\n', 400],
  ['a host that is none', 'GET /healthz HTTP/1.1\r\nhost: [\r\n', 400],
  ['a port that is none', 'GET /healthz HTTP/1.1\r\nhost: 127.0.0.1:99999\r\n', 400],
  ['a header without a colon', 'GET /healthz HTTP/1.1\r\nhost 127.0.0.1\r\n', 400],
  ['headers without end', `GET /healthz HTTP/1.1\r\nhost: 127.0.0.1\r\nx: ${'x'.repeat(20_000)}\r\n`, 431],
])('%s is refused', async (_, lines, status) => {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
  socket.end(Buffer.from(`${lines}connection: close\r\n\r\n`, 'latin1'))
  const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n')
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  expect(head).toMatch(/^content-type: application\/problem\+json\r?$/im)
  expect(head).toMatch(/^x-request-id: .{36}\r?$/im)
  expect(JSON.parse(body)).toMatchObject({ status, code: 'invalid', detail: expect.stringMatching(/check/) })
})

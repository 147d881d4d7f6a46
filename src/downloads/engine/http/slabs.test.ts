// Memory that is used again must never be so while somebody still looks at it. Over real sockets, with TLS and without.
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import * as net from 'node:net'
import * as tls from 'node:tls'
import { afterEach, describe, expect, it } from 'vitest'
import { Slabs } from './slabs.ts'

const BYTES = 24 * 1024 * 1024
/** No two blocks are alike, so that one in the place of another is seen. */
const sent = Buffer.alloc(BYTES)
for (let at = 0; at < BYTES; at += 32) createHash('sha256').update(String(at)).digest().copy(sent, at)

const pem = (name: string) => readFileSync(new URL(`../../../../test/fixtures/tls/${name}.pem`, import.meta.url))
const credentials = { cert: pem('cert'), key: pem('key') }

let server: net.Server
afterEach(() => server.close())

/** Takes what a socket brings as the HTTP client does: each piece as soon as it is there. */
async function receive(kind: 'plain' | 'TLS', slabs: Slabs, take: (piece: Buffer) => void): Promise<void> {
  const send = (socket: net.Socket) => void socket.end(sent)
  server = kind === 'TLS' ? tls.createServer(credentials, send) : net.createServer(send)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as net.AddressInfo
  const { onread, attach } = slabs.reader()
  const to = { port, host: '127.0.0.1', onread, ca: credentials.cert }
  const socket = kind === 'TLS' ? tls.connect(to) : net.connect(to)
  attach(socket)
  socket.on('readable', () => {
    for (let piece = socket.read(); piece !== null; piece = socket.read()) take(piece)
  })
  await once(socket, 'end')
}

describe.each(['plain', 'TLS'] as const)('over a %s connection', (kind) => {
  it('memory that was given back is used again, and no byte is wrong', async () => {
    const slabs = new Slabs()
    const seen = new Set<ArrayBufferLike>()
    const writing: { piece: Buffer; at: number }[] = []
    let received = 0
    const write = () => {
      const { piece, at } = writing.shift() ?? { piece: Buffer.alloc(0), at: 0 }
      expect(piece.equals(sent.subarray(at, at + piece.length))).toBe(true)
      slabs.giveBack(piece)
    }
    await receive(kind, slabs, (piece) => {
      slabs.hand(piece)
      seen.add(piece.buffer)
      writing.push({ piece, at: received })
      received += piece.length
      // As a disk that is some pieces behind.
      while (writing.length > 4) write()
    })
    while (writing.length > 0) write()
    expect(received).toBe(BYTES)
    expect(seen.size).toBeLessThan(8)
  })

  it('what is not given back stays as it is', async () => {
    const slabs = new Slabs()
    const kept: Buffer[] = []
    await receive(kind, slabs, (piece) => {
      slabs.hand(piece)
      kept.push(piece)
      // All but one byte is not all.
      slabs.giveBack(piece.subarray(1))
    })
    expect(Buffer.concat(kept).equals(sent)).toBe(true)
  })

  it('what was not yet looked at is kept, though all before it was given back', async () => {
    const slabs = new Slabs()
    const kept: { piece: Buffer; at: number }[] = []
    let received = 0
    await receive(kind, slabs, (piece) => {
      // The second half of each piece is read later: it is on no way to anybody yet.
      const half = piece.subarray(0, piece.length >>> 1)
      kept.push({ piece: piece.subarray(half.length), at: received + half.length })
      slabs.hand(half)
      slabs.giveBack(half)
      received += piece.length
    })
    expect(received).toBe(BYTES)
    for (const { piece, at } of kept) expect(piece.equals(sent.subarray(at, at + piece.length))).toBe(true)
  })
})

it('memory of headers between bodies does not keep it from being used again', async () => {
  const slabs = new Slabs()
  const seen = new Set<ArrayBufferLike>()
  let count = 0
  await receive('plain', slabs, (piece) => {
    const body = count++ % 8 === 0 ? piece.subarray(Math.min(300, piece.length - 1)) : piece
    seen.add(body.buffer)
    slabs.hand(body)
    slabs.giveBack(body)
  })
  expect(seen.size).toBeLessThan(4)
})

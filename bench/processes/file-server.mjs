// Sends large files from memory, with ranges: as much as the reader takes, or so much on each connection as it is told.
// `node file-server.mjs BYTES ...`, then GET /BYTES or /BYTES?rate=BYTES_PER_SECOND.
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'

const PATTERN_BYTES = 16 * 1024 * 1024
const HEADER_BYTES = 128
const WRITE_BYTES = 1024 * 1024
const STEPS_A_SECOND = 50

const pattern = Buffer.alloc(PATTERN_BYTES)
let state = 1
for (let index = 0; index < PATTERN_BYTES; index += 4) {
  state = (Math.imul(state, 1664525) + 1013904223) | 0
  pattern.writeInt32LE(state, index)
}

function headerOf(size) {
  const length = size - HEADER_BYTES
  const header = Buffer.alloc(HEADER_BYTES, ' ')
  header.writeBigUInt64LE(BigInt(HEADER_BYTES - 8))
  header.write(JSON.stringify({ weights: { dtype: 'U8', shape: [length], data_offsets: [0, length] } }), 8)
  return header
}

const headers = new Map(process.argv.slice(2).map((size) => [Number(size), headerOf(Number(size))]))

/** A view: nothing is copied on its way to the socket. */
function slice(size, start, end) {
  if (start < HEADER_BYTES) return headers.get(size).subarray(start, Math.min(end, HEADER_BYTES))
  const from = start % PATTERN_BYTES
  return pattern.subarray(from, Math.min(from + (end - start), PATTERN_BYTES))
}

function send(response, size, { start, end, rate }) {
  let offset = start
  const next = () => {
    while (offset < end && !response.destroyed) {
      const chunk = slice(size, offset, Math.min(end, offset + (rate ? rate / STEPS_A_SECOND : WRITE_BYTES)))
      offset += chunk.length
      const isTaken = response.write(chunk)
      if (rate) return setTimeout(next, 1000 / STEPS_A_SECOND)
      if (!isTaken) return response.once('drain', next)
    }
    response.end()
  }
  next()
}

const server = createServer((request, response) => {
  const url = new URL(request.url, 'http://localhost')
  const size = Number(url.pathname.slice(1))
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '')
  const start = range ? Number(range[1]) : 0
  const end = range?.[2] ? Math.min(size, Number(range[2]) + 1) : size
  response.writeHead(range ? 206 : 200, {
    'content-type': 'application/octet-stream',
    'content-length': end - start,
    'accept-ranges': 'bytes',
    etag: '"bench"',
    ...(range && { 'content-range': `bytes ${start}-${end - 1}/${size}` }),
  })
  if (request.method === 'HEAD') return response.end()
  send(response, size, { start, end, rate: Number(url.searchParams.get('rate')) })
})

for (const size of headers.keys()) {
  const hash = createHash('sha256')
  for (let at = 0; at < size; ) {
    const bytes = slice(size, at, size)
    hash.update(bytes)
    at += bytes.length
  }
  console.log(`sha256 of ${size}: ${hash.digest('hex')}`)
}
server.listen(0, '127.0.0.1', () => console.log(`listening on http://127.0.0.1:${server.address().port}`))
process.on('SIGTERM', () => process.exit())

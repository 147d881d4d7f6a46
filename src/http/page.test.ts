// The files of the page, as a browser gets them: compressed where it takes that, kept for good, and never another's.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { pageRoutes } from './page.ts'

const SCRIPT = 'console.log("the page")\n'.repeat(100)

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'roster-page-files-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'assets/room.js'), SCRIPT)
  writeFileSync(join(folder, 'assets/room.js.br'), brotliCompressSync(SCRIPT))
  writeFileSync(join(folder, 'assets/room.js.gz'), gzipSync(SCRIPT))
  writeFileSync(join(folder, 'assets/small.js'), 'alert(1)')
})
afterAll(() => rmSync(folder, { recursive: true }))

const ask = async (path: string, accepted: string) => {
  const answer = await pageRoutes(folder).request(path, { headers: { 'accept-encoding': accepted } })
  return { headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) }
}

it.each([
  ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
  ['gzip', 'gzip', gunzipSync],
  ['identity', null, (bytes: Buffer) => bytes],
] as const)('sends to who takes %s what is compressed by %s', async (accepted, encoding, read) => {
  const { headers, bytes } = await ask('/assets/room.js', accepted)
  expect(headers.get('content-encoding')).toBe(encoding)
  expect(headers.get('content-type')).toMatch(/javascript/)
  expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(read(bytes).toString()).toBe(SCRIPT)
})

it('sends as it is what nobody has compressed', async () => {
  const { headers, bytes } = await ask('/assets/small.js', 'br')
  expect(headers.get('content-encoding')).toBeNull()
  expect(bytes.toString()).toBe('alert(1)')
})

it('tells caches between it and a browser what the answer depends on', async () => {
  const { headers } = await ask('/assets/room.js', 'br')
  expect(headers.get('vary')).toMatch(/accept-encoding/i)
})

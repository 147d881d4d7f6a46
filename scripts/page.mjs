// Builds the page when it is missing or its sources have changed since. Plain JavaScript, as scripts/run.mjs is.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { pinnedNode, ROOT } from './install.mjs'

const SOURCES = ['web', 'client/src', 'package-lock.json']
const NO_SOURCE = /^(dist|node_modules)$|\.test\.tsx?$/
const DIST = join(ROOT, 'web', 'dist')
/** What a program is made of; below a packet nothing is won. */
const COMPRESSED = /\.(js|css|svg)$/
const LEAST_BYTES = 1000
const STAMP = join(DIST, '.sources')

/** Brings web/dist up to date. The content of the sources decides, because a checkout or a copy sets every time anew. */
export function ensurePage() {
  if (!existsSync(join(ROOT, 'web', 'index.html'))) return
  const sources = hashOf(SOURCES)
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sources) return
  console.error('building the page ...')
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js')
  const flags = ['build', 'web', '--logLevel', 'warn']
  const { status } = spawnSync(pinnedNode(), [vite, ...flags], { cwd: ROOT, stdio: ['ignore', 2, 2] })
  if (status !== 0) {
    console.error('roster could not build its page (the lines above say why); after a change in web/: npm run check')
    process.exit(1)
  }
  compress()
  // Written last: a build that broke off is done again.
  writeFileSync(STAMP, sources)
}

/** Beside each file the same in brotli and in gzip, which the server sends to whoever takes them. */
function compress() {
  for (const name of ['favicon.svg', ...(readNames(join(DIST, 'assets')) ?? []).map((name) => join('assets', name))]) {
    const bytes = readFileSync(join(DIST, name))
    if (!COMPRESSED.test(name) || bytes.length < LEAST_BYTES) continue
    // One below the best, which takes four times as long for one percent.
    const params = { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
    writeFileSync(join(DIST, `${name}.br`), brotliCompressSync(bytes, { params }))
    writeFileSync(join(DIST, `${name}.gz`), gzipSync(bytes, { level: 9 }))
  }
}

function hashOf(paths) {
  const hash = createHash('sha256')
  for (const path of paths.flatMap(filesUnder))
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(ROOT, path)))
      .update('\0')
  return hash.digest('hex')
}

function filesUnder(path) {
  const names = readNames(join(ROOT, path))
  if (!names) return existsSync(join(ROOT, path)) ? [path] : []
  return names.filter((name) => !NO_SOURCE.test(name)).flatMap((name) => filesUnder(`${path}/${name}`))
}

function readNames(folder) {
  try {
    return readdirSync(folder).sort()
  } catch {
    return undefined
  }
}

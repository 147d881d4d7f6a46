// How much JavaScript a browser has to have before it shows the page: the list of models, which is what is seen first.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'
import { type Check, ROOT } from './check.ts'

const CONFIG = join(ROOT, 'web/vite.config.ts')
/** In bytes, as gzip makes them. */
const LIMIT = 180_000
const NAMED = 6

export const firstView: Check = {
  name: 'first-view',
  remedy: 'let what the list of models does not need come when it is opened: `lazy`, or a route with `import()`',
  run: async () => {
    if (!existsSync(CONFIG)) return { problems: 'web/vite.config.ts is missing, so there is no page to measure' }
    const chunks = await firstChunks()
    if (chunks.length === 0) return { problems: 'the build of the page has no entry' }
    const sizes = chunks.map(({ code }) => gzipSync(code).length)
    const total = sizes.reduce((sum, size) => sum + size, 0)
    const seen = `${inKb(total)} of ${inKb(LIMIT)} kB of JavaScript, gzip, in ${chunks.length} files`
    if (total < LIMIT) return { problems: '', seen }
    return { problems: `the first view needs ${seen}; its largest packages and files:\n${largest(chunks)}`, seen }
  },
}

/** The entry and all that it imports without being asked, which the document preloads; nothing is written. */
async function firstChunks(): Promise<Rolldown.OutputChunk[]> {
  // What runs us may have said "test", for which React builds another, larger bundle.
  process.env.NODE_ENV = 'production'
  const built = await build({ configFile: CONFIG, logLevel: 'silent', build: { write: false } })
  const files = ([built].flat() as Rolldown.RolldownOutput[]).flatMap(({ output }) => output)
  const chunks = new Map(files.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file]] : [])))
  const first = new Set([...chunks.values()].filter(({ isEntry }) => isEntry))
  for (const { imports } of first)
    for (const name of imports) {
      const chunk = chunks.get(name)
      if (chunk) first.add(chunk)
    }
  return [...first]
}

/** By what they weigh before gzip and minification, for modules have no size of their own after it. */
function largest(chunks: readonly Rolldown.OutputChunk[]): string {
  const weights = new Map<string, number>()
  for (const [path, { renderedLength }] of chunks.flatMap(({ modules }) => Object.entries(modules)))
    weights.set(ownerOf(path), (weights.get(ownerOf(path)) ?? 0) + renderedLength)
  const heaviest = [...weights].sort(([, one], [, other]) => other - one).slice(0, NAMED)
  return heaviest.map(([name, weight]) => `${name}: ${inKb(weight)} kB before it is made small`).join('\n')
}

/** The package that a module is of; its path where it is our own. */
function ownerOf(path: string): string {
  const [, inPackage] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path) ?? []
  return inPackage ?? path.replace(`${ROOT}/`, '')
}

const inKb = (bytes: number): string => (bytes / 1000).toFixed(1)

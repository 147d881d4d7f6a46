// Around `npm pack` and `npm publish`: builds dist, and puts the manifest of the package in the place of the workspace's, as
// client/scripts/manifest.mjs does. Plain JavaScript, for the Node that npm has.
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const MANIFEST = at('package.json')
const KEPT = at('package.json.workspace')
const TSC = at('../node_modules/@typescript/native/bin/tsc')
const VITE = at('../node_modules/vite/bin/vite.js')

const ENTRY = { types: './dist/types/react/src/index.d.ts', default: './dist/index.js' }
const EXPORTS = { '.': ENTRY, './styles.css': './dist/styles.css', './package.json': './package.json' }

const steps = { pack, restore }
const [step = ''] = process.argv.slice(2)
if (!Object.hasOwn(steps, step)) throw new Error(`no step is named "${step}"`)
steps[step]()

function pack() {
  // One that was broken off has left it behind.
  restore()
  rmSync(at('dist'), { recursive: true, force: true })
  run(TSC, '-p', at('tsconfig.build.json'))
  run(VITE, 'build', at('.'), '--logLevel', 'warn')
  const { private: _, scripts, ...manifest } = JSON.parse(readFileSync(MANIFEST, 'utf8'))
  copyFileSync(MANIFEST, KEPT)
  writeFileSync(MANIFEST, `${JSON.stringify({ ...manifest, exports: EXPORTS, types: ENTRY.types }, null, 2)}\n`)
}

function run(script, ...args) {
  // Whatever runs us: React's build for development would be another one.
  const env = { ...process.env, NODE_ENV: 'production' }
  const { status } = spawnSync(process.execPath, [script, ...args], { env, stdio: ['ignore', 2, 2] })
  if (status !== 0) process.exit(status ?? 1)
}

function restore() {
  if (existsSync(KEPT)) renameSync(KEPT, MANIFEST)
}

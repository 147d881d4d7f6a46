// Around `npm pack` and `npm publish`: builds dist, and puts the manifest of the package in the place of the workspace's.
// In the workspace the page and the CLI import the sources as they are, so that a change is there at once; a package cannot
// hold TypeScript that Node would run, for Node strips no types under node_modules. Plain JavaScript, for the Node that npm has.
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const MANIFEST = at('package.json')
const KEPT = at('package.json.workspace')
const TSC = at('../node_modules/@typescript/native/bin/tsc')

const ENTRY = { types: './dist/index.d.ts', default: './dist/index.js' }

const steps = { pack, restore }
const [step = ''] = process.argv.slice(2)
if (!Object.hasOwn(steps, step)) throw new Error(`no step is named "${step}"`)
steps[step]()

function pack() {
  // One that was broken off has left it behind.
  restore()
  rmSync(at('dist'), { recursive: true, force: true })
  const { status } = spawnSync(process.execPath, [TSC, '-p', at('tsconfig.build.json')], { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
  const { private: _, scripts, ...manifest } = JSON.parse(readFileSync(MANIFEST, 'utf8'))
  copyFileSync(MANIFEST, KEPT)
  const published = { ...manifest, exports: { '.': ENTRY, './package.json': './package.json' }, types: ENTRY.types }
  writeFileSync(MANIFEST, `${JSON.stringify(published, null, 2)}\n`)
}

function restore() {
  if (existsSync(KEPT)) renameSync(KEPT, MANIFEST)
}

// Installs what a task needs and names the Node that runs it. Plain JavaScript for the Node that npm happens to have (20 or later).
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The root of the repository. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url))
/** Room for new objects: with Node's own 16 MB and more the server holds a quarter more memory and answers no faster. */
export const SERVER_FLAGS = ['--max-semi-space-size=8']

const OLDEST_NODE = 24
const REMEDY = `roster could not install its dependencies. The lines above are npm's own. Most often:
  - the registry cannot be reached: check the network or npm's proxy (npm config get registry; npm ping), then start again
  - this folder cannot be written: give it to the user who starts roster
  - npm is older than 10: npm install --global npm
To see more: npm install --loglevel verbose`

/** Installs once what is missing. Production dependencies are enough for `start`; all else also needs the tools. */
export function ensureInstalled({ withTools }) {
  const installed = installedPackages()
  if (isComplete(installed, withTools)) return
  // `start` after a change of the lock file must not take away the tools of somebody who develops here.
  const keepTools = withTools || Object.values(installed).some(({ dev }) => dev)
  console.error('installing dependencies (once) ...')
  // Not `npm ci`: that empties node_modules first, which may hold the very Node that runs this, and refuses a lock file that
  // lacks a package for some other system. `install` keeps to the lock file too, and --no-save leaves it as it is.
  const kinds = keepTools ? '--include=dev' : '--omit=dev'
  const { status, error } = runNpm(['install', '--no-save', kinds, '--loglevel', 'error', '--no-audit', '--no-fund'])
  if (status === 0 && isComplete(installedPackages(), withTools)) return
  if (error) console.error(error.message)
  console.error(REMEDY)
  process.exit(1)
}

// npm writes this list last of all, so it also tells of an installation that a person made, or one that broke off.
function installedPackages() {
  return packagesOf(join(ROOT, 'node_modules', '.package-lock.json'))
}

function isComplete(installed, withTools) {
  return Object.entries(packagesOf(join(ROOT, 'package-lock.json'))).every(([path, entry]) => {
    if (!isNeeded(path, entry, withTools)) return true
    return installed[path]?.version === entry.version && installed[path]?.integrity === entry.integrity
  })
}

// An optional package may rightly be absent: it is for another system.
function isNeeded(path, entry, withTools) {
  if (!path.includes('node_modules/') || entry.link || entry.optional) return false
  return withTools || !(entry.dev || entry.devOptional)
}

function packagesOf(lockfile) {
  if (!existsSync(lockfile)) return {}
  try {
    return JSON.parse(readFileSync(lockfile, 'utf8')).packages ?? {}
  } catch {
    return {}
  }
}

// The npm that started us is the one that its user has set up. Under another package manager, or none, npm is looked for.
function runNpm(flags) {
  const options = { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] }
  const { npm_execpath: npm, npm_node_execpath: node } = process.env
  if (npm && /npm-cli\.[cm]?js$/.test(npm)) return spawnSync(node ?? process.execPath, [npm, ...flags], options)
  // Node starts npm.cmd on Windows only through a shell.
  return spawnSync('npm', flags, { ...options, shell: process.platform === 'win32' })
}

/** The Node that the project is pinned to; where npm has none for this system, the running one if it is new enough. */
export function pinnedNode() {
  const folder = join(ROOT, 'node_modules')
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const program = process.platform === 'win32' ? 'node.exe' : 'node'
  const names = [`node-${platform}-${process.arch}`, `node-bin-${platform}-${process.arch}`]
  const found = names.map((name) => join(folder, name, 'bin', program)).find((path) => existsSync(path))
  if (found) return found
  if (Number.parseInt(process.versions.node, 10) >= OLDEST_NODE) return process.execPath
  const system = `${process.platform} on ${process.arch}`
  console.error(`npm has no Node ${OLDEST_NODE} for ${system}: install Node ${OLDEST_NODE} or later, then start again`)
  process.exit(1)
}

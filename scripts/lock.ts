// Completes package-lock.json with the packages for other systems: node scripts/lock.ts [--check].
// npm leaves one out when its registry or mirror does not serve it, or when node_modules was there before, and `npm ci` then
// refuses the whole lock file. Their versions are exact in the package that asks for them, so nothing is guessed but `os` and `cpu`.
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'

const FILE = resolve(import.meta.dirname, '../package-lock.json')
const EXACT = /^\d+\.\d+\.\d+[\w.+-]*$/
const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
const PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']

const Entry = z.object({
  dev: z.boolean().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
})
const Lock = z.object({ packages: z.record(z.string(), Entry) })
// As it was read, for what this file does not know must be written back in its order.
const Verbatim = z.record(z.string(), z.unknown())
type Packages = z.infer<typeof Lock>['packages']

const content: unknown = JSON.parse(readFileSync(FILE, 'utf8'))
const missing = missingFrom(Lock.parse(content).packages)
if (process.argv.includes('--check')) report()
else complete()

function report(): void {
  for (const path of Object.keys(missing)) console.log(`package-lock.json lacks ${path}`)
  process.exitCode = Object.keys(missing).length > 0 ? 1 : 0
}

function complete(): void {
  const whole = Verbatim.parse(content)
  const packages = Object.entries({ ...Verbatim.parse(whole.packages), ...missing }).sort(([a], [b]) =>
    a < b ? -1 : 1,
  )
  writeFileSync(FILE, `${JSON.stringify({ ...whole, packages: Object.fromEntries(packages) }, null, 2)}\n`)
  console.log(`added ${Object.keys(missing).length} packages for other systems to package-lock.json`)
}

function missingFrom(packages: Packages) {
  const asked = Object.entries(packages).flatMap(([path, { optionalDependencies = {}, dev }]) =>
    Object.entries(optionalDependencies).map(([name, version]) => ({ path, name, version, dev })),
  )
  const unknown = asked.filter(({ path, name, version }) => EXACT.test(version) && !isLocked(packages, path, name))
  return Object.fromEntries(
    unknown.map(({ name, version, dev }) => [
      `node_modules/${name}`,
      { version, ...(dev ? { dev } : {}), optional: true, ...platformOf(name) },
    ]),
  )
}

// As Node looks a package up: in the node_modules of each folder on the way to the root.
function isLocked(packages: Packages, path: string, name: string): boolean {
  if (packages[`${path ? `${path}/` : ''}node_modules/${name}`]) return true
  return path !== '' && isLocked(packages, path.replace(/(^|\/)(node_modules\/(@[^/]+\/)?)?[^/]+$/, ''), name)
}

function platformOf(name: string) {
  const words = name.split(/[/-]/)
  const os = words.filter((word) => SYSTEMS.includes(word))
  const cpu = words.filter((word) => PROCESSORS.includes(word))
  return { ...(cpu.length > 0 ? { cpu } : {}), ...(os.length > 0 ? { os } : {}) }
}

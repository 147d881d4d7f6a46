// A package of this repository as strangers get it: packed by npm, and unpacked in an empty project.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../..')
const BUILT = /\/(dist|node_modules)$/

export interface PackedProject {
  /** The empty project. */
  path: string
  /** Where one of our packages lies in it. @param name without the scope */
  library: (name: string) => string
  /** Puts in what an installation would bring, without asking a registry. @param names of packages */
  install: (names: readonly string[]) => void
  remove: () => void
}

/** @param names folders of the packages; what each is built from, beside itself, after it */
export function packedProject(names: readonly string[], sources: readonly string[] = []): PackedProject {
  const folder = mkdtempSync(join(tmpdir(), 'roster-packed-'))
  const path = join(folder, 'project')
  const library = (name: string) => join(path, 'node_modules', '@roster', name)
  mkdirSync(path)
  writeFileSync(join(path, 'package.json'), '{"type":"module"}')
  // A copy, for whoever runs beside us reads the manifest that packing replaces.
  const workspace = join(folder, 'workspace')
  for (const name of [...names, ...sources])
    cpSync(join(ROOT, name), join(workspace, name), { recursive: true, filter: (file) => !BUILT.test(file) })
  cpSync(join(ROOT, 'tsconfig.base.json'), join(workspace, 'tsconfig.base.json'))
  symlinkSync(join(ROOT, 'node_modules'), join(workspace, 'node_modules'))
  for (const name of names) {
    const cwd = join(workspace, name)
    const before = readFileSync(join(cwd, 'package.json'), 'utf8')
    const words = ['pack', '--silent', '--pack-destination', folder]
    execFileSync('npm', words, { cwd, stdio: ['ignore', 'ignore', 'inherit'] })
    if (readFileSync(join(cwd, 'package.json'), 'utf8') !== before)
      throw new Error(`packing ${name} left another manifest than it found`)
    mkdirSync(library(name), { recursive: true })
    execFileSync('tar', ['-xzf', join(folder, `roster-${name}-0.1.0.tgz`), '-C', library(name), '--strip-components=1'])
  }
  return {
    path,
    library,
    install(packages) {
      for (const name of packages) {
        const to = join(path, 'node_modules', name)
        mkdirSync(resolve(to, '..'), { recursive: true })
        symlinkSync(join(ROOT, 'node_modules', name), to, 'junction')
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

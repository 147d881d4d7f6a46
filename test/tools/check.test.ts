// Each check fails when it should: violations planted in a copy of the repository are all found and named.
import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { PLANTED_ELSEWHERE, PLANTED_TARGETS, PLANTED_WALLS } from './planted.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const WORKSPACES = '@roster'
const LEFT_OUT = new Set(['.git', 'node_modules', 'dist', 'fixtures'])
const WALLS_READ = /^(ok {2}|FAIL) {2}walls.* (\d+) modules of src read$/m

const copies: string[] = []

function copyOfRepository(): string {
  const copy = mkdtempSync(join(tmpdir(), 'roster-check-'))
  copies.push(copy)
  for (const name of readdirSync(ROOT).filter((entry) => !LEFT_OUT.has(entry))) {
    cpSync(join(ROOT, name), join(copy, name), { recursive: true, filter: (path) => !LEFT_OUT.has(basename(path)) })
  }
  linkPackages(copy)
  return copy
}

/** The packages are the repository's own; those of its workspaces are the copy's. */
function linkPackages(copy: string): void {
  const [from, to] = [join(ROOT, 'node_modules'), join(copy, 'node_modules')]
  mkdirSync(join(to, WORKSPACES), { recursive: true })
  for (const name of readdirSync(from).filter((entry) => entry !== WORKSPACES))
    symlinkSync(join(from, name), join(to, name), 'junction')
  for (const name of readdirSync(join(from, WORKSPACES)))
    symlinkSync(join(copy, name), join(to, WORKSPACES, name), 'junction')
}

function plant(copy: string, [path, text]: readonly [string, string]): void {
  const file = join(copy, path.replace('+', ''))
  mkdirSync(dirname(file), { recursive: true })
  if (path.startsWith('+')) appendFileSync(file, `${text}\n`)
  else writeFileSync(file, `${text}\n`)
}

function check(copy: string, ...names: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/check.ts', ...names], {
    cwd: copy,
    encoding: 'utf8',
  })
  return { status, output: stdout + stderr }
}

afterAll(() => {
  for (const copy of copies) rmSync(copy, { recursive: true, force: true })
})

describe('in a copy with planted violations', () => {
  let status: number | null
  let output: string

  beforeAll(() => {
    const copy = copyOfRepository()
    for (const file of PLANTED_TARGETS) plant(copy, file)
    for (const file of Object.values(PLANTED_WALLS)) plant(copy, file)
    for (const { plant: file } of PLANTED_ELSEWHERE) plant(copy, file)
    const result = check(copy)
    status = result.status
    output = result.output
  })

  it('fails as a whole and names every check', () => {
    expect(status).toBe(1)
    expect(output).toMatch(/^failed: types, lint, walls, unused, lock, openapi, docs, first-view$/m)
  })

  it.each(Object.entries(PLANTED_WALLS))('finds what breaks the wall %s', (rule, [path]) => {
    expect(output).toContain(`${rule}: ${path.replace('+', '')} -> `)
  })

  it.each(PLANTED_ELSEWHERE)('finds $what', ({ says }) => {
    expect(output).toMatch(says)
  })
})

it('reads every module before it says that the walls stand', () => {
  const { output } = check(ROOT, 'walls')
  expect(Number(WALLS_READ.exec(output)?.[2])).toBeGreaterThan(0)
  expect(output).not.toContain('not read by dependency-cruiser')
})

it('fails the walls when dependency-cruiser reads nothing', () => {
  const copy = copyOfRepository()
  // What it does with a TypeScript that it cannot use: no module, no violation, exit code 0.
  const options = `{ doNotFollow: { path: 'node_modules' }, exclude: { path: '^src' } }`
  plant(copy, ['.dependency-cruiser.mjs', `export default { forbidden: [], options: ${options} }`])
  const { status, output } = check(copy, 'walls')
  expect(status).toBe(1)
  expect(output).toContain('not read by dependency-cruiser')
})

it('has a planted violation for every wall', async () => {
  const Rules = z.object({ default: z.object({ forbidden: z.array(z.object({ name: z.string() })) }) })
  const { default: rules } = Rules.parse(await import(join(ROOT, '.dependency-cruiser.mjs')))
  expect(Object.keys(PLANTED_WALLS).sort()).toEqual(rules.forbidden.map(({ name }) => name).sort())
})

it('knows its checks by name', () => {
  const { status, output } = check(ROOT, 'wals')
  expect(status).toBe(2)
  expect(output).toContain('no check is named wals')
})

// The way in: a task replaces the process that was started for it, so its signals and its exit code are its own.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')
const SERVER = `
  process.on('SIGTERM', () => process.exit(7))
  console.log(JSON.stringify(process.argv.slice(2)))
  setInterval(() => {}, 1000)
`
const copy = mkdtempSync(join(tmpdir(), 'roster-run-'))

for (const name of ['scripts', 'package.json', 'package-lock.json']) {
  cpSync(join(ROOT, name), join(copy, name), { recursive: true })
}
symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction')
mkdirSync(join(copy, 'src/cli'), { recursive: true })
writeFileSync(join(copy, 'src/cli/main.ts'), SERVER)

afterAll(() => rmSync(copy, { recursive: true, force: true }))

it('starts the server with the arguments, installs nothing again, and passes its exit code on', async () => {
  const child = spawn(process.execPath, [join(copy, 'scripts/run.mjs'), 'start', '--port', '0'], { stdio: 'pipe' })
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk
  })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  expect(JSON.parse(`${line}`)).toEqual(['serve', '--port', '0'])
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([7, null])
  expect(errors).toBe('')
})

it('names its tasks when asked for another', () => {
  const { status, stderr } = spawnSync(process.execPath, [join(copy, 'scripts/run.mjs'), 'strat'], { encoding: 'utf8' })
  expect(status).toBe(2)
  expect(stderr).toContain('unknown task "strat"; use one of: start, dev, test, check, bench, lighthouse, soak')
})

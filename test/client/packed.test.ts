// The client as strangers get it: packed, unpacked in an empty project, run by plain Node and bundled for a browser.
import { execFile, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { build, type Rolldown } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { ADMIN_TOKEN, type CliServer, startCliServer } from '../support/cli.ts'
import { type PackedProject, packedProject } from '../support/packed.ts'

const ROOT = resolve(import.meta.dirname, '../..')

let packed: PackedProject
let project: string
let library: string
let server: CliServer

beforeAll(async () => {
  packed = packedProject(['client'])
  packed.install(['openapi-fetch', 'openapi-typescript-helpers'])
  project = packed.path
  library = packed.library('client')
  server = await startCliServer()
})
afterAll(async () => {
  await server?.close()
  packed?.remove()
})

const SCRIPT = `
import { createRoster, RosterError } from '@roster/client'
const [url, token] = process.argv.slice(2)
const roster = createRoster({ url, token })
const { modelService } = roster
const revisions = []
let heard
const done = new Promise((resolve) => { heard = resolve })
let began
const standing = new Promise((resolve) => { began = resolve })
const stop = roster.events.follow({
  onConnection: (connected) => connected && began(),
  onChange: (event) => { revisions.push(event.revision); heard() },
})
await standing
const added = await modelService.createBaseModelConfiguration('flux_dev', {
  base_model: 'flux_dev', name: 'Packed ' + process.version, steps: 8, cfg_scale: 2, sampler: 'euler', scheduler: 'simple',
  resolution_width: 1024, resolution_height: 1024,
})
await done
stop()
const error = await roster.resolve({ model: 'musicgen-small', input: { duration: 45 } }).catch((thrown) => thrown)
const { model } = await modelService.selectModelForJob({ modality: 'audio', task: 'generation' })
console.log(JSON.stringify({
  node: process.versions.node.split('.')[0],
  names: (await modelService.getBaseModelConfigurations('flux_dev')).map(({ name }) => name).includes(added.name),
  revisions: revisions.length,
  error: [RosterError.isInstance(error), error.code, error.message],
  model: model.id,
}))
`

const BROWSER_SCRIPT = `(async () => {
  const roster = createRoster({ token: 'TOKEN', url: location.origin })
  const connections = []
  let began, heard
  const standing = new Promise((resolve) => { began = resolve })
  const change = new Promise((resolve) => { heard = resolve })
  const stop = roster.events.follow({
    onConnection: (connected) => { connections.push(connected); began() },
    onChange: ({ rows }) => heard(rows.length),
  })
  await standing
  const model = await roster.modelService.getModel('musicgen-small')
  await roster.models.update(model.id, { priority: 3 })
  const rows = await change
  stop()
  const error = await roster.resolve({ model: model.id, input: { duration: 45 } }).catch((thrown) => thrown)
  return { error: [error.name === 'RosterError', error.code, error.message], model: model.id, connections, heard: rows }
})()`

/** The one that npm runs on may be older than ours. */
const systemNode = spawnSync('sh', ['-c', 'command -v -a node || which -a node'], { encoding: 'utf8' })
  .stdout.split('\n')
  .find((path) => path && !path.includes('node_modules'))

describe('the packed client', () => {
  it('holds its types and its code, and no source', () => {
    const manifest = JSON.parse(readFileSync(join(library, 'package.json'), 'utf8'))
    expect(manifest).toMatchObject({
      exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
      sideEffects: false,
    })
    expect(manifest.private).toBeUndefined()
    expect(readFileSync(join(library, 'dist', 'index.d.ts'), 'utf8')).toContain('createRoster')
    expect(readFileSync(join(library, 'README.md'), 'utf8')).toContain('# @roster/client')
  })

  it.each([['the pinned Node', process.execPath], ...(systemNode ? [['the Node of this system', systemNode]] : [])])(
    'runs on %s, live changes included',
    async (_, node = '') => {
      writeFileSync(join(project, 'script.mjs'), SCRIPT)
      // Not and wait: the server that it asks is in this process.
      const ran = await promisify(execFile)(node, ['script.mjs', server.url, ADMIN_TOKEN], {
        cwd: project,
        timeout: 30_000,
      })
      expect(ran.stderr).toBe('')
      expect(JSON.parse(ran.stdout)).toEqual({
        node: expect.any(String),
        names: true,
        revisions: 1,
        error: [true, 'limit_exceeded', 'Duration 45s exceeds model limit of 30s'],
        model: 'musicgen-small',
      })
    },
  )

  it('gives its types to a project that is strict', () => {
    writeFileSync(
      join(project, 'typed.ts'),
      `import { createRoster, type Model } from '@roster/client'
const model: Model = await createRoster().modelService.getModel('a')
const limit: number | null = model.max_duration_seconds
// @ts-expect-error no model has it
model.no_such_field
export { limit }
`,
    )
    const flags = [
      '--noEmit',
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2022',
      '--lib',
      'es2022,dom,dom.iterable',
    ]
    const tsc = join(ROOT, 'node_modules/@typescript/native/bin/tsc')
    const { status, stdout } = spawnSync(process.execPath, [tsc, ...flags, '--types', '', 'typed.ts'], {
      cwd: project,
      encoding: 'utf8',
    })
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' })
  })

  it('is bundled for a browser, with nothing of Node and without what is not used', async () => {
    writeFileSync(
      join(project, 'page.js'),
      `import { createRoster } from '@roster/client'\nglobalThis.createRoster = createRoster`,
    )
    writeFileSync(join(project, 'unused.js'), `import '@roster/client'\nglobalThis.nothing = 1`)
    const bundled = async (entry: string) => {
      const result = await build({
        root: project,
        configFile: false,
        logLevel: 'silent',
        build: { write: false, rolldownOptions: { input: join(project, entry) } },
      })
      const [output] = [result].flat() as Rolldown.RolldownOutput[]
      return output?.output.map((file) => (file.type === 'chunk' ? file.code : '')).join('') ?? ''
    }
    const page = await bundled('page.js')
    expect(page).toContain('/api/v1/resolve')
    expect(page).not.toMatch(/node:|require\(/)
    expect(page.length).toBeLessThan(40_000)
    expect(await bundled('unused.js')).not.toContain('/api/v1')
    expect(await inBrowser(page)).toEqual({
      error: [true, 'limit_exceeded', 'Duration 45s exceeds model limit of 30s'],
      model: 'musicgen-small',
      connections: [true],
      heard: 1,
    })
  })

  /** Runs the bundle in a real browser, in a page of the server's origin. */
  async function inBrowser(bundle: string): Promise<unknown> {
    const browser = await openBrowser()
    try {
      const page = await browser.newPage()
      const body = `<!doctype html><title>client</title><script type="module">${bundle}</script>`
      await page.route(`${server.url}/client`, (route) => route.fulfill({ contentType: 'text/html', body }))
      await page.goto(`${server.url}/client`)
      return await page.evaluate(BROWSER_SCRIPT.replace('TOKEN', ADMIN_TOKEN))
    } finally {
      await browser.close()
    }
  }
})

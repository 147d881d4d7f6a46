// Importing a catalog: the difference first, then one change, then back.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type CliServer, startCliServer } from '../../test/support/cli.ts'

const model = (input: number) => ({
  litellm_provider: 'openai',
  mode: 'chat',
  max_input_tokens: 1000,
  max_output_tokens: 100,
  input_cost_per_token: input / 1e6,
  output_cost_per_token: 8e-6,
})
const CATALOG = JSON.stringify({ sample_spec: {}, 'one-model': model(2), 'another-model': model(4) })
const NEWER = JSON.stringify({ 'one-model': model(1) })

let server: CliServer

beforeAll(async () => {
  server = await startCliServer()
})
afterAll(() => server.close())

const ids = async () => (await server.cli('models --search -model')).stdout.match(/^(one|another)-model/gm)

it('shows the difference and writes nothing, until it is told to', async () => {
  const dry = await server.cli('import litellm -', CATALOG)
  expect(dry).toMatchObject({ code: 0, stderr: 'Nothing was written. Add --apply to write it.\n' })
  expect(dry.stdout).toMatch(/^new +2$/m)
  expect(dry.stdout).toContain('New (2)\n  one-model: one-model (openAI)')
  expect(dry.stdout).toContain('Skipped (1)\n  sample_spec: ')
  expect(await ids()).toBeNull()

  const applied = await server.cli('import litellm - --apply', CATALOG)
  expect(applied.stderr).toMatch(/^Written as change (\d+); "roster undo \1" takes it back\.\n$/)
  expect(await ids()).toEqual(['another-model', 'one-model'])
})

it('takes what the upstream changed, keeps what a person changed, and says which', async () => {
  await server.cli('set one-model pricing.output_per_mtok=7')
  const report = await server.cli('import litellm -', NEWER)
  expect(report.stdout).toContain('    pricing.input_per_mtok: 2 -> 1\n')
  expect(report.stdout).toMatch(
    /Kept as a person set it.*\(1\)\n {2}one-model: .*\n {4}pricing.output_per_mtok: 7 -> 8\n/,
  )
  expect(report.stdout).toContain('Gone from the upstream; they stay here (1)\n  another-model: ')
  const json = JSON.parse((await server.cli('import litellm - --json', NEWER)).stdout)
  expect(json).toMatchObject({ dry_run: true, summary: { changed: 1, kept: 1, gone: 1 } })
})

it('cuts long lists with a count, unless all is asked for', async () => {
  const many = JSON.stringify(Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`many-${n}`, model(n)])))
  expect((await server.cli('import litellm -', many)).stdout).toContain('  ... and 20 more; --all prints them')
  expect((await server.cli('import litellm - --all', many)).stdout).toContain('  many-29: many-29 (openAI)')
})

it('names the entry of a broken file, and changes nothing', async () => {
  const before = (await server.cli('changes --json')).stdout
  const broken = JSON.stringify({ fine: model(1), 'bad-one': { ...model(1), max_input_tokens: {} } })
  const { code, stdout, stderr } = await server.cli('import litellm - --apply', broken)
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toContain('bad-one')
  expect(await server.cli('import litellm - --apply', '{"a":')).toMatchObject({ code: 1, stdout: '' })
  expect((await server.cli('changes --json')).stdout).toBe(before)
})

it('fetches an address itself, over https or from this machine alone', async () => {
  const site = createServer((_, response) => response.end(CATALOG))
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(site.address() as AddressInfo).port}/catalog.json`
  expect((await server.cli(`import litellm ${url}`)).stdout).toMatch(/^models read +2$/m)
  site.close()
  expect((await server.cli('import litellm http://example.com/catalog.json')).code).toBe(2)
  expect((await server.cli('import litellm no-such-file.json')).stderr).toBe(
    'roster: Cannot read no-such-file.json: there is no such file\n',
  )
})

it('lists changes, shows one with old and new values, and takes it back unless it has moved on', async () => {
  await server.cli('set gpt-4.1 priority=5')
  const { changes } = JSON.parse((await server.cli('changes --limit 1 --json')).stdout)
  const revision = changes[0].revision
  expect((await server.cli('changes --limit 2')).stdout).toMatch(
    new RegExp(`^ +${revision}  .* admin +Changed GPT-4.1 +1$`, 'm'),
  )
  expect((await server.cli(`change ${revision}`)).stdout).toContain('model gpt-4.1: changed\n  priority: 0 -> 5\n')
  expect((await server.cli(`undo ${revision}`)).stdout).toBe(
    `Undid change ${revision}; that is change ${revision + 1}\n`,
  )
  expect(await server.cli(`undo ${revision}`)).toMatchObject({ code: 1, stdout: '' })
  expect(JSON.parse((await server.cli('model gpt-4.1 --json')).stdout).priority).toBe(0)
})

it('adds the built-in models that are missing', async () => {
  await server.cli('remove gpt-4.1 --yes')
  const { stdout } = await server.cli('populate')
  expect(stdout).toMatch(/^gpt-4.1 +gpt-4.1 +created/m)
  expect(stdout).toMatch(/1 created, 0 updated, 17 skipped, 18 in total\n$/)
})

it('takes presets in, and names a broken one', async () => {
  const preset = { name: 'Mine', steps: 20, cfg_scale: 7, sampler: 'euler', width: 512, height: 768 }
  const file = JSON.stringify({ 'sdxl-turbo': [preset], nothing: [preset] })
  const dry = await server.cli('import presets -', file)
  expect(dry).toMatchObject({ code: 0, stderr: 'Nothing was written. Add --apply to write it.\n' })
  expect(dry.stdout).toContain('New (1)\n  Mine, of sdxl-turbo\n')
  expect(dry.stdout).toContain('Skipped (1)\n  nothing[0] (Mine): there is no model "nothing" here\n')
  expect((await server.cli('import presets - --apply', file)).stderr).toMatch(/^Written as change \d+; /)
  expect((await server.cli('import presets - --apply', file)).stderr).toBe('There is nothing to write.\n')
  const broken = await server.cli(
    'import presets - --apply',
    JSON.stringify([{ ...preset, base_model: 'sdxl', steps: 0 }]),
  )
  expect(broken).toMatchObject({ code: 1, stderr: 'roster: Presets: [0] (Mine): steps must be 1 or more\n' })
})

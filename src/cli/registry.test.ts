// Configurations, adapters, the current model, the machine, completion: as a person or a script uses them.
import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type CliServer, startCliServer } from '../../test/support/cli.ts'

let server: CliServer
beforeAll(async () => {
  server = await startCliServer()
})
afterAll(() => server.close())

const FAST = {
  name: 'Fast',
  steps: 8,
  cfg_scale: 2,
  sampler: 'euler',
  scheduler: 'simple',
  resolution_width: 1024,
  resolution_height: 1024,
}

it('lists, shows, adds and deletes configurations', async () => {
  const list = await server.cli('configurations --base-model sdxl')
  expect(list.stdout).toMatch(/^sdxl-high-quality +High Quality +sdxl +\d+ .* default$/m)
  expect((await server.cli('configuration sdxl-high-quality')).stdout).toMatch(/^ {2}sampler +dpmpp_2m$/m)

  const added = await server.cli('configurations add --model sdxl-turbo --json-file - --json', JSON.stringify(FAST))
  expect(added.stderr).toBe('')
  const { id, model_id, base_model } = JSON.parse(added.stdout)
  expect({ model_id, base_model }).toEqual({ model_id: 'sdxl-turbo', base_model: 'sdxl' })
  const copied = await server.cli('configurations add --base-model sdxl --json-file -', added.stdout)
  expect(copied.stdout).toMatch(/^Added Fast as /)
  expect((await server.cli('configurations --model sdxl-turbo')).stderr).toBe('1 configuration\n')
  expect(await server.cli(`configurations remove ${id}`)).toMatchObject({ code: 2 })
  expect((await server.cli(`configurations remove ${id} --yes`)).stderr).toMatch(/^Deleted Fast /)
  expect(await server.cli(`configuration ${id}`)).toMatchObject({ code: 1, stdout: '' })
})

it('wants to know whose configurations are meant, and names what is wrong with a file', async () => {
  expect((await server.cli('configurations')).code).toBe(2)
  const broken = JSON.stringify({ ...FAST, steps: 0 })
  expect(await server.cli('configurations add --base-model sdxl --json-file -', broken)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('steps must be 1 or more'),
  })
  expect((await server.cli('configurations add --base-model sdxl --json-file -', '[]')).code).toBe(1)
})

it('adds adapters and says which fit a model', async () => {
  const flags = [
    '--name',
    'My Jazz Adapter',
    '--base-model',
    'facebook/musicgen-small',
    '--trigger-words',
    'jazz, swing',
  ]
  expect((await server.cliWith(['adapters', 'add', ...flags])).stdout).toBe(
    'Added My Jazz Adapter as my-jazz-adapter\n',
  )
  expect((await server.cli('adapters --model musicgen-small')).stdout).toMatch(/^my-jazz-adapter .* fits$/m)
  expect((await server.cli('adapters --model musicgen-large')).stdout).toMatch(/ Requires MusicGen Small$/m)
  expect((await server.cli('base-models')).stdout).toMatch(/^pony +Pony Diffusion V6 +sdxl +sdxl$/m)
})

it('shows the current model and switches it', async () => {
  expect((await server.cli('current musicgen-large')).stdout).toBe('musicgen-large: MusicGen Large\n')
  expect((await server.cli('current')).stdout).toBe('musicgen-large: MusicGen Large\n')
})

it('shows the machine', async () => {
  const { code, stdout } = await server.cli('system')
  expect(code).toBe(0)
  expect(stdout).toMatch(/^database +sqlite 3\./m)
  expect(stdout).toMatch(/^ {2}models +.* free of /m)
})

it('completes commands and options in bash, and speaks the other shells', async () => {
  const { stdout } = await server.cli('completion bash')
  const line = `${stdout}\nCOMP_WORDS=(roster configurations --b); COMP_CWORD=2; _roster; echo "\${COMPREPLY[@]}"`
  expect(spawnSync('bash', ['-c', line], { encoding: 'utf8' }).stdout).toBe('--base-model\n')
  const first = `${stdout}\nCOMP_WORDS=(roster sys); COMP_CWORD=1; _roster; echo "\${COMPREPLY[@]}"`
  expect(spawnSync('bash', ['-c', first], { encoding: 'utf8' }).stdout).toBe('system\n')
  expect((await server.cli('completion zsh')).stdout).toContain("'system:Show GPUs")
  expect((await server.cli('completion fish')).stdout).toContain("__fish_seen_subcommand_from adapters' -l model")
  expect((await server.cli('completion csh')).code).toBe(2)
})

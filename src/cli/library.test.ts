// `roster ls`, `scan`, `verify`, `du` and `rm`, from files that lie there to files that are gone.
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type CliServer, startCliServer } from '../../test/support/cli.ts'
import { safetensors, writeFileAt } from '../../test/support/library.ts'

let server: CliServer
beforeAll(async () => {
  server = await startCliServer({ ROSTER_POPULATE: 'false' })
})
afterAll(() => server.close())

const at = (path: string) => join(server.home, path)

it('finds, lists, verifies, measures and removes', async () => {
  expect(await server.cli('ls')).toMatchObject({ code: 0, stdout: '', stderr: expect.stringContaining('roster scan') })
  await writeFileAt(at('models/lora/style.safetensors'), safetensors())
  await writeFileAt(at('comfy/vae/other.safetensors'), safetensors())
  await writeFileAt(at('models/lora/page.gguf'), '<html>')
  expect(await server.cli('scan')).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/added +1\n[\s\S]*errors +1/),
    stderr: expect.stringContaining('page.gguf'),
  })
  expect(JSON.parse((await server.cli(`scan ${at('comfy')} --json`)).stdout)).toMatchObject({
    status: 'completed',
    added: 1,
  })
  const listed = await server.cli('ls')
  expect(listed.stdout).toMatch(/^ID +TYPE +BASE +SIZE +STATUS +WHERE\nother +vae +\d+ B +unverified +\S+\nstyle +lora/)
  expect(listed.stderr).toMatch(/2 models; the library takes \d+ B/)
  expect((await server.cli('ls --type lora')).stdout).not.toContain('other')

  expect(await server.cli('verify')).toMatchObject({ code: 0, stdout: expect.stringMatching(/ok +2/) })
  await writeFile(at('models/lora/style.safetensors'), Buffer.alloc(safetensors().length))
  expect(await server.cli('verify style')).toMatchObject({ code: 1, stderr: expect.stringContaining('SHA-256') })
  expect(await server.cli('verify nothing')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('no installed model'),
  })

  expect((await server.cli('du')).stdout).toMatch(/SIZE +FOLDER\n[\s\S]*lora\n[\s\S]*in all +\d+ B/)

  expect(await server.cli('rm style')).toMatchObject({ code: 2 })
  const shown = await server.cli('rm style --dry-run')
  expect(shown).toMatchObject({ code: 0, stderr: expect.stringMatching(/lora\/style\.safetensors[\s\S]*frees \d+ B/) })
  expect(await readdir(at('models/lora'))).toContain('style.safetensors')
  expect(await server.cli('rm style --yes')).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('Removed style'),
  })
  expect(await readdir(at('models/lora'))).toEqual(['page.gguf'])
  expect(await server.cli('rm other --yes')).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('its files stay'),
  })
  expect(await readdir(at('comfy/vae'))).toEqual(['other.safetensors'])
})

it.each(['rm', 'rm x --yes --keep-files --remove-adopted', 'scan --kind zip', 'du x'])(
  '%s is wrong usage',
  async (line) => expect((await server.cli(line)).code).toBe(2),
)

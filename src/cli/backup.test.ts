// `roster backup` and `roster restore`, beside a server that runs.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type CliServer, runCli, startCliServer, temporaryFolder } from '../../test/support/cli.ts'

let server: CliServer
const folder = temporaryFolder()
const file = join(folder.path, 'roster.backup.gz')
const here = (...words: string[]) => runCli(words, { ROSTER_HOME: server.home })

beforeAll(async () => {
  server = await startCliServer()
})
afterAll(async () => {
  await server.close()
  folder.remove()
})

it('saves, refuses to overwrite, restores, and the server shows it without a restart', async () => {
  const saved = await here('backup', file)
  expect(saved).toMatchObject({ code: 0, stderr: '' })
  expect(saved.stdout).toMatch(/^Saved \d+ rows of \d+ tables at revision 1 to .*without .*sessions/)
  expect(await here('backup', file)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('--overwrite replaces it'),
  })
  expect(await here('backup', '--overwrite', file)).toMatchObject({ code: 0 })

  expect(await server.cli('remove --yes gpt-4.1')).toMatchObject({ code: 0 })
  expect(await here('restore', file)).toMatchObject({ code: 1, stderr: expect.stringContaining('--replace') })
  const restored = await here('restore', '--json', '--replace', file)
  expect(restored).toMatchObject({ code: 0, stderr: '' })
  expect(JSON.parse(restored.stdout)).toMatchObject({ revision: 3, left_out: [] })
  await vi.waitUntil(async () => (await fetch(`${server.url}/api/v1/models/gpt-4.1`)).status === 200, 5000)
  expect((await server.cli('changes')).stdout).toContain('Restored the backup of')
})

it('moves to an empty place, and refuses what is no backup', async () => {
  const elsewhere = { ROSTER_HOME: join(folder.path, 'elsewhere') }
  writeFileSync(`${file}.txt`, 'something else')
  const refused = await runCli(['restore', `${file}.txt`], elsewhere)
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('is not a whole backup of Roster') })
  const restored = await runCli(['restore', file], elsewhere)
  expect(restored).toMatchObject({ code: 0, stderr: '' })
  expect(restored.stdout).toMatch(/^Restored \d+ rows of \d+ tables from the backup of .*; that is change 2\n$/)
  expect(await runCli(['backup', file], { ROSTER_HOME: join(folder.path, 'nowhere') })).toMatchObject({ code: 1 })
})

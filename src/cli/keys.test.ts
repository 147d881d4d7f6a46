// `roster keys` and `roster token`.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ADMIN_TOKEN, type CliServer, runCli, startCliServer } from '../../test/support/cli.ts'

let server: CliServer
beforeAll(async () => {
  server = await startCliServer({ ROSTER_POPULATE: 'false' })
})
afterAll(() => server.close())

it('makes a key, prints its secret alone, lists it, and takes it back', async () => {
  const added = await server.cliWith(['keys', 'add', 'build machine', '--expires', '30d'])
  expect(added).toMatchObject({ code: 0, stdout: expect.stringMatching(/^rk_[\w-]{43}\n$/) })
  expect(added.stderr).toContain('the only time that the secret is shown')
  const secret = added.stdout.trim()
  expect(await server.cliWith(['providers'], { ROSTER_TOKEN: secret })).toMatchObject({ code: 0 })
  expect(await server.cliWith(['keys'], { ROSTER_TOKEN: secret })).toMatchObject({ code: 1 })

  const listed = await server.cli('keys --json')
  const { keys } = JSON.parse(listed.stdout)
  expect(keys).toMatchObject([{ name: 'build machine', role: 'user' }])
  const days = (Date.parse(keys[0].expires_at) - Date.now()) / 86_400_000
  expect(days).toBeGreaterThan(29.9)
  expect((await server.cli('keys')).stdout).toMatch(
    /^ID +NAME +ROLE +SECRET +LAST USED +EXPIRES\n\S+ +build machine +user/,
  )

  expect(await server.cli(`keys revoke ${keys[0].id}`)).toMatchObject({ code: 0 })
  expect(await server.cliWith(['providers'], { ROSTER_TOKEN: secret })).toMatchObject({ code: 1 })
  expect(await server.cli(`keys revoke ${keys[0].id}`)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('There is no key'),
  })
})

it.each([
  'keys add',
  'keys add x --role root',
  'keys add x --expires never',
  'keys add x --expires 30',
  'keys remove x',
])('%s is wrong usage', async (line) => expect((await server.cli(line)).code).toBe(2))

it('says where the admin token lies, and prints it only when asked', async () => {
  const given = { ROSTER_ADMIN_TOKEN: ADMIN_TOKEN }
  const told = await runCli(['token'], given)
  expect(told).toMatchObject({ code: 0, stdout: expect.stringContaining('ROSTER_ADMIN_TOKEN') })
  expect(told.stdout + told.stderr).not.toContain(ADMIN_TOKEN)
  expect((await runCli(['token', '--show'], given)).stdout).toBe(`${ADMIN_TOKEN}\n`)
  const none = await runCli(['token'], { ROSTER_HOME: '/nowhere' })
  expect(none).toMatchObject({ code: 1, stderr: expect.stringContaining('/nowhere/admin-token') })
})

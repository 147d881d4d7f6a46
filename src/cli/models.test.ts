// The commands that read and change models, as a person or a script uses them.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { createRoster } from '@roster/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ADMIN_TOKEN, type CliServer, runCli, runScript, startCliServer } from '../../test/support/cli.ts'

let server: CliServer

beforeAll(async () => {
  server = await startCliServer()
})
afterAll(() => server.close())

describe('models', () => {
  it('lists them as a table, numbers to the right, what is unknown said so, without colour in a pipe', async () => {
    const { code, stdout, stderr } = await server.cli('models --modality text --task chat')
    expect(code).toBe(0)
    expect(stdout.split('\n')).toEqual([
      'ID            NAME          PROVIDER   MAKES      CONTEXT   INPUT  OUTPUT  STATE',
      'gpt-4.1       GPT-4.1       openAI     text/chat  128,000  $10.00  $30.00  not configured',
      'gpt-4.1-nano  GPT-4.1 Nano  openAI     text/chat   32,000   $2.00   $8.00  not configured',
      'sonnet-4      Sonnet 4      anthropic  text/chat  200,000   $3.00  $15.00  not configured',
      '',
    ])
    expect(stderr).toBe('3 models\n')
    const images = await server.cli('models --modality image --provider replicate')
    expect(images.stdout).toContain('$0.0023/image')
    expect((await server.cli('models --family musicgen --limit 1')).stdout).toMatch(/ unknown +unknown +default\n/)
  })

  it('prints what the API answered with --json, wherever the flag stands', async () => {
    const answered = await fetch(`${server.url}/api/v1/models?modality=text`)
    const { stdout } = await server.cli('models --modality text --json')
    expect(JSON.parse(stdout)).toEqual(await answered.json())
    expect((await server.cli('--json models --modality text')).stdout).toBe(stdout)
  })

  it('shows one, by its id or by its key', async () => {
    const { stdout } = await server.cli('model facebook/musicgen-small')
    expect(stdout).toMatch(/^id +musicgen-small$/m)
    expect(stdout).toMatch(/^ {2}Maximum duration +30 s$/m)
  })
})

describe('changing', () => {
  it('adds, sets, makes default, takes out of use and deletes', async () => {
    const flags = '--provider openAI --key gpt-5 --name GPT-5 --modality text --task chat --context-window 400000'
    expect(await server.cli(`add ${flags} --input-price 0 --inactive`)).toMatchObject({
      code: 0,
      stdout: 'Added GPT-5 as gpt-5\n',
    })
    const changed = await server.cli('set gpt-5 priority=7 capabilities.max_output=128000 tags=["new"] family=gpt')
    expect(changed.stdout.split('\n')).toEqual([
      'gpt-5 changed',
      '  tags: none -> new',
      '  family: nothing -> gpt',
      '  capabilities.max_output: nothing -> 128000',
      '  priority: 0 -> 7',
      '',
    ])
    expect((await server.cli('set gpt-5 family=')).stdout).toContain('family: gpt -> nothing')
    expect((await server.cli('activate gpt-5')).stdout).toBe('gpt-5 is active\n')
    expect((await server.cli('default gpt-5')).stdout).toBe('gpt-5 is the default for text/chat\n')
    expect((await server.cli('models --search gpt-5')).stdout).toMatch(
      /400,000 +free +unknown +default, not configured/,
    )
    expect((await server.cli('deactivate gpt-5')).stdout).toBe('gpt-5 is inactive\n')
    expect(await server.cli('remove gpt-5 --yes')).toMatchObject({ code: 0, stdout: '' })
    expect(await server.cli('model gpt-5')).toMatchObject({ code: 1, stderr: 'roster: There is no model "gpt-5"\n' })
  })

  it('takes a whole model from standard input, and flags over it', async () => {
    const model = { provider: 'local', model_key: 'a/b', display_name: 'Copied', modality: 'image', task: 'generation' }
    const added = await server.cli('add --json-file - --id copied --max-duration 2.5 --json', JSON.stringify(model))
    expect(JSON.parse(added.stdout)).toMatchObject({ id: 'copied', model_key: 'a/b', max_duration_seconds: 2.5 })
    expect(await server.cli('add --json-file -', '{')).toMatchObject({ code: 1, stdout: '' })
  })

  it('says that somebody else was faster, and overwrites nothing', async () => {
    const meddling = await startMeddler()
    const { code, stderr } = await server.cliWith(['set', 'gpt-4.1', 'priority=3'], { ROSTER_URL: meddling.url })
    meddling.close()
    expect(code).toBe(1)
    expect(stderr).toContain('Nothing was written; run the command again.')
    expect(JSON.parse((await server.cli('model gpt-4.1 --json')).stdout)).toMatchObject({ priority: 99 })
  })
})

describe('what goes wrong', () => {
  it.concurrent.each([
    ['frobnicate'],
    ['models --modality smell'],
    ['models --limit many'],
    ['models --nonsense'],
    ['model'],
    ['add --provider openAI'],
    ['set gpt-4.1 priority'],
    ['set gpt-4.1 capabilities=1 capabilities.thinking=true'],
    ['remove gpt-4.1'],
    ['resolve'],
    ['--url ftp://example.com models'],
  ])('is wrong usage and ends with 2: roster %s', async (line) => {
    const { code, stdout, stderr } = await server.cli(line)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).not.toMatch(/^\s+at /m)
  })

  it('prints the sentence of the server and each bad field, and ends with 1', async () => {
    const { code, stderr } = await server.cli('set gpt-4.1 capabilities.max_output=-1 colour=red')
    expect(code).toBe(1)
    expect(stderr).toContain('capabilities.max_output must be 1 or more')
    expect(stderr).toContain('colour is not a known field')
  })

  it('names the way to a token where one is missing, and never prints one', async () => {
    const { code, stderr } = await runCli(['activate', 'gpt-4.1'], { ROSTER_URL: server.url })
    expect({ code, hint: stderr.includes('--token, ROSTER_TOKEN or ROSTER_ADMIN_TOKEN') }).toEqual({
      code: 1,
      hint: true,
    })
    const wrong = await server.cli('activate gpt-4.1 --token not-the-right-one-at-all')
    expect(wrong.code).toBe(1)
    expect(wrong.stdout + wrong.stderr).not.toContain('not-the-right-one')
  })

  it('says that no server answers', async () => {
    const { code, stderr } = await server.cliWith(['models'], { ROSTER_URL: 'http://127.0.0.1:9' })
    expect(code).toBe(1)
    expect(stderr).toContain('No Roster server answers at http://127.0.0.1:9\nStart one with "roster serve"')
  })
})

it('says which model would run and why, or which limit is in the way', async () => {
  const { stdout } = await server.cli('resolve --modality audio --task generation --input duration=12 steps=5')
  expect(stdout).toMatch(/^model +MusicGen Small \(musicgen-small\)$/m)
  expect(stdout).toMatch(/^ {2}max_duration_seconds +30 +12 +registry +ok$/m)
  const refused = await server.cli('resolve --model musicgen-small --input duration=45')
  expect(refused).toMatchObject({ code: 1, stderr: 'roster: Duration 45s exceeds model limit of 30s\n' })
})

it('prints a link that signs one browser in, once', async () => {
  const { stdout } = await server.cli('sign-in')
  const code = new URL(stdout.trim()).hash.slice(1)
  const signIn = () => createRoster({ url: server.url }).session.signIn({ code })
  expect(await signIn()).toMatchObject({ role: 'admin' })
  await expect(signIn()).rejects.toMatchObject({ code: 'unauthenticated' })
})

it('is one command through its bin too, with help and a version', async () => {
  const { stdout } = await server.cli('--help')
  const bin = (word: string) => runScript('scripts/roster.mjs', [word], {})
  expect(await bin('--version')).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) })
  expect(await bin('frobnicate')).toMatchObject({ code: 2, stdout: '' })
  for (const command of ['serve', 'import', 'pull', 'undo']) expect(stdout).toMatch(new RegExp(`^ {2}${command} `, 'm'))
  expect(stdout).toContain('Exit codes: 0 done; 1 refused or failed;')
  for (const command of ['set', 'import', 'pull'])
    expect((await server.cli(`help ${command}`)).stdout).toContain('$ roster')
})

/** Between the CLI and the server: whenever the CLI has read and is about to write, somebody else writes first. */
async function startMeddler() {
  const somebodyElse = createRoster({ url: server.url, token: ADMIN_TOKEN })
  const proxy = createServer(async (request, response) => {
    const { method = 'GET', url = '/', headers } = request
    if (method === 'PATCH') await somebodyElse.models.update('gpt-4.1', { priority: 99 })
    const sent = { authorization: headers.authorization ?? '', 'if-match': headers['if-match'] ?? '*' }
    const body = method === 'PATCH' ? { body: await text(request) } : {}
    const answer = await fetch(server.url + url, {
      method,
      headers: { ...sent, 'content-type': 'application/json' },
      ...body,
    })
    response.writeHead(answer.status, { etag: answer.headers.get('etag') ?? '' }).end(await answer.text())
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, close: () => proxy.closeAllConnections() }
}

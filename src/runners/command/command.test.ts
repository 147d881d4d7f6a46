// The runner command as real processes: what they are asked, what they answer, and that none is left behind.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { attemptOf, callOf, KEY, type TestAttempt } from '../../../test/support/calls.ts'
import { failureOf } from '../../../test/support/failures.ts'
import { CommandRunner } from './command.ts'
import { wordsOf } from './words.ts'

const CALL = callOf({
  provider: { id: 'local', kind: 'local', auth_scheme: 'none', api_key_env: null },
  model: { id: 'musicgen-small', model_key: 'facebook/musicgen-small', modality: 'audio', task: 'generation' },
  parameters: { prompt: 'jazz', duration: 2 },
})
const WEIGHTS = { folder: '/models/musicgen/musicgen-small', files: ['model.safetensors'] }

describe('the runner command', () => {
  let attempt: TestAttempt
  beforeEach(() => {
    attempt = attemptOf({ streams: true })
  })
  afterEach(() => attempt.remove())

  /** A program in JavaScript; `say` writes a message, `request` is what it was asked. */
  function running(program: string, variables: Record<string, string> = {}) {
    const folder = join(attempt.folder, 'the program')
    mkdirSync(folder, { recursive: true })
    const file = join(folder, 'run.mjs')
    const head = `import { readFileSync, writeFileSync } from 'node:fs'
      import { spawn } from 'node:child_process'
      const request = JSON.parse(readFileSync(0, 'utf8'))
      const say = (message) => console.log(JSON.stringify(message))\n`
    writeFileSync(file, head + program)
    const command = `"${process.execPath}" "${file}"`
    return new CommandRunner({
      variables: { PATH: process.env.PATH ?? '', ROSTER_RUNNER_COMMAND: command, ...variables },
      weightsOf: () => WEIGHTS,
      home: attempt.folder,
    })
  }

  it('gets one request, tells how far it is, and names the files it made', async () => {
    const runner = running(`
      say({ type: 'progress', fraction: 0.5, text: 'half way' })
      console.log('{ this is chatter of a library')
      console.log('Loading weights: 100%')
      writeFileSync('out.wav', 'RIFF')
      writeFileSync('request.json', JSON.stringify(request))
      say({ type: 'result', files: [{ path: 'out.wav', content_type: 'audio/wav' }, { path: 'request.json' }], usage: { seconds: 2 } })
    `)
    const { output, usage } = await runner.run(CALL, attempt)
    const [wav, request] = 'files' in output ? output.files : []
    expect(wav).toEqual({ path: join(attempt.folder, 'out.wav'), contentType: 'audio/wav' })
    expect(usage).toEqual({ seconds: 2 })
    expect(attempt.seen).toEqual([{ fraction: 0.5, text: 'half way' }])
    const { default: asked } = await import(request && 'path' in request ? request.path : '', {
      with: { type: 'json' },
    })
    expect(asked).toMatchObject({
      ...{
        version: 1,
        action: 'run',
        id: 'job-1',
        folder: attempt.folder,
        parameters: { prompt: 'jazz', duration: 2 },
      },
      model: { id: 'musicgen-small', model_key: 'facebook/musicgen-small', weights: WEIGHTS },
    })
  })

  it('writes text as it comes, and embeds', async () => {
    const writes = running(
      `say({ type: 'text', delta: 'Hel' }); say({ type: 'text', delta: 'lo' }); say({ type: 'result' })`,
    )
    expect((await writes.run(CALL, attempt)).output).toEqual({ text: 'Hello' })
    expect(attempt.written).toEqual(['Hel', 'lo'])
    const embeds = running(`say({ type: 'result', embedding: [1, 2.5] })`)
    expect((await embeds.run(CALL, attempt)).output).toEqual({ embedding: [1, 2.5] })
  })

  it('does not see the secrets of the server', async () => {
    const secrets = { OPENAI_API_KEY: KEY, ROSTER_ADMIN_TOKEN: KEY, DATABASE_URL: KEY, HF_HOME: '/cache' }
    const runner = running(`say({ type: 'result', text: JSON.stringify(process.env) })`, secrets)
    const { output } = await runner.run(CALL, attempt)
    expect(JSON.stringify(output)).toContain('/cache')
    expect(JSON.stringify(output)).not.toContain(KEY)
  })

  it.each([
    ['an error', `say({ type: 'error', message: 'CUDA out of memory' })`, 'CUDA out of memory'],
    ['nothing', '', 'ended (0) without a result'],
    ['a crash', `console.error('Traceback: boom'); process.exit(3)`, 'ended (3) without a result: Traceback: boom'],
    ['a kill', `process.kill(process.pid, 'SIGKILL')`, 'ended (SIGKILL) without a result'],
    ['half a message', `process.stdout.write('{"type":"result","text":"h')`, 'without a result'],
    ['a wrong message', `say({ type: 'result', files: 'out.wav' })`, 'no message: files'],
    ['a file elsewhere', `say({ type: 'result', files: [{ path: '../../etc/passwd' }] })`, 'outside of the folder'],
  ])('tells of %s', async (_, program, sentence) => {
    const error = await failureOf(running(program).run(CALL, attempt))
    expect(error).toMatchObject({ code: 'failed', message: expect.stringContaining(sentence) })
  })

  it('is missing, or cannot be started, before anything happens', async () => {
    const without = new CommandRunner({ variables: {}, weightsOf: () => null, home: attempt.folder })
    expect(() => without.check()).toThrow('set ROSTER_RUNNER_COMMAND')
    const wrong = new CommandRunner({
      variables: { ROSTER_RUNNER_COMMAND: '/nowhere/at-all' },
      weightsOf: () => null,
      home: attempt.folder,
    })
    expect(await failureOf(wrong.run(CALL, attempt))).toMatchObject({ code: 'not_configured' })
  })

  it.each([
    ['that ends when it is asked to', ''],
    ['that will not end', `process.on('SIGTERM', () => {}); `],
  ])('ends with its children on cancel, %s', { timeout: 20_000 }, async (_, stubborn) => {
    const child = `${stubborn}setInterval(() => {}, 1000)`
    const runner = running(`
      const child = spawn(process.execPath, ['-e', ${JSON.stringify(child)}])
      say({ type: 'progress', text: child.pid + ' ' + process.pid })
      ${child}
    `)
    const running_ = runner.run(CALL, attempt)
    while (attempt.seen.length === 0) await sleep(20)
    const pids = (attempt.seen[0]?.text ?? '').split(' ').map(Number)
    expect(pids.map(isAlive)).toEqual([true, true])
    const reason = new Error('cancelled')
    attempt.abort(reason)
    await expect(running_).rejects.toBe(reason)
    while (pids.some(isAlive)) await sleep(20)
  })

  it('leaves no child behind, also where it went well', async () => {
    const runner = running(`
      const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' })
      say({ type: 'result', text: String(child.pid) })
      process.exit(0)
    `)
    const { output } = await runner.run(CALL, attempt)
    const pid = Number('text' in output ? output.text : Number.NaN)
    while (isAlive(pid)) await sleep(20)
  })

  it('loads and unloads, also where nothing is to be said', async () => {
    const runner = running(`writeFileSync('done-' + request.action, request.model.id)`)
    const { signal } = new AbortController()
    await runner.load(CALL, signal)
    await runner.unload(CALL, signal)
    const failing = running('process.exit(2)')
    expect(await failureOf(failing.load(CALL, signal))).toMatchObject({ code: 'failed' })
  })
})

describe('a command line', () => {
  it.each([
    ['python3 run.py', ['python3', 'run.py']],
    [`  "/my dir/py" 'a b' c\\ d  `, ['/my dir/py', 'a b', 'c d']],
    [`a"b c"d ''`, ['ab cd', '']],
    ['"say \\"hi\\"" $HOME *', ['say "hi"', '$HOME', '*']],
    ['C:\\tools\\run.exe', ['C:\\tools\\run.exe']],
    ['', []],
  ])('%s', (line, words) => expect(wordsOf(line)).toEqual(words))
})

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

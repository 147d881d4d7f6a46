// Runs the CLI as a process of its own, against a server in this one.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { readEnvironment } from '../../src/core/environment.ts'
import { startRoster } from '../../src/main.ts'

const ROOT = resolve(import.meta.dirname, '../..')
export const ADMIN_TOKEN = 'admin-token-of-the-cli-tests'
/** Nobody is there: what a test asks of an upstream never leaves this machine. */
const NO_UPSTREAMS = { HF_ENDPOINT: 'http://127.0.0.1:9', CIVITAI_ENDPOINT: 'http://127.0.0.1:9' }

export interface Ran {
  code: number | null
  stdout: string
  stderr: string
}

type Variables = Record<string, string>

/** Only what is given: a variable of whoever runs the tests would change what the CLI does. */
const hermetic = (variables: Variables): Variables => ({
  PATH: process.env.PATH ?? '',
  HOME: join(tmpdir(), 'nobody-is-at-home'),
  ...NO_UPSTREAMS,
  NODE_COMPILE_CACHE: join(ROOT, 'node_modules', '.cache', 'roster'),
  ...variables,
})

export function spawnCli(words: readonly string[], variables: Variables = {}, script = 'src/cli/main.ts') {
  const flags = ['--disable-warning=ExperimentalWarning', join(ROOT, script)]
  return spawn(process.execPath, [...flags, ...words], { env: hermetic(variables), stdio: 'pipe' })
}

export async function runScript(
  script: string,
  words: readonly string[],
  variables: Variables,
  input = '',
): Promise<Ran> {
  const child = spawnCli(words, variables, script)
  child.stdin.end(input)
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { code, stdout, stderr }
}

export const runCli = (words: readonly string[], variables: Variables, input?: string): Promise<Ran> =>
  runScript('src/cli/main.ts', words, variables, input)

export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'roster-cli-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** A server with the built-in models, and the CLI as its admin. */
export async function startCliServer(variables: Variables = {}) {
  const home = temporaryFolder()
  const environment = readEnvironment({
    ROSTER_HOME: home.path,
    MODELS_DIR: join(home.path, 'models'),
    PORT: '0',
    ROSTER_ADMIN_TOKEN: ADMIN_TOKEN,
    ROSTER_LOG_LEVEL: 'silent',
    ...NO_UPSTREAMS,
    ...variables,
  })
  const server = await startRoster({ environment })
  const admin = { ROSTER_URL: server.url, ROSTER_TOKEN: ADMIN_TOKEN }
  return {
    url: server.url,
    home: home.path,
    /** Words are split at spaces. */
    cli: (line: string, input?: string) => runCli(line.split(' '), admin, input),
    cliWith: (words: readonly string[], more: Variables = {}) => runCli(words, { ...admin, ...more }),
    async close() {
      await server.close()
      home.remove()
    },
  }
}

export type CliServer = Awaited<ReturnType<typeof startCliServer>>

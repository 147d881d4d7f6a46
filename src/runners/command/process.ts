// One process of the runner command: a line in, lines out, and its whole family ended with it.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { messageOf } from '../../core/errors.ts'
import { RunnerError } from '../error.ts'
import type { Variables } from '../key.ts'

/** For how long a process may tidy up after it was asked to end. */
const GRACE_MS = 3000
const LONGEST_TAIL = 2000
/** An embedding or a text may be long; a line without an end is a fault. */
const LONGEST_LINE = 64 * 1024 * 1024

/** What the command does not need to know. */
const SECRET = /_API_KEY$|_API_TOKEN$|^(ROSTER_ADMIN_TOKEN|ROSTER_TOKEN|DATABASE_URL|CIVITAI_TOKEN|TLS_KEY|PGPASSWORD)$/

export interface Spawned {
  words: readonly string[]
  request: object
  folder: string
  variables: Variables
  signal: AbortSignal
  onLine: (line: string) => void
}

export interface Ended {
  /** 0, another number, or the signal that ended it. */
  code: number | NodeJS.Signals
  /** The end of what it wrote to standard error. */
  tail: string
}

/** Resolves when it and its children are gone. @throws the signal's reason once that has ended. */
export async function runProcess({ words, request, folder, variables, signal, onLine }: Spawned): Promise<Ended> {
  signal.throwIfAborted()
  const [program = '', ...args] = words
  const child = spawn(program, args, {
    cwd: folder,
    // A group of its own, so that children of the command can be ended with it.
    detached: process.platform !== 'win32',
    env: Object.fromEntries(Object.entries(variables).filter(([name]) => !SECRET.test(name))),
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  })
  const end = () => void endFamily(child)
  signal.addEventListener('abort', end)
  try {
    const tail = tailOf(child)
    const lines = readLines(child, onLine)
    // A command that ends without reading closes the pipe; how it ended tells why.
    child.stdin?.on('error', () => undefined).end(`${JSON.stringify(request)}\n`)
    const [[code, by]] = await Promise.all([exitOf(child), lines])
    signal.throwIfAborted()
    return { code: by ?? code ?? 0, tail: tail() }
  } finally {
    signal.removeEventListener('abort', end)
    // Also where it went well: a child that it left behind would hold the machine for ever.
    killFamily(child, 'SIGKILL')
  }
}

async function exitOf(child: ChildProcess): Promise<[number | null, NodeJS.Signals | null]> {
  try {
    const [code, signal] = await once(child, 'exit')
    return [code, signal]
  } catch (error) {
    throw new RunnerError(
      'not_configured',
      `The command in ROSTER_RUNNER_COMMAND cannot be started (${messageOf(error)}); check its path`,
    )
  }
}

/** Asked to end first, and then made to. */
async function endFamily(child: ChildProcess): Promise<void> {
  killFamily(child, 'SIGTERM')
  setTimeout(() => killFamily(child, 'SIGKILL'), GRACE_MS).unref()
}

function killFamily({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true }).on(
      'error',
      () => undefined,
    )
    return
  }
  try {
    process.kill(-pid, signal)
  } catch (error) {
    // Nobody of the family is left.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

function tailOf({ stderr }: ChildProcess): () => string {
  let tail = ''
  stderr?.setEncoding('utf8').on('data', (text: string) => {
    tail = (tail + text).slice(-LONGEST_TAIL)
  })
  return () => tail
}

/** Ends when the command does: a child that still holds the pipe may not hold us. */
async function readLines(child: ChildProcess, onLine: (line: string) => void): Promise<void> {
  const { stdout } = child
  if (!stdout) return
  let unended = 0
  stdout.on('data', (chunk: Buffer) => {
    unended = chunk.includes(10) ? chunk.length - chunk.lastIndexOf(10) : unended + chunk.length
    if (unended > LONGEST_LINE) killFamily(child, 'SIGKILL')
  })
  const reader = createInterface({ input: stdout })
  child.once('exit', () => setTimeout(() => reader.close(), 200).unref())
  reader.on('line', onLine)
  await once(reader, 'close')
}

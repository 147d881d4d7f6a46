// A server in a process of its own, held to one core so that the load, on another, does not compete with it.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))
export const QUIET = '--disable-warning=ExperimentalWarning'
/** What `npm start` runs. */
export const START = [process.execPath, fileURLToPath(new URL('../../scripts/run.mjs', import.meta.url)), 'start']

const canPin = availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0

/** A command that runs on one core, where the system can say so. */
export const onCore = (core: number, command: readonly string[]): readonly string[] =>
  canPin ? ['taskset', '--cpu-list', String(core), ...command] : command

/** Keeps this process, with all its threads, on one core. */
export function stayOnCore(core: number): void {
  if (canPin) spawnSync('taskset', ['--all-tasks', '--cpu-list', '--pid', String(core), String(process.pid)])
}

export interface Server {
  url: string
  /** From the start of the process to its first line that says where it listens. */
  startedInMs: number
  process: ChildProcess
  stop(): Promise<void>
}

/** Starts a command that says `listening on URL`, and hands out each line that it said before. */
export function startServer(
  command: readonly string[],
  variables: Record<string, string> = {},
  onLine: (line: string) => void = () => undefined,
): Promise<Server> {
  const [program = '', ...words] = command
  const started = performance.now()
  const child = spawn(program, words, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
    env: { ...process.env, ...variables },
  })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async () => {
    child.kill('SIGTERM')
    await exited
  }
  return new Promise((resolve, reject) => {
    let output = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk
      const url = /listening on (\S+)\n/.exec(output)?.[1]
      if (!url) return
      for (const line of output.split('\n')) onLine(line)
      resolve({ url, startedInMs: performance.now() - started, process: child, stop })
    })
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`${command.join(' ')} ended with code ${code}`)))
  })
}

/** Bytes of memory that a process holds; none where the system does not tell. */
export function residentMemory({ pid }: ChildProcess): number | undefined {
  try {
    const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024
  } catch {
    return undefined
  }
}

/** Milliseconds of processor time that a process has used, all its threads together; none where the system does not tell. */
export function processorTime({ pid }: ChildProcess): number | undefined {
  try {
    const tasks = `/proc/${pid}/task`
    const times = readdirSync(tasks).map((task) => readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ')[0])
    return times.reduce((sum, nanoseconds) => sum + Number(nanoseconds) / 1e6, 0)
  } catch {
    return undefined
  }
}

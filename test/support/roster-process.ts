// A real Roster in a process of its own, listening on a free port, for tests that are about processes.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { ADMIN_TOKEN, type Place, type Request, requester, variablesOf } from './roster.ts'

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))

export interface RosterProcess {
  url: string
  child: ChildProcess
  request: Request
  /** Ends it at once, as a machine that loses power would, and waits until it is gone. */
  kill(): Promise<void>
}

/** How a start that failed ended. */
export interface Ended {
  code: number | null
  output: string
  errors: string
}

/** All that a server needs of the machine's environment. */
const { PATH, NODE_COMPILE_CACHE } = process.env
const fromHere = { PATH, ...(NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE }) }

const spawnRoster = (variables: Record<string, string>) =>
  spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, 'serve'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...fromHere, ...variables },
  })

export async function startProcess(place: Place, variables: Record<string, string> = {}): Promise<RosterProcess> {
  const child = spawnRoster({ ...variablesOf(place), ROSTER_POPULATE: 'false', PORT: '0', ...variables })
  const errors: Buffer[] = []
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk))
  const url = await listeningOn(child, errors)
  const send = (input: URL, { headers, ...init }: RequestInit) => {
    const { host: _, ...rest } = headers as Record<string, string>
    return fetch(input, { ...init, headers: rest })
  }
  return {
    url,
    child,
    request: requester(url, send, { authorization: `Bearer ${ADMIN_TOKEN}` }),
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const exited = once(child, 'exit')
      child.kill('SIGKILL')
      await exited
    },
  }
}

function listeningOn(child: ReturnType<typeof spawnRoster>, errors: Buffer[]): Promise<string> {
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const url = /^listening on (\S+)$/.exec(line)?.[1]
      if (url) resolve(url)
    })
    child.once('exit', (code) => reject(new Error(`roster ended with ${code}: ${Buffer.concat(errors)}`)))
  })
}

/** Runs a start that must fail, to its end. */
export async function failedStart(variables: Record<string, string>): Promise<Ended> {
  const child = spawnRoster(variables)
  onTestFinished(() => void child.kill('SIGKILL'))
  const [output, errors]: Buffer[][] = [[], []]
  child.stdout.on('data', (chunk: Buffer) => output?.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => errors?.push(chunk))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, output: String(Buffer.concat(output ?? [])), errors: String(Buffer.concat(errors ?? [])) }
}

// Requests as fast as they are answered, from autocannon in a process of its own.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { onCore, processorTime, type Server } from './server.ts'

const AUTOCANNON = fileURLToPath(import.meta.resolve('autocannon'))
const CONNECTIONS = 24
const SECONDS = 1
const CORE = 1

interface Result {
  '2xx': number
  non2xx: number
  errors: number
  duration: number
}

export interface Load {
  answersPerSecond: number
  /** Milliseconds of processor time that the server took for one answer. */
  processorMs: number
}

/** @param body sent by POST, as JSON. */
export async function load(server: Server, path: string, body?: string): Promise<Load> {
  const before = processorTime(server.process) ?? Number.NaN
  const { answered, seconds } = await answersOf(server.url + path, body)
  const after = processorTime(server.process) ?? Number.NaN
  return { answersPerSecond: answered / seconds, processorMs: (after - before) / answered }
}

async function answersOf(url: string, body: string | undefined): Promise<{ answered: number; seconds: number }> {
  const flags = ['--json', '--no-progress', '-c', String(CONNECTIONS), '-d', String(SECONDS)]
  const post = body === undefined ? [] : ['-m', 'POST', '-H', 'content-type=application/json', '-b', body]
  const [program = '', ...words] = onCore(CORE, [process.execPath, AUTOCANNON, ...flags, ...post, url])
  const { '2xx': answered, non2xx, errors, duration } = JSON.parse(await outputOf(program, words)) as Result
  if (non2xx > 0 || errors > 0) throw new Error(`${url}: ${non2xx} answers that are no success, ${errors} errors`)
  return { answered, seconds: duration }
}

function outputOf(program: string, words: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'ignore'] })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk
    })
    child.on('error', reject)
    child.on('close', () => (output ? resolve(output) : reject(new Error('autocannon said nothing'))))
  })
}

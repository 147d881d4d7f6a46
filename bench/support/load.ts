// Requests as fast as they are answered, from autocannon in a process of its own.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { onCore } from './server.ts'

const AUTOCANNON = fileURLToPath(import.meta.resolve('autocannon'))
const CONNECTIONS = 24
const SECONDS = 2
const CORE = 1

interface Result {
  requests: { total: number }
  '2xx': number
  non2xx: number
  errors: number
  duration: number
}

/** Answers per second. @param body sent by POST, as JSON. */
export async function answersPerSecond(url: string, body?: string): Promise<number> {
  const flags = ['--json', '--no-progress', '-c', String(CONNECTIONS), '-d', String(SECONDS)]
  const post = body === undefined ? [] : ['-m', 'POST', '-H', 'content-type=application/json', '-b', body]
  const [program = '', ...words] = onCore(CORE, [process.execPath, AUTOCANNON, ...flags, ...post, url])
  const { '2xx': answered, non2xx, errors, duration } = JSON.parse(await outputOf(program, words)) as Result
  if (non2xx > 0 || errors > 0) throw new Error(`${url}: ${non2xx} answers that are no success, ${errors} errors`)
  return answered / duration
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

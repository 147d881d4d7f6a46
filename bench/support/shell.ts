// What lines of shell cost: the time that passes, and the processor time of all that they start.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'

export interface Cost {
  /** Milliseconds from the start to the end. */
  ms: number
  /** Milliseconds of processor time. */
  processorMs: number
}

/** @param lines each must succeed; what they say goes to standard error. */
export async function shell(folder: string, lines: readonly string[]): Promise<Cost> {
  const started = performance.now()
  const script = [...lines, 'times'].join('\n')
  const child = spawn('sh', ['-ec', script], { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] })
  const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  if (code !== 0) throw new Error(`${script} ended with code ${code}`)
  return { ms: performance.now() - started, processorMs: childrenTime(said) }
}

/** The second line of `times`: user and system time of the processes that the shell has started, "1m2.345s 0m0.1s". */
function childrenTime(said: string): number {
  const [, children = ''] = said.trim().split('\n').slice(-2)
  return [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60_000 + Number(seconds) * 1000,
    0,
  )
}

// `npm run bench [name ...]`: runs each bench in a process of its own, one after another, and prints what they measured.
import { fork } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { availableParallelism, cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import type { Figure } from './support/figure.ts'
import { tableOf } from './support/table.ts'

const ENDING = '.bench.ts'

const wanted = process.argv.slice(2)
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(ENDING))
  .map((file) => file.slice(0, -ENDING.length))
  .filter((name) => wanted.length === 0 || wanted.includes(name))
  .sort()

/** What one bench measured, and the code that it ended with. */
function run(name: string): Promise<{ figures: Figure[]; code: number | null }> {
  const figures: Figure[] = []
  const bench = fork(join(import.meta.dirname, name + ENDING), { execArgv: process.execArgv })
  bench.on('message', (figure) => figures.push(figure as Figure))
  return new Promise((resolve) => bench.once('exit', (code) => resolve({ figures, code })))
}

console.log(
  `Node ${process.versions.node}, ${availableParallelism()} cores of ${cpus()[0]?.model ?? 'an unknown kind'}`,
)
const all: Figure[] = []
for (const name of names) {
  const started = performance.now()
  const { figures, code } = await run(name)
  console.log(`\n${name}: ${((performance.now() - started) / 1000).toFixed(0)} s, load ${loadavg()[0]?.toFixed(1)}`)
  console.log(tableOf(figures))
  if (code !== 0) {
    console.error(`${name} ended with code ${code}`)
    process.exitCode = 1
  }
  all.push(...figures)
}

const missed = all.filter(({ target }) => target && !target.met)
const targets = all.filter(({ target }) => target).length
console.log(`\n${targets - missed.length} of ${targets} targets met${missed.length > 0 ? '; missed:' : ''}`)
for (const { what, figure, ratio, target } of missed)
  console.log(`  ${what}: ${figure}${ratio === undefined ? '' : `, ratio ${ratio.toFixed(2)}`}, target ${target?.text}`)

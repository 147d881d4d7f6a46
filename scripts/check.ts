// All checks in turn, or those named: node scripts/check.ts [name ...]. One line for each, and for a failed one what to do.
import type { Check, Findings } from './checks/check.ts'
import { docs } from './checks/docs.ts'
import { firstView } from './checks/first-view.ts'
import { lint } from './checks/lint.ts'
import { lock } from './checks/lock.ts'
import { openapi } from './checks/openapi.ts'
import { types } from './checks/types.ts'
import { unused } from './checks/unused.ts'
import { walls } from './checks/walls.ts'

const CHECKS = [types, lint, walls, unused, lock, openapi, docs, firstView]

const named = process.argv.slice(2)
const unknown = named.filter((name) => !CHECKS.some((check) => check.name === name))
if (unknown.length > 0) {
  console.error(`no check is named ${unknown.join(', ')}; there are: ${CHECKS.map(({ name }) => name).join(', ')}`)
  process.exit(2)
}

const failed: string[] = []
for (const check of CHECKS.filter(({ name }) => named.length === 0 || named.includes(name))) {
  if (!(await passes(check))) failed.push(check.name)
}
if (failed.length > 0) console.log(`\nfailed: ${failed.join(', ')}`)
process.exitCode = failed.length > 0 ? 1 : 0

async function passes({ name, run, remedy }: Check): Promise<boolean> {
  const began = performance.now()
  // A check that breaks has found nothing out, which is no pass.
  const { problems, seen = '' } = await run().catch(broken)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`${problems ? 'FAIL' : 'ok  '}  ${name.padEnd(10)}${seconds.padStart(6)} s  ${seen}`.trimEnd())
  if (problems) console.log(`\n${problems.replaceAll(/^/gm, '    ')}\n\n    remedy: ${remedy}\n`)
  return !problems
}

function broken(error: unknown): Findings {
  return { problems: `the check itself broke: ${error instanceof Error ? error.stack : error}` }
}

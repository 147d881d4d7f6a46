// The walls between the rooms of the house: which file may import which. The rules are in .dependency-cruiser.mjs.
import { existsSync, globSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Check, ROOT, runNode } from './check.ts'

const CRUISER = 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'
const ROOMS = ['src', 'client', 'web', 'react', 'test', 'scripts', 'bench']

const Report = z.object({
  modules: z.array(z.object({ source: z.string() })),
  summary: z.object({
    violations: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        rule: z.object({ name: z.string() }),
        cycle: z.array(z.object({ name: z.string() })).optional(),
      }),
    ),
    ruleSetUsed: z.object({ forbidden: z.array(z.object({ name: z.string(), comment: z.string() })) }),
  }),
})
type Report = z.infer<typeof Report>

export const walls: Check = {
  name: 'walls',
  remedy: 'import through the door that the rule names, or move the code to the room that it belongs to',
  run: async () => {
    const rooms = ROOMS.filter((room) => existsSync(join(ROOT, room)))
    const flags = ['--config', '.dependency-cruiser.mjs', '--output-type', 'json']
    const { stdout, stderr } = await runNode(CRUISER, ...flags, ...rooms)
    if (!stdout.startsWith('{')) return { problems: `dependency-cruiser gave no report: ${stderr || stdout}` }
    const report = Report.parse(JSON.parse(stdout))
    const violations = report.summary.violations.map((violation) => described(violation, report))
    const { read, missed } = modulesUnderSource(report)
    // With a TypeScript that it cannot use, dependency-cruiser reads no module, finds no violation and is content.
    if (read === 0 || missed.length > 0)
      violations.push(`not read by dependency-cruiser: ${missed.join(', ') || 'all of src'}`)
    return { problems: violations.join('\n'), seen: `${read} modules of src read` }
  },
}

function modulesUnderSource({ modules }: Report) {
  const known = new Set(modules.map(({ source }) => source))
  const files = globSync('src/**/*.ts', { cwd: ROOT }).map((path) => path.replaceAll('\\', '/'))
  const missed = files.filter((path) => !known.has(path))
  return { read: files.length - missed.length, missed }
}

function described({ rule, from, to, cycle }: Report['summary']['violations'][number], report: Report): string {
  const why = report.summary.ruleSetUsed.forbidden.find(({ name }) => name === rule.name)?.comment
  const path = cycle ? cycle.map(({ name }) => name).join(' -> ') : to
  return `${rule.name}: ${from} -> ${path}\n    ${why}`
}

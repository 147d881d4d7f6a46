// How Lighthouse judges the page: npm run lighthouse [room ...]. Medians of five runs on a real server with a filled catalog.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { z } from 'zod'
import { openBrowser } from '../test/support/browser.ts'
import { openPage } from '../test/support/page.ts'

/** Fetched by npx when this is run: it has 114 packages of 176 MB, which nobody else needs. */
const LIGHTHOUSE = 'lighthouse@13.5.0'
const RUNS = 5
const GOAL = 95
const MODELS = 1000

const ROOMS = {
  models: '/models',
  generate: '/generate?model=musicgen-small',
  export: '/export',
  admin: '/admin/models',
  settings: '/settings',
}
/** Lighthouse's own two: a fast line and processor, and a telephone four times slower on a slow line. */
const DEVICES = { desktop: ['--preset=desktop'], phone: [] } as const
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const

const Report = z.object({
  categories: z.record(z.enum(CATEGORIES), z.object({ score: z.number() })),
  audits: z.record(
    z.string(),
    z.object({ title: z.string(), score: z.number().nullable(), numericValue: z.number().optional() }),
  ),
  runWarnings: z.array(z.string()),
})
type Report = z.infer<typeof Report>

const named = process.argv.slice(2)
const rooms = Object.entries(ROOMS).filter(([name]) => named.length === 0 || named.includes(name))
if (rooms.length === 0) {
  console.error(`no room is named ${named.join(', ')}; there are: ${Object.keys(ROOMS).join(', ')}`)
  process.exit(2)
}

const folder = await mkdtemp(join(tmpdir(), 'roster-lighthouse-'))
const test = await openPage()
const port = await freePort()
const browser = await openBrowser([`--remote-debugging-port=${port}`])
let missed = 0
try {
  await fill()
  const cookie = (await test.context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  for (const [device, flags] of Object.entries(DEVICES))
    for (const [name, path] of rooms) {
      const reports: Report[] = []
      for (let run = 0; run < RUNS; run++) reports.push(await judge(path, cookie, flags))
      tell(`${device} ${name}`, reports)
    }
} finally {
  await browser.close()
  await test.close()
  await rm(folder, { recursive: true })
}
console.log(missed === 0 ? `\nall at ${GOAL} or above` : `\n${missed} below ${GOAL}`)

/** As a catalog is where many are used. */
async function fill(): Promise<void> {
  const rows = Array.from({ length: MODELS }, (_, index) => [
    `model-${index}`,
    { litellm_provider: 'openai', mode: 'chat', max_input_tokens: 128_000, input_cost_per_token: 0.000002 },
  ])
  await test.api.imports.run('litellm', JSON.stringify(Object.fromEntries(rows)), { dryRun: false })
}

async function judge(path: string, cookie: string, flags: readonly string[]): Promise<Report> {
  const output = join(folder, 'report.json')
  const words = [
    ...['--yes', LIGHTHOUSE, `${test.url}${path}`, `--port=${port}`, '--quiet', '--no-enable-error-reporting'],
    // The page follows the server's events, so its line is never quiet.
    ...[
      '--max-wait-for-load=12000',
      '--output=json',
      `--output-path=${output}`,
      `--only-categories=${CATEGORIES.join(',')}`,
    ],
    ...[`--extra-headers=${JSON.stringify({ cookie })}`, ...flags],
  ]
  // It needs a Node as new as ours, which the machine's own may not be.
  const env = { ...process.env, PATH: [dirname(process.execPath), process.env.PATH].join(delimiter) }
  const child = spawn('npx', words, {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`Lighthouse ended with ${code}; its own lines stand above`)
  return Report.parse(JSON.parse(await readFile(output, 'utf8')))
}

function tell(name: string, reports: readonly Report[]): void {
  const scores = CATEGORIES.map((category) => 100 * median(reports.map(({ categories }) => categories[category].score)))
  const times = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time'].map(
    (audit) =>
      `${audit.replace(/(\w)\w*-?/g, '$1').toUpperCase()} ${Math.round(median(reports.map(({ audits }) => audits[audit]?.numericValue ?? 0)))} ms`,
  )
  const shift = median(reports.map(({ audits }) => audits['cumulative-layout-shift']?.numericValue ?? 0))
  const told = CATEGORIES.map((category, index) => `${category} ${Math.round(scores[index] ?? 0)}`)
  console.log(`${name.padEnd(18)}${told.join('  ')}  (${times.join(', ')}, CLS ${shift.toFixed(3)})`)
  missed += scores.filter((score) => score < GOAL).length
  const [last] = reports.slice(-1)
  for (const { title, score } of Object.values(last?.audits ?? {}))
    if (score !== null && score < 0.9) console.log(`    ${Math.round(100 * score)}  ${title}`)
  for (const warning of last?.runWarnings ?? []) console.log(`    ${warning}`)
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0
}

async function freePort(): Promise<number> {
  const server = createServer()
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

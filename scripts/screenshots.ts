// Makes the pictures of the documentation: node scripts/screenshots.ts [name ...]. A real server with data of
// its own, in a real browser.
import { mkdirSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { NARROW, openPage, type PageTest, WIDE } from '../test/support/page.ts'
import { ensurePage } from './page.mjs'
import { GPU, RUNNER, runJobs, startShownHub, writeLibrary } from './screenshots/shown.ts'

const FOLDER = resolve(import.meta.dirname, '../docs/images')
/** For pictures, fonts and what is drawn after the first answer. */
const SETTLED_MS = 600

interface Shot {
  name: string
  path: string
  /** What is done before the picture is taken. */
  before?: (page: Page) => Promise<void>
}

const SHOTS: readonly Shot[] = [
  { name: 'models', path: '/models' },
  { name: 'model', path: '/models/sdxl-1-0-base' },
  { name: 'presets', path: '/models/sdxl-1-0-base?view=presets' },
  { name: 'installed', path: '/models?tab=installed' },
  {
    name: 'add',
    path: '/models?tab=add',
    before: async (page) => {
      await page.getByRole('textbox').first().fill('studio/orchard')
      await page.getByRole('button', { name: /^Download \d/ }).waitFor()
    },
  },
  {
    name: 'downloads',
    path: '/models',
    before: (page) => page.getByRole('button', { name: /^Downloads/ }).click(),
  },
  {
    name: 'generate',
    path: '/generate?model=musicgen-small',
    before: (page) => page.getByLabel('Prompt', { exact: true }).fill('A slow waltz for two guitars, late at night'),
  },
  { name: 'export', path: '/export' },
  { name: 'settings', path: '/settings' },
  { name: 'admin-models', path: '/admin/models' },
  { name: 'admin-providers', path: '/admin/providers' },
  { name: 'admin-import', path: '/admin/import' },
  { name: 'admin-usage', path: '/admin/usage' },
  { name: 'admin-changes', path: '/admin/changes' },
]

const named = process.argv.slice(2)

ensurePage()
mkdirSync(FOLDER, { recursive: true })
const runner = await mkdtemp(join(tmpdir(), 'roster-runner-'))
writeFileSync(join(runner, 'run.mjs'), RUNNER)
const hub = await startShownHub()
const shown = await openPage(
  { HF_ENDPOINT: hub.url, ROSTER_RUNNER_COMMAND: `"${process.execPath}" "${join(runner, 'run.mjs')}"` },
  { findGpus: async () => ({ gpus: [GPU], status: 'found', source: 'nvidia-smi', detail: 'One GPU' }) },
)
try {
  await prepare(shown)
  for (const shot of SHOTS.filter(({ name }) => named.length === 0 || named.includes(name))) await take(shown, shot)
} finally {
  await shown.close()
  await hub.close()
  await rm(runner, { recursive: true })
}

async function prepare({ api, home }: PageTest): Promise<void> {
  await writeLibrary(join(home, 'models'))
  await api.library.scan()
  await runJobs(api)
  await api.models.update('gpt-4.1', { priority: 5 })
  // Slow enough to be on its way until the last picture has been taken.
  hub.setFault(['meadow-xl', 'linocut'].map((path) => ({ kind: 'slow', bytesPerSecond: 180_000, path })))
  for (const repo of ['studio/meadow-xl', 'studio/linocut']) await api.downloads.start({ source: { text: repo } })
}

/** Wide, and as a phone shows it. */
async function take({ page }: PageTest, { name, path, before }: Shot): Promise<void> {
  for (const [suffix, size] of [
    ['', WIDE],
    ['-narrow', NARROW],
  ] as const) {
    await page.setViewportSize(size)
    await page.goto(path)
    await page.getByRole('main').or(page.getByRole('dialog')).first().waitFor()
    await before?.(page)
    await pause(SETTLED_MS)
    await page.screenshot({ path: join(FOLDER, `${name}${suffix}.png`) })
  }
  console.log(`docs/images/${name}.png`)
}

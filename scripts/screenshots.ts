// Makes the pictures of the documentation: node scripts/screenshots.ts. Each page as a wide and as a narrow screen shows it,
// light and dark, to be looked at: node scripts/screenshots.ts --all <folder> [name ...]. A real server with data of its own.
import { mkdirSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { NARROW, openPage, type PageTest, WIDE } from '../test/support/page.ts'
import { ensurePage } from './page.mjs'
import { GPU, RUNNER, seedUsage, startShownHub, writeLibrary } from './screenshots/shown.ts'

const DOCS = resolve(import.meta.dirname, '../docs/images')
/** For pictures, fonts and what is drawn after the first answer. */
const SETTLED_MS = 600

interface Shot {
  name: string
  path: string
  /** Whether the documentation shows it. */
  inDocs?: true
  /** What is done before the picture is taken. */
  before?: (page: Page) => Promise<void>
}

/** Scrolls nothing: what is below the window is not seen by who opens the page either. */
const SHOTS: readonly Shot[] = [
  { name: 'models', path: '/models', inDocs: true },
  { name: 'model', path: '/models/sdxl-1-0-base' },
  { name: 'capabilities', path: '/models/musicgen-small?view=capabilities' },
  { name: 'presets', path: '/models/sdxl-1-0-base?view=presets', inDocs: true },
  { name: 'adapters', path: '/models/juniper-xl?view=adapters' },
  { name: 'files', path: '/models/ink-and-wash?view=files' },
  { name: 'prices', path: '/models/sonnet-4?view=prices' },
  { name: 'history', path: '/models/gpt-4.1?view=history' },
  { name: 'installed', path: '/models?tab=installed', inDocs: true },
  {
    name: 'add',
    path: '/models?tab=add',
    inDocs: true,
    before: async (page) => {
      await page.getByRole('textbox').first().fill('studio/orchard')
      await page.getByRole('button', { name: /^Download \d/ }).waitFor()
    },
  },
  {
    name: 'downloads',
    path: '/models',
    inDocs: true,
    before: (page) => page.getByRole('button', { name: /^Downloads/ }).click(),
  },
  {
    name: 'generate',
    path: '/generate?model=musicgen-small',
    inDocs: true,
    before: (page) => page.getByLabel('Prompt', { exact: true }).fill('A slow waltz for two guitars, late at night'),
  },
  {
    name: 'export',
    path: '/export',
    inDocs: true,
    before: async (page) => {
      await page.getByLabel('Base model').selectOption('juniper-xl')
      await page.getByLabel('Dataset folder').fill('/data/harbour')
      await page.getByLabel('Trigger word').fill('h4rbour')
      await page.getByText('h4rbour').first().waitFor()
    },
  },
  { name: 'settings', path: '/settings' },
  { name: 'admin-models', path: '/admin/models' },
  { name: 'admin-providers', path: '/admin/providers' },
  { name: 'admin-import', path: '/admin/import' },
  {
    name: 'admin-usage',
    path: '/admin/usage',
    inDocs: true,
    before: (page) => page.locator('figure svg.recharts-surface').first().waitFor(),
  },
  { name: 'admin-changes', path: '/admin/changes' },
  { name: 'sign-in', path: '/sign-in' },
]

/** How a picture is taken, and what its name ends with. */
interface Look {
  suffix: string
  size: typeof WIDE
  colorScheme: 'light' | 'dark'
}

const LOOKS: readonly Look[] = [
  { suffix: '', size: WIDE, colorScheme: 'light' },
  { suffix: '-dark', size: WIDE, colorScheme: 'dark' },
  { suffix: '-narrow', size: NARROW, colorScheme: 'light' },
  { suffix: '-narrow-dark', size: NARROW, colorScheme: 'dark' },
]

const [flag, folder = '', ...named] = process.argv.slice(2)
if (flag !== undefined && (flag !== '--all' || folder === '')) {
  console.error('usage: node scripts/screenshots.ts [--all <folder> [name ...]]')
  process.exit(2)
}
const isAll = flag === '--all'
const target = isAll ? resolve(folder) : DOCS
const shots = SHOTS.filter(({ name, inDocs }) => (isAll ? named.length === 0 || named.includes(name) : inDocs))

ensurePage()
mkdirSync(target, { recursive: true })
const runner = await mkdtemp(join(tmpdir(), 'roster-runner-'))
writeFileSync(join(runner, 'run.mjs'), RUNNER)
const hub = await startShownHub()
const shown = await openPage(
  {
    HF_ENDPOINT: hub.url,
    ROSTER_RUNNER_COMMAND: `"${process.execPath}" "${join(runner, 'run.mjs')}"`,
    // Nothing is asked of them: they make these two look as they do where they are used.
    ...{ ANTHROPIC_API_KEY: 'shown', OPENAI_API_KEY: 'shown' },
  },
  { findGpus: async () => ({ gpus: [GPU], status: 'found', source: 'nvidia-smi', detail: 'One GPU' }) },
)
try {
  await prepare(shown)
  for (const look of isAll ? LOOKS : LOOKS.slice(0, 1)) for (const shot of shots) await take(shown, shot, look)
} finally {
  await shown.close()
  await hub.close()
  await rm(runner, { recursive: true })
}

async function prepare({ api, home }: PageTest): Promise<void> {
  await writeLibrary(join(home, 'models'))
  const { id } = await api.library.scan()
  while ((await api.library.readScan()).id === id && (await api.library.readScan()).status === 'running')
    await pause(50)
  seedUsage(join(home, 'roster.db'))
  await api.models.update('gpt-4.1', { priority: 5 })
  await api.models.update('juniper-xl', { priority: 6, is_active: true })
  // Slow enough to be on its way until the last picture has been taken.
  hub.setFault(['meadow-xl', 'linocut'].map((path) => ({ kind: 'slow', bytesPerSecond: 40_000, path })))
  for (const repo of ['studio/meadow-xl', 'studio/linocut']) await api.downloads.start({ source: { text: repo } })
}

async function take({ page }: PageTest, { name, path, before }: Shot, look: Look): Promise<void> {
  await page.setViewportSize(look.size)
  await page.emulateMedia({ colorScheme: look.colorScheme, reducedMotion: 'reduce' })
  await page.goto(path)
  await page.getByRole('main').or(page.getByRole('dialog')).first().waitFor()
  await before?.(page)
  await pause(SETTLED_MS)
  const file = join(target, `${name}${look.suffix}.png`)
  await page.screenshot({ path: file })
  console.log(file)
}

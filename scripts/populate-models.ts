// Adds the built-in models to the database, without a server: npx tsx scripts/populate-models.ts. Those that exist are skipped.
// It shows each statement with its bindings. Other programs may import `addModel` and `listModels`.
import { spawnSync } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { z } from 'zod'
import type { Model, ModelCreate } from '../src/catalog/contract.ts'
import type { Options, Roster } from '../src/main.ts'
import { pinnedNode } from './install.mjs'

const HERE = fileURLToPath(import.meta.url)
const SQLITE_SINCE_NODE = 24
const BINDINGS_SHOWN = 40
const BINDING_LENGTH = 120

/**
 * Adds one model, in the shape that POST /api/v1/models takes.
 *
 * @param roster an opened one; without it the database of the environment is opened and closed again.
 * @throws RosterError that names each bad field, or the model that has this id or key already.
 */
export const addModel = (model: z.input<typeof ModelCreate>, roster?: Roster): Promise<Model> =>
  withRoster(roster, async (opened) => {
    const { ModelCreate, invalidFields, SYSTEM } = await product()
    const parsed = ModelCreate.safeParse(model)
    if (!parsed.success) throw invalidFields(parsed.error.issues, 'The model')
    return opened.models.show((await opened.models.create(SYSTEM, parsed.data)).row)
  })

/** Every model, active or not, in routing order. */
export const listModels = (roster?: Roster): Promise<Model[]> =>
  withRoster(roster, async ({ catalog, models }) => [...catalog.ordered].map(({ row }) => models.show(row)))

async function withRoster<Result>(given: Roster | undefined, work: (roster: Roster) => Promise<Result>) {
  const roster = given ?? (await open())
  try {
    return await work(roster)
  } finally {
    if (!given) await roster.close()
  }
}

async function open(options: Options = {}): Promise<Roster> {
  const { openRoster, readEnvironment } = await product()
  // What is added is to be told of, so nothing is added unseen by opening.
  return openRoster({ ...options, environment: { ...readEnvironment(), populate: false } })
}

/** Loaded late: it needs a newer Node than the one that `npx` may have. */
const product = async () => ({
  ...(await import('../src/main.ts')),
  ...(await import('../src/catalog/contract.ts')),
  ...(await import('../src/core/actor.ts')),
  ...(await import('../src/core/environment.ts')),
  ...(await import('../src/core/errors.ts')),
})

async function populate(): Promise<void> {
  const { SYSTEM } = await product()
  let isOpen = false
  // What opening asks, such as whether the tables are there, is not what this is about.
  const roster = await open({ onQuery: (query) => isOpen && showQuery(query) })
  isOpen = true
  try {
    console.log(`Database: ${withoutSecrets(roster.environment.databaseUrl)}`)
    console.log(`Checking for existing models: there are ${roster.catalog.size}\n`)
    const { results, summary } = await roster.imports.populate(SYSTEM)
    console.log()
    for (const [index, { id, model_key, status, reason }] of results.entries())
      console.log(`[${index + 1}/${results.length}] ${status}: ${id} (${model_key})${reason ? `, ${reason}` : ''}`)
    const { created, updated, skipped, total } = summary
    console.log(`\nSummary: ${created} created, ${updated} updated, ${skipped} skipped, ${total} total`)
  } finally {
    await roster.close()
  }
}

function showQuery({ sql, parameters }: { sql: string; parameters: readonly unknown[] }): void {
  console.log(`SQL:      ${sql}`)
  if (parameters.length === 0) return
  const shown = parameters.slice(0, BINDINGS_SHOWN).map(shortened)
  const more = parameters.length - shown.length
  console.log(`Bindings: [${shown.join(', ')}${more > 0 ? `, ... and ${more} more` : ''}]`)
}

function shortened(value: unknown): string {
  const text = JSON.stringify(value)
  return text.length > BINDING_LENGTH ? `${text.slice(0, BINDING_LENGTH)}... (${text.length} characters)` : text
}

function withoutSecrets(databaseUrl: string): string {
  const url = databaseUrl.startsWith('file:') ? null : URL.parse(databaseUrl)
  return url ? `${url.protocol}//${url.host}${url.pathname}` : databaseUrl
}

/** By this Node where it is new enough, else by the pinned one. */
async function main(): Promise<void> {
  if (Number.parseInt(process.versions.node, 10) >= SQLITE_SINCE_NODE) return populate()
  const { status } = spawnSync(pinnedNode(), ['--disable-warning=ExperimentalWarning', HERE], { stdio: 'inherit' })
  process.exitCode = status ?? 1
}

if (process.argv[1] && realpathSync(process.argv[1]) === HERE)
  await main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  })

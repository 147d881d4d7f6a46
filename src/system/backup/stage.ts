// A backup as a database: read whole, brought to the present shape, and held against every constraint.
import { messageOf, RosterError } from '../../core/errors.ts'
import { openStaging, readShape, type Staging, type Tx, withoutTriggers } from '../../db/index.ts'
import type { Header, Part } from './format.ts'
import { clearTable, createLooseTable, insertRows } from './store.ts'

const ROWS_AT_ONCE = 500

/** @throws RosterError `invalid`; the staging is then gone. */
export async function stage(header: Header, parts: AsyncIterable<Part>): Promise<Staging> {
  const last = header.migrations.at(-1)
  if (last === undefined) throw new RosterError('invalid', 'The backup is of an empty database')
  const staging = await openStaging(last).catch((cause: unknown) => {
    throw new RosterError('invalid', `The backup was made by a newer version of Roster (${last}); use that version`, {
      cause,
    })
  })
  try {
    await staging.write((tx) => withoutTriggers(tx, 'sqlite', () => fill(tx, parts)))
    await staging.finish()
    return staging
  } catch (error) {
    await staging.close()
    if (error instanceof RosterError) throw error
    const message = `The backup contradicts itself: ${messageOf(error)}. Nothing was changed`
    throw new RosterError('invalid', message, { cause: error })
  }
}

async function fill(tx: Tx, parts: AsyncIterable<Part>): Promise<void> {
  const known = new Map((await readShape(tx, 'sqlite')).map((table) => [table.name, table]))
  // A migration puts rows in, such as counters; those of the backup stand for them.
  for (const table of known.values()) await clearTable(tx, table)
  let insert = async (_: readonly unknown[]): Promise<void> => {
    throw new RosterError('invalid', 'The backup has rows before it names their table')
  }
  let flush = async (): Promise<void> => {}
  for await (const part of parts) {
    if (Array.isArray(part)) {
      await insert(part)
      continue
    }
    await flush()
    const { table: name, columns } = part
    if (!known.has(name)) await createLooseTable(tx, name, columns)
    const table = known.get(name) ?? { name, columns: [] }
    const waiting: (readonly unknown[])[] = []
    flush = async () => insertRows(tx, table, columns, waiting.splice(0))
    insert = async (row) => {
      if (row.length !== columns.length) throw new RosterError('invalid', `A row of ${name} has the wrong length`)
      if (waiting.push(row) >= ROWS_AT_ONCE) await flush()
    }
  }
  await flush()
}

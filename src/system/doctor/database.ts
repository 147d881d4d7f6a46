// Whether the database is in the shape that this Roster needs.
import { messageOf } from '../../core/errors.ts'
import { type Database, migrationState } from '../../db/index.ts'
import type { Finding } from './contract.ts'
import { ok, problem } from './finding.ts'

const ENGINES = { sqlite: 'SQLite', postgres: 'PostgreSQL' } as const

export async function checkDatabase({ engine, reader }: Database): Promise<Finding[]> {
  const reachable = ok('database', `${ENGINES[engine]} answers`)
  try {
    const { done, due, unknown } = await migrationState(reader)
    if (unknown.length > 0) {
      const sentence = `A newer version of Roster has made it (${unknown.join(', ')})`
      return [reachable, problem('migrations', sentence, 'Start that version, or restore a backup')]
    }
    if (due.length > 0)
      return [reachable, problem('migrations', `Due: ${due.join(', ')}`, 'roster migrate, or start the server')]
    return [reachable, ok('migrations', `All ${done.length} are done`)]
  } catch (error) {
    return [problem('database', `It does not answer: ${messageOf(error)}`, 'Check DATABASE_URL and its server')]
  }
}

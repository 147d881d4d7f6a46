// Starts one PostgreSQL for a whole test run; a test reads its address by `inject('postgresUrl')`.
import type { TestProject } from 'vitest/node'
import { startPostgres } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.ROSTER_TEST_POSTGRES_URL
  // Not what the tests are about: what must survive a crash is tested by killing Roster, never the database.
  const postgres = given ? { url: given, stop: async () => {} } : await startPostgres({ fsync: 'off' })
  project.provide('postgresUrl', postgres.url)
  return postgres.stop
}

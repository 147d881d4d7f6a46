// Usage of a million jobs that have ended, against counting the jobs themselves.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import { isoTime } from '../src/core/time.ts'
import { EVERYBODY } from '../src/jobs/usage/store.ts'
import { atMost, report } from './support/figure.ts'
import { environmentOf, openQuietly } from './support/filled.ts'
import { temporaryFolder } from './support/folder.ts'
import { processorTime, START, startServer } from './support/server.ts'
import { milliseconds } from './support/units.ts'

const MODELS = 40
const DAYS = 365
const MILLION = 1_000_000
const ASKED = 15
const MOST_MS = 100
const TOKEN = 'the-admin-token-of-the-benchmark'

const home = temporaryFolder()
// A connection that is kept would be closed while the jobs are counted.
const headers = { authorization: `Bearer ${TOKEN}`, connection: 'close' }

/** A million rows of jobs, and the days of them as they are added up when jobs end. */
async function fillUsage(): Promise<void> {
  const { database, close } = await openQuietly(environmentOf(home))
  const numbers = sql`with recursive n(i) as (select 0 union all select i + 1 from n where i < ${sql.lit(MILLION - 1)})`
  await database.write((tx) =>
    sql`insert into jobs (id, status, created_by, created_at, model_id, provider_id, request, input, resolution)
      ${numbers} select printf('%08x-0000-7000-8000-000000000000', i), 'completed', 'admin', '2026-01-01T00:00:00Z',
        'model-' || (i % ${sql.lit(MODELS)}), 'bench', '{}', '{}', '{}' from n`.execute(tx),
  )
  const jobs = MILLION / MODELS / DAYS
  const latencies = Array.from({ length: 24 }, (_, index) => `${60 + index}:3`).join(' ')
  await database.write(async (tx) => {
    for (let day = 0; day < DAYS; day++) {
      const rows = Array.from({ length: MODELS }, (_, model) => ({
        ...{ actor: EVERYBODY, day: isoTime(new Date(Date.UTC(2026, 0, 1 + day))).slice(0, 10) },
        ...{ model_id: `model-${model}`, provider_id: 'bench', display_name: `Model ${model}`, modality: 'text' },
        ...{ task: 'chat', total_jobs: jobs, completed_jobs: jobs, failed_jobs: 0, rating_sum: 0, rating_count: 0 },
        ...{ input_tokens: 1000, output_tokens: 1000, cost: 1, unknown_cost_jobs: 0, latencies },
      }))
      await tx.insertInto('usage_days').values(rows).execute()
    }
  })
  await close()
}

await fillUsage()
const filled = await startServer(START, {
  ...{ ROSTER_HOME: home, DATABASE_URL: environmentOf(home).databaseUrl, PORT: '0', ROSTER_ADMIN_TOKEN: TOKEN },
})
const counted = new DatabaseSync(join(home, 'roster.db'), { readOnly: true })
/** The same question asked of the jobs themselves, as specification 3 prints it. */
const statement = counted.prepare(`select model_id, count(*), count(*) filter (where status = 'completed'),
  avg(quality_rating) from jobs group by model_id`)

const timeOf = async (work: () => unknown): Promise<number> => {
  const started = performance.now()
  await work()
  return performance.now() - started
}
const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN

for (const groupBy of ['model', 'provider', 'day']) {
  const read = async () => (await fetch(`${filled.url}/api/v1/usage?group_by=${groupBy}`, { headers })).arrayBuffer()
  await read()
  const before = processorTime(filled.process) ?? Number.NaN
  const times: number[] = []
  for (let index = 0; index < ASKED; index++) times.push(await timeOf(read))
  const processor = ((processorTime(filled.process) ?? Number.NaN) - before) / ASKED
  const scan = middle([await timeOf(() => statement.all()), await timeOf(() => statement.all())])
  const took = middle(times)
  report({
    what: `Usage of a million jobs by ${groupBy}`,
    figure: milliseconds(took),
    against: `counting the jobs themselves ${milliseconds(scan)}`,
    ratio: took / scan,
    target: atMost(took, MOST_MS, 'ms'),
  })
  report({ what: '  processor time', figure: milliseconds(processor), target: atMost(processor, MOST_MS, 'ms') })
}
counted.close()
await filled.stop()

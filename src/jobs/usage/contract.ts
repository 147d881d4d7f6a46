// What was used, in the words of specification 3's statistics.
import { createRoute, z } from '@hono/zod-openapi'
import { json, problems } from '../../core/contract.ts'
import { Day } from '../../core/schema.ts'

const GROUPS = ['model', 'provider', 'day'] as const

const Count = z.number()

export const UsageRow = z
  .object({
    day: z.string().nullable(),
    display_name: z.string().nullable().describe('Of the model'),
    modality: z.string().nullable(),
    task: z.string().nullable(),
    provider_name: z.string().nullable().describe('The id of the provider'),
    total_jobs: Count.describe('With those that have not ended, and those that were cancelled'),
    completed_jobs: Count,
    failed_jobs: Count,
    avg_quality_rating: z.number().nullable(),
    input_tokens: Count,
    output_tokens: Count,
    cost: z.number().describe('Of the jobs whose cost is known, in USD'),
    unknown_cost_jobs: Count.describe('Jobs that have ended at a cost that nobody knows'),
    p50_seconds: z.number().nullable().describe('Of completed jobs, within 4.5%'),
    p95_seconds: z.number().nullable().describe('Of completed jobs, within 4.5%'),
  })
  .openapi('UsageRow')
export type UsageRow = z.infer<typeof UsageRow>

const UsageQuery = z.strictObject({
  from: Day.optional().describe('The first day, in UTC'),
  to: Day.optional().describe('The last day, in UTC'),
  group_by: z.enum(GROUPS).default('model'),
})
export type UsageQuery = z.infer<typeof UsageQuery>

const UsageReport = z.object({ rows: z.array(UsageRow) }).openapi('UsageReport')

export const readUsageRoute = createRoute({
  method: 'get',
  path: '/usage',
  tags: ['Jobs'],
  summary: 'What was used: one’s own, and for an admin by all',
  request: { query: UsageQuery },
  responses: {
    200: json(UsageReport, 'Most jobs first; days in order'),
    ...problems(400, 401, 403),
  },
})

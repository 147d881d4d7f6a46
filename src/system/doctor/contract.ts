// What the doctor finds, and what to do about it.
import { createRoute, z } from '@hono/zod-openapi'
import { json, problems } from '../../core/contract.ts'

export const Finding = z
  .object({
    about: z.string().describe('What was looked at, such as `database` or `endpoint anthropic`'),
    level: z.enum(['ok', 'warning', 'problem']),
    sentence: z.string(),
    action: z.string().nullable().describe('What to do; null where nothing is'),
  })
  .openapi('Finding')
export type Finding = z.infer<typeof Finding>

export const diagnose = createRoute({
  method: 'get',
  path: '/system/doctor',
  tags: ['Operation'],
  summary: 'What is wrong with this server, and what to do about it',
  responses: {
    200: json(z.object({ findings: z.array(Finding) }).openapi('Diagnosis'), 'What was found'),
    ...problems(401, 403),
  },
})

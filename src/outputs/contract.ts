// How a file that a job made is asked for.
import { createRoute, z } from '@hono/zod-openapi'
import { problems } from '../core/contract.ts'

const bytes = { content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } } }

export const readOutputFile = createRoute({
  method: 'get',
  path: '/jobs/{id}/files/{name}',
  tags: ['Jobs'],
  summary: 'A file that a job made, whole or a range of it',
  description: 'Its Content-Type is the one that the job tells. Files are kept for ROSTER_OUTPUT_DAYS.',
  request: { params: z.object({ id: z.string(), name: z.string() }) },
  responses: {
    200: { description: 'The file', ...bytes },
    206: { description: 'The range that was asked for', ...bytes },
    304: { description: 'The caller already has this' },
    416: { description: 'The file ends before the range begins' },
    ...problems(401, 403, 404),
  },
})

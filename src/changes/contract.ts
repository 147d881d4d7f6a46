// The audit log, and how it is asked for.
import { createRoute, z } from '@hono/zod-openapi'
import { json, paging, problems } from '../core/contract.ts'
import { Text, Time } from '../core/schema.ts'

/** A row of any kind; the rest of its fields are its kind's own. */
const AnyRow = z.looseObject({ id: z.string(), row_version: z.int(), created_at: Time, updated_at: Time })

const summary = {
  revision: z.int(),
  created_at: Time,
  actor: z.string().describe('Who did it: `admin`, `system`, the subject of a token, or `key:` and the name of a key'),
  action: z.string().describe('What was done, such as `model.update`'),
  summary: z.string().describe('The same for a person'),
  changes: z.int().describe('How many rows it touched'),
  undoes: z.int().nullable().describe('The revision that it undid'),
  undone_by: z.int().nullable().describe('The revision that undid it'),
}

const ChangeSet = z.object(summary).openapi('ChangeSet')

const ChangeDetail = z
  .object({
    ...summary,
    entries: z.array(
      z.object({
        entity: z.string(),
        id: z.string(),
        before: AnyRow.nullable().describe('The row before; null where it is new'),
        after: AnyRow.nullable().describe('The row after; null where it was deleted'),
      }),
    ),
  })
  .openapi('ChangeDetail')

const ChangeList = z.object({ changes: z.array(ChangeSet), next_cursor: z.string().nullable() }).openapi('ChangeList')

const rows = {
  entity: Text(100).optional().describe('Only rows of this kind: model, provider, configuration, setting'),
  entity_id: Text(512).optional().describe('Only this row'),
}

const path = z.object({ id: z.coerce.number('must be a revision').int().min(1).describe('The revision') })
const tags = ['Changes']

export const listChanges = createRoute({
  method: 'get',
  path: '/changes',
  tags,
  summary: 'Who changed what, newest first',
  request: { query: z.strictObject({ ...rows, ...paging }) },
  responses: { 200: json(ChangeList, 'Change sets'), ...problems(400, 401, 403) },
})

export const readChange = createRoute({
  method: 'get',
  path: '/changes/{id}',
  tags,
  summary: 'Read one change set with every row before and after',
  request: { params: path, query: z.strictObject(rows) },
  responses: { 200: json(ChangeDetail, 'The change set'), ...problems(400, 401, 403, 404) },
})

export const undoChange = createRoute({
  method: 'post',
  path: '/changes/{id}/undo',
  tags,
  summary: 'Put every row of a change set back; refused where one has changed since',
  request: { params: path },
  responses: { 200: json(ChangeSet, 'The change set that undid it'), ...problems(400, 401, 403, 404, 409) },
})

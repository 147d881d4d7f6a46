// Specification 3's edge functions, as a client of Supabase invokes them.
import { createRoute, z } from '@hono/zod-openapi'
import { body, json, problems } from '../../../core/contract.ts'
import { LongText, OpenObject, Text } from '../../../core/schema.ts'
import { JOB_STATUSES } from '../../../jobs/contract.ts'
import { MODALITIES } from '../../../vocabulary/index.ts'

const ModelId = Text(512).nullish().describe('Id or model_key; without it the best candidate is chosen')

const QueueJob = z
  .strictObject({
    modality: z.enum(MODALITIES).nullish(),
    task: Text(64).nullish(),
    input: OpenObject.nullish(),
    model_id: ModelId,
    fallback: z.boolean().nullish(),
  })
  .openapi('QueueJob')

const QueuedJob = z
  .object({
    success: z.literal(true),
    job_id: z.uuid(),
    status: z.enum(JOB_STATUSES),
    model: z.object({ id: z.string(), display_name: z.string() }),
    estimated_cost: z.number().nullable().describe('null where it cannot be known'),
  })
  .openapi('QueuedJob')

const ReplicateImage = z
  .strictObject({
    prompt: LongText.min(1, 'must not be empty'),
    negative_prompt: LongText.nullish(),
    width: z.int().nullish(),
    height: z.int().nullish(),
    num_inference_steps: z.int().nullish(),
    guidance_scale: z.number().nullish(),
    model_id: ModelId,
    wait: z.boolean().nullish().describe('Whether the answer waits for the picture; true by default'),
  })
  .openapi('ReplicateImage')
export type ReplicateImage = z.infer<typeof ReplicateImage>

const MadeImage = z
  .object({
    success: z.literal(true),
    job_id: z.uuid(),
    status: z.enum(JOB_STATUSES),
    output: z.array(z.string()).nullable().describe('Where the pictures are; null until they are made'),
  })
  .openapi('MadeImage')

const refusals = problems(400, 401, 403, 404, 409, 413, 502)
const headers = z.object({ 'idempotency-key': Text(255).min(1, 'must not be empty').optional() })
const tags = ['Facade: Supabase functions']

export const queueJob = createRoute({
  method: 'post',
  path: '/functions/v1/queue-job',
  tags,
  summary: 'Choose a model and queue a job for it',
  request: { body: body(QueueJob), headers },
  responses: { 200: json(QueuedJob, 'The job'), ...refusals },
})

export const replicateImage = createRoute({
  method: 'post',
  path: '/functions/v1/replicate-image',
  tags,
  summary: 'Make a picture on Replicate',
  request: { body: body(ReplicateImage), headers },
  responses: { 200: json(MadeImage, 'The picture, or the job that makes it'), ...refusals },
})

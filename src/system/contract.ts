// What the machine that this server runs on has, and how it is asked for.
import { createRoute, z } from '@hono/zod-openapi'
import { json, problems } from '../core/contract.ts'
import { Time } from '../core/schema.ts'

const Bytes = z.int().min(0)

export const Gpu = z
  .object({
    name: z.string(),
    vram_total_bytes: Bytes.nullable().describe('Null where it is shared with the main memory, or nobody could tell'),
    vram_free_bytes: Bytes.nullable().describe('When it was looked at'),
    driver: z.string().nullable(),
  })
  .openapi('Gpu')
export type Gpu = z.infer<typeof Gpu>

const GpuProbe = z
  .object({
    status: z.enum(['looking', 'found', 'none', 'failed']),
    source: z.enum(['nvidia-smi', 'systeminformation']).nullable().describe('Who told'),
    detail: z.string().describe('The same for a person'),
    at: Time.nullable(),
  })
  .openapi('GpuProbe')
export type GpuProbe = z.infer<typeof GpuProbe>

const Folder = z
  .object({
    name: z.enum(['models', 'home']).describe('MODELS_DIR and ROSTER_HOME'),
    path: z.string(),
    free_bytes: Bytes.nullable().describe('Of its disk; null where it cannot be asked'),
    total_bytes: Bytes.nullable(),
  })
  .openapi('SystemFolder')
export type Folder = z.infer<typeof Folder>

export const System = z
  .object({
    versions: z.object({
      roster: z.string(),
      node: z.string(),
      database: z.object({ engine: z.enum(['sqlite', 'postgres']), version: z.string().nullable() }),
    }),
    platform: z.object({ os: z.string(), release: z.string(), architecture: z.string() }),
    cpu: z.object({ name: z.string().nullable(), cores: z.int() }),
    memory: z.object({ total_bytes: Bytes, free_bytes: Bytes }).describe('What this process may have of it'),
    gpus: z.array(Gpu),
    gpu_probe: GpuProbe,
    vram_gb: z
      .number()
      .nullable()
      .describe('The largest GPU, in units of 10^9 bytes: what hardware limits are held against; null where unknown'),
    folders: z.array(Folder),
  })
  .openapi('System')
export type System = z.infer<typeof System>

export const readSystem = createRoute({
  method: 'get',
  path: '/system',
  tags: ['Operation'],
  summary: 'GPUs and their VRAM, CPU, memory, disks, folders, versions',
  description: 'GPUs are looked for once, when the server starts; all else is as it is now.',
  responses: { 200: json(System, 'The machine that this server runs on'), ...problems(401, 403) },
})

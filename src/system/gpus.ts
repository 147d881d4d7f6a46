// Looks for GPUs: first by NVIDIA's tool, then by systeminformation. It fails in words and never by throwing.

import { messageOf } from '../core/errors.ts'
import { isObject } from '../core/record.ts'
import type { Gpu, GpuProbe } from './contract.ts'
import { readGraphics } from './graphics.ts'
import { readNvidia } from './nvidia.ts'
import { within } from './within.ts'

/** A driver that wakes up takes seconds; one that takes longer is broken. */
const LIMIT_MS = 15_000

export interface Sources {
  nvidia: (timeout: number) => Promise<Gpu[]>
  graphics: () => Promise<Gpu[]>
}

export type Found = Omit<GpuProbe, 'at'> & { gpus: Gpu[] }

const SOURCES: Sources = { nvidia: readNvidia, graphics: readGraphics }

export async function findGpus({ nvidia, graphics }: Sources = SOURCES, limit = LIMIT_MS): Promise<Found> {
  try {
    const gpus = await within(limit, nvidia(limit))
    if (gpus.length > 0) return found(gpus, 'nvidia-smi')
  } catch (error) {
    // Without the tool there is no NVIDIA driver. A tool that is there and fails is told: the machine has a GPU.
    if (!isObject(error) || error.code !== 'ENOENT')
      return failed(`nvidia-smi is here and could not tell: ${messageOf(error)}`)
  }
  try {
    const gpus = await within(limit, graphics())
    return gpus.length > 0 ? found(gpus, 'systeminformation') : NONE
  } catch (error) {
    return failed(`GPUs could not be looked for: ${messageOf(error)}`)
  }
}

const NONE: Found = { gpus: [], status: 'none', source: null, detail: 'No GPU was found on this machine' }

const found = (gpus: Gpu[], source: 'nvidia-smi' | 'systeminformation'): Found => ({
  gpus,
  status: 'found',
  source,
  detail: `${gpus.length === 1 ? '1 GPU' : `${gpus.length} GPUs`}, told by ${source}`,
})

const failed = (detail: string): Found => ({ gpus: [], status: 'failed', source: null, detail })

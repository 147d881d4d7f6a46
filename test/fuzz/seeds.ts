// What there is to ask about: each round begins with things that hardly any drawn request would make.
import { join } from 'node:path'
import { safetensors, writeFileAt } from '../support/library.ts'

export interface Seed {
  /** What the answer's `id` is known by. */
  collection: string
  path: string
  body?: object
  headers?: Record<string, string>
}

const PRESET = { steps: 20, cfg_scale: 7, sampler: 'euler', scheduler: 'karras' }
const PRESET_SIZE = { resolution_width: 512, resolution_height: 512 }

/** Weights that a scan finds, under an id that is this round's. */
export const layWeights = (models: string, round: number): Promise<void> =>
  writeFileAt(join(models, 'sdxl', `seed-${round}`, 'model.safetensors'), safetensors())

/** What an admin asks for at the beginning of a round. */
export const seedsOf = (round: number): Seed[] => [
  {
    collection: 'configurations',
    path: '/api/v1/models/configurations/base/sdxl',
    body: { base_model: 'sdxl', name: `Seed ${round}`, is_default: true, ...PRESET, ...PRESET_SIZE },
  },
  {
    collection: 'downloads',
    path: '/api/v1/downloads',
    body: { model_id: round % 2 ? 'musicgen-small' : 'flux-1-dev' },
  },
  {
    collection: 'uploads',
    path: '/api/v1/uploads',
    headers: {
      'tus-resumable': '1.0.0',
      'upload-length': '16',
      'upload-metadata': `filename ${btoa(`seed-${round}.safetensors`)}`,
    },
  },
  { collection: 'library', path: '/api/v1/library/scan', body: {} },
  {
    collection: 'jobs',
    path: '/api/v1/jobs',
    body: { model: 'sdxl-1-0', input: { prompt: `Seed ${round}` } },
  },
]

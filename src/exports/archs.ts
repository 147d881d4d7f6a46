// The architectures that AI Toolkit trains, with the keys that each needs, and which of them a model has.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { ModelFacts } from '../catalog/contract.ts'
import { DATA_FOLDER } from '../core/data-files.ts'

const Arch = z.strictObject({
  name: z.string(),
  label: z.string(),
  group: z.string(),
  /** By dotted path; null for a key that must not be there. */
  defaults: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** Where the licence is accepted. */
  gate_url: z.string().nullable(),
  dataset_needs: z.array(z.enum(['control_path', 'multi_control_paths', 'num_frames'])),
})
export type Arch = z.infer<typeof Arch>

const File = z.object({ archs: z.array(Arch) })

let archs: Promise<readonly Arch[]> | undefined

export function readArchs(): Promise<readonly Arch[]> {
  archs ??= readFile(join(DATA_FOLDER, 'exports', 'ai-toolkit.json'), 'utf8').then(
    (text) => File.parse(JSON.parse(text)).archs,
  )
  return archs
}

/** What a base model's weights are trained as. */
const BY_BASE: Readonly<Record<string, string>> = {
  sd1: 'sd15',
  sdxl: 'sdxl',
  pony: 'sdxl',
  illustrious: 'sdxl',
  noobai: 'sdxl',
  flux_dev: 'flux',
  flux_schnell: 'flux',
  flux2_dev: 'flux2',
  flux2_klein_4b: 'flux2_klein_4b',
  flux2_klein_9b: 'flux2_klein_9b',
  qwen_image: 'qwen_image',
  zimage: 'zimage',
  wan_14b: 'wan21:14b',
  wan_5b: 'wan22_5b',
  wan_1_3b: 'wan21:1b',
}

const BY_FAMILY: Readonly<Record<string, string>> = {
  anima: 'anima',
  chroma: 'chroma',
  krea: 'krea2',
  lumina: 'lumina2',
  ltx: 'ltx2',
}

/** Its own repository tells most exactly, then the base model, then the family. Undefined where nothing does. */
export function archOf(model: ModelFacts, all: readonly Arch[]): Arch | undefined {
  const repos = [model.source?.repo, model.hf_model_id].filter((repo) => typeof repo === 'string')
  const byRepo = all.find(({ defaults }) => repos.some((repo) => repoOf(defaults['model.name_or_path']) === repo))
  const name =
    BY_BASE[model.base_model ?? ''] ?? (model.base_model === null ? BY_FAMILY[model.family ?? ''] : undefined)
  return byRepo ?? all.find((arch) => arch.name === name)
}

/** `owner/name` of a repository or of a file in it. */
export const repoOf = (place: unknown): string | undefined =>
  typeof place === 'string' ? /^[^/]+\/[^/]+/.exec(place)?.[0] : undefined

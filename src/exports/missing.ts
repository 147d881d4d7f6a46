// What a training will not find on this machine, and where AI Toolkit takes its parts from.
import { basename } from 'node:path'
import type { ModelFacts } from '../catalog/contract.ts'
import type { LibraryEntry } from '../library/contract.ts'
import { type Arch, repoOf } from './archs.ts'
import type { Missing } from './contract.ts'
import { type Weights, weightsOf } from './weights.ts'

/** How AI Toolkit wants the weights of an architecture. */
type Form = 'file' | 'folder of a file' | 'diffusers'

/** FLUX.2 is read from a folder that holds its transformer as one file. */
const FOLDER_OF_A_FILE = /^flux2/
const SINGLE: ReadonlySet<string> = new Set(['sd15', 'sdxl'])

function formOf({ name, defaults }: Arch): Form {
  if (FOLDER_OF_A_FILE.test(name)) return 'folder of a file'
  const own = String(defaults['model.name_or_path'] ?? '')
  return SINGLE.has(name) || own.endsWith('.safetensors') || 'model.extras_name_or_path' in defaults
    ? 'file'
    : 'diffusers'
}

export interface Found {
  entry: LibraryEntry
  model: ModelFacts
  arch: Arch | undefined
  modelsDir: string
}

/** Where the base model lies, as the architecture wants it. */
export function placeOf({ entry, arch, modelsDir }: Found): string {
  const weights = weightsOf(entry, modelsDir)
  const isFile = arch && formOf(arch) === 'file' && !weights.isDiffusers
  return (isFile ? weights.file : undefined) ?? weights.folder
}

export function missingOf(found: Found, installed: readonly LibraryEntry[]): Missing[] {
  const { entry, arch, model, modelsDir } = found
  const companions = model.companions
    .filter(({ model_id }) => !installed.some(({ id }) => id === model_id))
    .map(({ model_id, reason }) => ({ part: model_id, hint: `${reason}. Bring it here: roster pull ${model_id}` }))
  if (!arch) return companions
  const weights = weightsOf(entry, modelsDir)
  return [...formHint(arch, weights), ...encoderHint(arch, weights), ...companions]
}

function formHint(arch: Arch, { isDiffusers, file }: Weights): Missing[] {
  if (/\.gguf$/i.test(file ?? '') && !isDiffusers)
    return [{ part: 'weights', hint: 'AI Toolkit cannot train on GGUF. Install the model as safetensors' }]
  if (formOf(arch) !== 'diffusers' || isDiffusers) return []
  const own = arch.defaults['model.name_or_path']
  const here = file ? `, and ${basename(file)} is a single file` : ''
  const hint =
    `AI Toolkit reads ${arch.label} from a folder in the manner of diffusers, with transformer/ in it${here}. ` +
    `Install ${own} whole, or set model.name_or_path to ${own}, which AI Toolkit then fetches itself${gate(arch)}`
  return [{ part: 'transformer', hint }]
}

function encoderHint(arch: Arch, { parts, isDiffusers }: Weights): Missing[] {
  if (SINGLE.has(arch.name) || parts.has('text_encoder')) return []
  const extras = arch.defaults['model.extras_name_or_path']
  const from = extras ?? arch.defaults['model.name_or_path']
  if (!isDiffusers && formOf(arch) === 'diffusers') return []
  return [
    {
      part: 'text encoder and VAE',
      hint: `AI Toolkit fetches them from ${repoOf(from)} when the training begins${gate(arch)}`,
    },
  ]
}

/** For a dataset that is more than images and captions. */
export function datasetHints(arch: Arch | undefined): Missing[] {
  const needs = arch?.dataset_needs.filter((need) => need !== 'num_frames') ?? []
  return needs.map((need) => ({
    part: `datasets[0].${need}`,
    hint: `${arch?.label} learns from pairs: set it to the folder${need === 'control_path' ? '' : 's'} of the images before the change`,
  }))
}

const ADAPTERS = ['model.assistant_lora_path', 'model.unconditional_lora_path'] as const

/** Adapters that a training needs: from this library where one lies in it, else fetched when the training begins. */
export function adaptersOf(arch: Arch | undefined, installed: readonly LibraryEntry[], modelsDir: string) {
  const places: Record<string, string> = {}
  const missing: Missing[] = []
  for (const key of ADAPTERS) {
    const own = arch?.defaults[key]
    if (typeof own !== 'string') continue
    const entry = installed.find(({ source }) => source?.repo === repoOf(own))
    const file = entry?.files.find(({ path }) => basename(path) === basename(own))
    if (entry && file) places[key] = weightsOf({ ...entry, files: [file] }, modelsDir).file ?? own
    else missing.push({ part: key, hint: `AI Toolkit fetches ${own} from Hugging Face when the training begins` })
  }
  return { places, missing }
}

const gate = ({ gate_url }: Arch): string =>
  gate_url ? `; accept its licence at ${gate_url} and set HF_TOKEN there` : ''

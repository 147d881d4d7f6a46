// `extra_model_paths.yaml`: which folders of this library hold what ComfyUI calls how.
import { extname, resolve } from 'node:path'
import { stringify } from 'yaml'
import { compareCodePoints } from '../core/text.ts'
import type { LibraryEntry } from '../library/contract.ts'
import type { ModelType } from '../vocabulary/index.ts'
import type { ExportedFile, Missing } from './contract.ts'
import { weightsOf } from './weights.ts'

const READABLE: ReadonlySet<string> = new Set(['.ckpt', '.pt', '.pt2', '.bin', '.pth', '.safetensors', '.pkl', '.sft'])

const BY_TYPE: Readonly<Partial<Record<ModelType, string>>> = {
  lora: 'loras',
  adapter: 'loras',
  vae: 'vae',
  text_encoder: 'text_encoders',
  clip_vision: 'clip_vision',
  controlnet: 'controlnet',
  t2i_adapter: 'controlnet',
  embedding: 'embeddings',
  upscaler: 'upscale_models',
}

/** Their files hold the text encoder and the VAE as well; those of all others hold the denoiser alone. */
const WHOLE_FAMILIES: ReadonlySet<string> = new Set(['sd1', 'sd2', 'sdxl', 'sd3'])

/** Folders that hold one kind of file by their name, so that what comes later is found too. */
const ALWAYS: readonly [category: string, folder: string][] = [
  ['loras', 'lora'],
  ['loras', 'adapter'],
  ['vae', 'vae'],
]

export function comfyUiFile(entries: readonly LibraryEntry[], modelsDir: string): ExportedFile {
  const placed = entries.map((entry) => ({ entry, ...categoryOf(entry, modelsDir) }))
  const folders = new Map<string, Set<string>>(ALWAYS.map(([category]) => [category, new Set<string>()]))
  for (const [category, folder] of ALWAYS) folders.get(category)?.add(folder)
  for (const { entry, category } of placed) {
    if (category === undefined) continue
    const paths = folders.get(category) ?? new Set()
    paths.add(sharedFolder(entry, category, placed))
    folders.set(category, paths)
  }
  const sorted = [...folders].toSorted(([left], [right]) => compareCodePoints(left, right))
  const lists = Object.fromEntries(sorted.map(([category, paths]) => [category, listOf(paths)]))
  return {
    filename: 'extra_model_paths.yaml',
    content_type: 'application/yaml',
    content: stringify({ roster: { base_path: resolve(modelsDir), ...lists } }, { lineWidth: 0 }),
    missing: placed.flatMap(({ missing }) => missing ?? []),
  }
}

/** ComfyUI reads one path in each line. */
const listOf = (paths: ReadonlySet<string>): string => {
  const sorted = [...paths].toSorted(compareCodePoints)
  return sorted.length === 1 ? (sorted[0] ?? '') : `${sorted.join('\n')}\n`
}

interface Placed {
  entry: LibraryEntry
  category?: string | undefined
  missing?: Missing
}

/** The whole folder of its kind where nothing else lies in that, so that what comes later is found too. */
function sharedFolder({ path }: LibraryEntry, category: string, placed: readonly Placed[]): string {
  const top = path.split('/')[0] ?? path
  if (path === top || path.startsWith('/')) return path
  const isShared = placed.every((other) => !other.entry.path.startsWith(`${top}/`) || other.category === category)
  return isShared ? top : path
}

function categoryOf(entry: LibraryEntry, modelsDir: string): { category?: string; missing?: Missing } {
  const { id, type, family, model } = entry
  const lacking = (hint: string) => ({ missing: { part: id, hint } })
  if (entry.status !== 'ok' && entry.status !== 'unverified')
    return lacking(`Its status is ${entry.status}; see to that first: roster verify ${id}`)
  const { file, isDiffusers } = weightsOf(entry, modelsDir)
  if (isDiffusers) return { category: 'diffusers' }
  const ending = extname(file ?? '').toLowerCase()
  if (ending === '.gguf') return lacking('ComfyUI reads GGUF with a custom node alone: install ComfyUI-GGUF in it')
  if (!READABLE.has(ending)) return lacking(`ComfyUI cannot read ${ending || 'a model without a file of weights'}`)
  if (type === 'ip_adapter')
    return lacking('ComfyUI uses it with a custom node alone: install ComfyUI_IPAdapter_plus in it')
  if (type === 'unknown') return lacking(`Say what it is: roster set ${id} type=lora (or another type)`)
  if (type !== 'base_model') return { category: BY_TYPE[type] ?? 'checkpoints' }
  if (model?.modality === 'text') return lacking('It is a language model, which ComfyUI does not run')
  return { category: WHOLE_FAMILIES.has(family ?? '') ? 'checkpoints' : 'diffusion_models' }
}

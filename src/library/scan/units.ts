// Which files are one model: a pipeline folder, a repository, the shards of a file, or a file by itself.
import type { Source } from '../../catalog/contract.ts'
import type { ModelType } from '../../vocabulary/index.ts'
import type { SeenFile, SeenFolder } from './walk.ts'

/** Files that make one model. */
export interface Unit {
  /** What it is called where nothing else says. */
  name: string
  /** The folder that it lies in, or that it is. */
  folder: string
  weights: UnitFile[]
  companions: UnitFile[]
  /** What its neighbours say of it: files of other programs beside it. */
  sidecars: SeenFile[]
  /** Where it is a folder with `model_index.json`. */
  pipeline?: SeenFile | undefined
  /** The kind of model that the name of its folder stands for. */
  folderType?: ModelType | undefined
  /** Of a model that came in parts, those that are not there. */
  absent: string[]
  /** The model that lies in this folder by the library's own order. */
  id?: string | undefined
  /** Where it came from, as the store that it lies in says. */
  source?: Source | undefined
}

export interface UnitFile extends SeenFile {
  sha256?: string | null
}

const WEIGHTS = /\.(safetensors|sft|gguf|ckpt|pth|pt|bin|onnx)$/i
const COMPANION = /\.(json|txt|model|ya?ml|md|jinja|tiktoken|vocab|merges)$/i
const SIDECAR = /\.(json|civitai\.info|cm-info\.json|metadata\.json|swarm\.json)$/i
const SHARD = /^(.+)-(\d{5})-of-(\d{5})(\.\w+)$/
/** How a repository names the weights of its one model. */
const OF_REPOSITORY =
  /^(model|pytorch_model|diffusion_pytorch_model|adapter_model|consolidated|tf_model|flax_model|open_clip)/i
const OF_AUDIOCRAFT = new Set(['state_dict.bin', 'compression_state_dict.bin'])

export const isWeights = (name: string): boolean => WEIGHTS.test(name)
export const isWorthALook = (name: string): boolean => WEIGHTS.test(name) || COMPANION.test(name) || SIDECAR.test(name)

/** Folders as ComfyUI, A1111, InvokeAI and this library name them. */
const FOLDER_TYPES: Readonly<Record<string, ModelType>> = {
  ...{
    checkpoints: 'base_model',
    'stable-diffusion': 'base_model',
    diffusion_models: 'base_model',
    unet: 'base_model',
  },
  ...{ loras: 'lora', lora: 'lora', lycoris: 'lora', vae: 'vae', vae_approx: 'vae', controlnet: 'controlnet' },
  ...{ embeddings: 'embedding', clip: 'text_encoder', text_encoders: 'text_encoder', clip_vision: 'clip_vision' },
  ...{ upscale_models: 'upscaler', esrgan: 'upscaler', realesrgan: 'upscaler', ipadapter: 'ip_adapter' },
  ...{ 't2i-adapter': 't2i_adapter', t2i_adapter: 't2i_adapter', adapter: 'adapter' },
}

/** @param idOf the model whose own folder this is, by the library's order. */
export function* unitsIn(
  folder: SeenFolder,
  idOf: (place: string) => string | undefined,
  above?: ModelType,
): Generator<Unit> {
  const folderType = FOLDER_TYPES[folder.name.toLowerCase()] ?? above
  const id = idOf(folder.place)
  const pipeline = folder.files.find(({ name }) => name === 'model_index.json')
  if (id !== undefined || pipeline) {
    const all = [...filesBelow(folder)]
    const unit = wholeOf(folder, all)
    if (unit) yield { ...unit, id, pipeline, folderType }
    return
  }
  for (const unit of unitsOfFiles(folder)) yield { ...unit, folderType }
  for (const below of folder.folders) yield* unitsIn(below, idOf, folderType)
}

export function* filesBelow(folder: SeenFolder): Generator<SeenFile> {
  yield* folder.files
  for (const below of folder.folders) yield* filesBelow(below)
}

/** A folder as one model; undefined where no weights lie in it. */
export function wholeOf(
  { name, place }: Pick<SeenFolder, 'name' | 'place'>,
  files: readonly SeenFile[],
): Unit | undefined {
  const weights = files.filter((file) => isWeights(file.name))
  if (weights.length === 0) return undefined
  const companions = files.filter((file) => !isWeights(file.name) && COMPANION.test(file.name))
  return { name, folder: place, weights, companions, sidecars: [], absent: absentOf(weights) }
}

function* unitsOfFiles(folder: SeenFolder): Generator<Unit> {
  const weights = folder.files.filter(({ name }) => isWeights(name))
  if (weights.length === 0) return
  const groups = [...Map.groupBy(weights, ({ name }) => groupOf(name))]
  if (isRepository(folder, groups)) {
    const unit = wholeOf(folder, folder.files)
    if (unit) yield unit
    return
  }
  const byStem = Map.groupBy(
    folder.files.filter(({ name }) => SIDECAR.test(name)),
    ({ name }) => name.replace(SIDECAR, ''),
  )
  for (const [stem, files] of groups)
    yield {
      // A name that every repository uses says nothing; the folder's does.
      name: OF_REPOSITORY.test(stem) ? folder.name || stem : stem,
      folder: folder.place,
      weights: files,
      companions: [],
      sidecars: byStem.get(stem) ?? [],
      absent: absentOf(files),
    }
}

/** The name without its ending, and without the number of a shard. */
const groupOf = (name: string): string => SHARD.exec(name)?.[1] ?? name.replace(WEIGHTS, '')

function isRepository({ files }: SeenFolder, groups: readonly (readonly [string, SeenFile[]])[]): boolean {
  const names = groups.flatMap(([, group]) => group.map(({ name }) => name))
  if (names.length > 1 && names.every((name) => OF_AUDIOCRAFT.has(name))) return true
  if (!files.some(({ name }) => name === 'config.json')) return false
  return groups.length === 1 || names.every((name) => OF_REPOSITORY.test(name))
}

/** Of a model that came in parts, the names of those that are not there. */
export function absentOf(files: readonly Pick<SeenFile, 'name'>[]): string[] {
  const names = new Set(files.map(({ name }) => name))
  const absent = new Set<string>()
  for (const { name } of files) {
    const [, stem, , total = '0', ending] = SHARD.exec(name) ?? []
    for (let number = 1; number <= Math.min(Number(total), 1000); number++) {
      const shard = `${stem}-${String(number).padStart(5, '0')}-of-${total}${ending}`
      if (!names.has(shard)) absent.add(shard)
    }
  }
  return [...absent]
}

// Folders that are scanned: what kind of store each is, and which models lie in it.
import { access, readdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { ScanKind } from './contract.ts'
import { unitsInCache } from './huggingface.ts'
import { unitsInOllama } from './ollama.ts'
import { isWeights, isWorthALook, type Unit, unitsIn } from './units.ts'
import { type SeenFile, walk } from './walk.ts'

export interface Root {
  /** An absolute path. */
  place: string
  /** What of it is told apart from the rest: the folder itself, or the part of it that holds models. */
  kind: ScanKind
  /** The folder or file that it was adopted from; null for MODELS_DIR. */
  adoptedFrom: string | null
  /** The one file of it that is meant, with what belongs to it; what lies beside and below is left alone. */
  only?: string
}

export interface RootContents {
  units: Unit[]
  /** Every file that was seen, by place. */
  seen: Map<string, SeenFile>
}

export interface RootOptions {
  idOf: (place: string) => string | undefined
  /** Names of files that known models list, whatever their endings. */
  listed: ReadonlySet<string>
  skips: (place: string) => boolean
  onError: (place: string, detail: string) => void
  signal: AbortSignal
}

const exists = (...parts: string[]): Promise<boolean> =>
  access(join(...parts)).then(
    () => true,
    () => false,
  )

/** Which store a folder is, by what lies in it, and where in it the models are. */
async function recognise(folder: string, kind: ScanKind | 'auto'): Promise<Pick<Root, 'kind' | 'place'>> {
  const candidates = [folder, join(folder, 'hub'), join(folder, 'models')]
  for (const place of candidates) {
    if ((kind === 'auto' || kind === 'huggingface-cache') && (await isCache(place)))
      return { kind: 'huggingface-cache', place }
    if ((kind === 'auto' || kind === 'ollama') && (await exists(place, 'manifests')) && (await exists(place, 'blobs')))
      return { kind: 'ollama', place }
  }
  const hasModels = (await exists(folder, 'models', 'checkpoints')) || (await exists(folder, 'models', 'loras'))
  if ((kind === 'auto' || kind === 'comfyui') && hasModels) return { kind: 'comfyui', place: join(folder, 'models') }
  return { kind: kind === 'auto' ? 'folder' : kind, place: folder }
}

/** What was adopted, or is going to be. */
export async function adoptedRoot(from: string, kind: ScanKind | 'auto'): Promise<Root> {
  // One that is gone is found missing by whoever walks it.
  const isFile = await stat(from).then(
    (stats) => stats.isFile(),
    () => isWeights(from),
  )
  if (isFile) return { place: dirname(from), kind: 'folder', adoptedFrom: from, only: from }
  return { ...(await recognise(from, kind)), adoptedFrom: from }
}

async function isCache(place: string): Promise<boolean> {
  const names = await readdir(place).catch(() => [])
  return names.some((name) => /^models--.+/.test(name))
}

/** @throws what the system says where the folder cannot be read. */
export async function contentsOf(root: Root, options: RootOptions): Promise<RootContents> {
  const { listed, onError, signal, idOf } = options
  const { only } = root
  const isStore = root.kind === 'huggingface-cache' || root.kind === 'ollama'
  const accepts = (name: string) => isStore || isWorthALook(name) || listed.has(name)
  const skips = only === undefined ? options.skips : () => true
  const folder = await walk(root.place, { accepts, skips, onError, signal })
  const seen = new Map<string, SeenFile>()
  const remember = (from: typeof folder) => {
    for (const file of from.files) seen.set(file.place, file)
    for (const below of from.folders) remember(below)
  }
  remember(folder)
  if (root.kind === 'huggingface-cache') return { units: await unitsInCache(folder), seen }
  if (root.kind === 'ollama') return { units: await unitsInOllama(folder, onError), seen }
  const units = [...unitsIn(folder, idOf)]
  if (only === undefined) return { units, seen }
  return { units: units.filter(({ weights }) => weights.some(({ place }) => place === only)), seen }
}

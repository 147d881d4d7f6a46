// The store of Ollama: a manifest names the layers of a model, and the layer with the weights is a GGUF file.
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { messageOf } from '../../core/errors.ts'
import { filesBelow, type Unit } from './units.ts'
import type { SeenFile, SeenFolder } from './walk.ts'

const WEIGHTS = 'application/vnd.ollama.image.model'
const Manifest = z.object({
  layers: z.array(z.object({ mediaType: z.string(), digest: z.string().regex(/^sha256:[0-9a-f]{64}$/) })).max(1000),
})

/** @param store `~/.ollama/models`: `manifests/<host>/<namespace>/<model>/<tag>` and `blobs/sha256-<hex>`. */
export async function unitsInOllama(
  store: SeenFolder,
  onError: (place: string, detail: string) => void,
): Promise<Unit[]> {
  const below = (name: string) => store.folders.find((folder) => folder.name === name)
  const blobs = new Map(below('blobs')?.files.map((file) => [file.name, file]))
  const units: Unit[] = []
  const taken = new Set<string>()
  for (const manifest of filesBelow(below('manifests') ?? { ...store, files: [], folders: [] })) {
    try {
      const unit = await unitOf(manifest, blobs)
      const [file] = unit?.weights ?? []
      // Two tags may be one model.
      if (!unit || !file || taken.has(file.place)) continue
      taken.add(file.place)
      units.push(unit)
    } catch (error) {
      onError(manifest.place, messageOf(error))
    }
  }
  return units
}

async function unitOf(manifest: SeenFile, blobs: ReadonlyMap<string, SeenFile>): Promise<Unit | undefined> {
  const { layers } = Manifest.parse(JSON.parse(await readFile(manifest.place, 'utf8')))
  const digest = layers.find(({ mediaType }) => mediaType === WEIGHTS)?.digest.replace(':', '-')
  const blob = digest === undefined ? undefined : blobs.get(digest)
  if (!blob || digest === undefined) return undefined
  const [tag = '', model = ''] = manifest.place.split(/[\\/]/).toReversed()
  return {
    name: tag === 'latest' ? model : `${model} ${tag}`,
    folder: blob.place.slice(0, -blob.name.length - 1),
    // The store's own name for it has no ending that says what it is.
    weights: [{ ...blob, name: `${model}.gguf`, sha256: digest.slice('sha256-'.length) }],
    companions: [],
    sidecars: [],
    absent: [],
  }
}

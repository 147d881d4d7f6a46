// Where the weights of a model lie, for whoever runs it.
import type { Library } from './library.ts'
import { placeOf } from './places.ts'

/** Absolute paths; null for a model whose weights are not here, or are not fit to be used. */
export function weightsIn(library: Library, modelId: string): { folder: string; files: string[] } | null {
  const entry = library.installed.has(modelId) ? library.find(modelId) : undefined
  if (!entry) return null
  const absolute = (path: string) => placeOf(path, library.modelsDir)
  return { folder: absolute(entry.path), files: entry.files.map(({ path }) => absolute(path)) }
}

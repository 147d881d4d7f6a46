// Where the weights of an installed model lie on this machine, for a program that runs it.
import { relative } from 'node:path'
import type { Library } from './library.ts'
import { placeOf } from './places.ts'

/** The folder is absolute, its files are relative to it; null where the model is not installed, or not fit to be used. */
export function weightsOf(library: Library, modelId: string): { folder: string; files: string[] } | null {
  const { modelsDir } = library
  const entry = library.installed.has(modelId) ? library.find(modelId) : undefined
  if (!entry) return null
  const folder = placeOf(entry.path, modelsDir)
  return { folder, files: entry.files.map(({ path }) => relative(folder, placeOf(path, modelsDir))) }
}

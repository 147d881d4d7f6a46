// Which models a path holds, before anything is adopted: the same look that a scan takes.
import { RosterError } from '../../core/errors.ts'
import { type Looked, lookAt } from './look.ts'
import { placeAt } from './place.ts'
import { adoptedRoot, contentsOf } from './roots.ts'
import type { Unit } from './units.ts'

export interface ModelsAt {
  /** The folder itself, or that of the file. */
  folder: string
  units: Unit[]
  /** What the first of them is. */
  looked: Looked
}

const MOST_FILES = 10_000

/** @throws RosterError `invalid` for no place of models, `not_a_model_file` where it holds none. */
export async function modelsAt(path: string, signal: AbortSignal | undefined): Promise<ModelsAt> {
  const { place } = await placeAt(path, '/source/path')
  const root = await adoptedRoot(place, 'auto')
  const { units } = await contentsOf(root, {
    idOf: () => undefined,
    listed: new Set(),
    skips: () => false,
    // What cannot be read below is told by the scan that adopts the rest.
    onError: () => undefined,
    signal: signal ?? new AbortController().signal,
  })
  const count = units.reduce((sum, { weights }) => sum + weights.length, 0)
  if (count > MOST_FILES)
    throw new RosterError('invalid', `${path} holds more than ${MOST_FILES} files of weights: scan it instead`)
  const [first] = units
  if (!first) throw new RosterError('not_a_model_file', `${path} holds no weights that Roster knows`)
  return { folder: root.place, units, looked: await lookAt(first) }
}

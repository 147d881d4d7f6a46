// Where the files of an installed model lie on this machine.
import { isAbsolute, join, relative, sep } from 'node:path'
import type { LibraryEntry } from './contract.ts'

/** A path of the manifest as the system takes it. */
export const placeOf = (path: string, modelsDir: string): string => (isAbsolute(path) ? path : join(modelsDir, path))

/** The other way round: relative to MODELS_DIR and with forward slashes below it, absolute elsewhere. */
export function pathOf(place: string, modelsDir: string): string {
  const inside = relative(modelsDir, place)
  const path = inside === '' ? '.' : isWithin(inside) ? inside : place
  return sep === '/' ? path : path.replaceAll(sep, '/')
}

/** Whether a path lies in a folder or is that folder. */
export const liesIn = (place: string, folder: string): boolean => isWithin(relative(folder, place))

const isWithin = (inside: string): boolean => inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside)

/** Whether its files belong to another program, which Roster leaves as they are. */
export const isAdopted = ({ adopted_from }: Pick<LibraryEntry, 'adopted_from'>): boolean => Boolean(adopted_from)

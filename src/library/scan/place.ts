// A path that somebody names on the machine of the server: a folder of models, or one file of weights.
import { realpath, stat } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, parse } from 'node:path'
import { invalid, messageOf } from '../../core/errors.ts'

export interface NamedPlace {
  /** Without links, except that a file may be one: where it leads to, it may have another name. */
  place: string
  isFolder: boolean
}

/** @param pointer to the field that names it. @throws RosterError `invalid` where it is no place for models. */
export async function placeAt(path: string, pointer: string): Promise<NamedPlace> {
  if (!isAbsolute(path)) throw invalid(pointer, 'must be an absolute path on the machine of the server')
  const unreadable = (error: unknown) => {
    throw invalid(pointer, `cannot be read: ${messageOf(error)}`, error)
  }
  const stats = await stat(path).catch(unreadable)
  if (!stats.isDirectory()) {
    const folder = await realpath(dirname(path)).catch(unreadable)
    return { place: join(folder, basename(path)), isFolder: false }
  }
  const place = await realpath(path).catch(unreadable)
  if (place === parse(place).root) throw invalid(pointer, 'must be a folder of models, not a whole disk')
  return { place, isFolder: true }
}

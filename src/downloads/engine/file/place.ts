// Whether a path may be written: it stays under the root by its real name, on the volume that the root was on.
import { dirname, isAbsolute, join, relative, sep } from 'node:path'
import { messageOf } from '../../../core/errors.ts'
import { isObject } from '../../../core/record.ts'
import { notWritable } from './disk-faults.ts'
import type { FileSystem } from './files.ts'

export class Places {
  readonly #files: FileSystem
  readonly #devices = new Map<string, number>()

  constructor(files: FileSystem) {
    this.#files = files
  }

  /** Makes the folder of a file. @throws RosterError not_writable where the root is gone or a link leads out of it */
  async prepare(root: string, path: string): Promise<void> {
    const realRoot = await this.#rootOf(root)
    const below = relative(root, dirname(path))
    if (leadsOut(below)) throw notWritable(path, `it is not under ${root}`)
    let folder = realRoot
    for (const part of below.split(sep).filter(Boolean)) {
      folder = join(folder, part)
      await this.#makeFolder(folder)
      const real = await this.#files.realpath(folder)
      if (leadsOut(relative(realRoot, real))) throw notWritable(folder, `it is a link that leads out of ${root}`)
      folder = real
    }
  }

  async #rootOf(root: string): Promise<string> {
    try {
      const real = await this.#files.realpath(root)
      const { dev } = await this.#files.stat(real)
      const known = this.#devices.get(root)
      // A volume that was unmounted leaves its empty mount point, on a disk that nobody meant.
      if (known !== undefined && known !== dev)
        throw notWritable(root, 'another volume is mounted there than before; mount it again and restart Roster')
      this.#devices.set(root, dev)
      return real
    } catch (error) {
      if (isObject(error) && error.code === 'ENOENT')
        throw notWritable(root, `it is not there (${messageOf(error)}); is its volume mounted?`, error)
      throw error
    }
  }

  async #makeFolder(folder: string): Promise<void> {
    try {
      await this.#files.mkdir(folder)
    } catch (error) {
      if (!isObject(error) || error.code !== 'EEXIST') throw error
    }
  }
}

const leadsOut = (below: string): boolean => below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below)

// Removes what a plan names, and nothing else.
import { rmdir, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'
import { isObject } from '../../core/record.ts'
import { diskError, syncFolder } from '../durable.ts'
import type { Plan } from './plan.ts'

const GONE: ReadonlySet<unknown> = new Set(['ENOENT'])
const IN_USE: ReadonlySet<unknown> = new Set(['ENOENT', 'ENOTEMPTY', 'EEXIST', 'ENOTDIR', 'EBUSY'])

/** @throws RosterError where a file cannot be removed; those before it are gone then. */
export async function carryOut({ files, folders }: Plan): Promise<void> {
  for (const { place, isThere } of files) if (isThere) await ignoring(GONE, () => unlink(place), place)
  for (const folder of folders) await ignoring(IN_USE, () => rmdir(folder), folder)
  const touched = new Set([...files.map(({ place }) => place), ...folders].map((path) => dirname(path)))
  for (const folder of touched) await ignoring(IN_USE, () => syncFolder(folder), folder)
}

async function ignoring(codes: ReadonlySet<unknown>, work: () => Promise<void>, path: string): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!isObject(error) || !codes.has(error.code)) throw diskError(error, path)
  }
}

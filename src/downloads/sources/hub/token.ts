// The token that Hugging Face's own tools keep on this machine.
import { readFile } from 'node:fs/promises'
import { isObject } from '../../../core/record.ts'

/** The token of `hf auth login`; none where nobody logged in. @throws what the file system says of a file that cannot be read. */
export async function readTokenFile(path: string | undefined): Promise<string | undefined> {
  if (path === undefined) return undefined
  try {
    return (await readFile(path, 'utf8')).trim() || undefined
  } catch (error) {
    if (isObject(error) && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return undefined
    throw error
  }
}

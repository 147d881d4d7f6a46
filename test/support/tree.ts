// Everything that lies in a folder, to compare before and after.
import { lstat, readdir, readFile, readlink } from 'node:fs/promises'
import { join } from 'node:path'

/** Each path below the folder with what it is: `folder`, `link to x`, or a file's content. Links are not followed. */
export async function treeOf(folder: string, below = ''): Promise<Record<string, string>> {
  const tree: Record<string, string> = {}
  for (const name of (await readdir(join(folder, below))).sort()) {
    const path = below ? `${below}/${name}` : name
    const place = join(folder, path)
    const found = await lstat(place)
    if (found.isSymbolicLink()) tree[path] = `link to ${await readlink(place)}`
    else if (found.isDirectory()) Object.assign(tree, { [path]: 'folder' }, await treeOf(folder, path))
    else tree[path] = await readFile(place, 'latin1')
  }
  return tree
}

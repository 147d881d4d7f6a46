// The cache of the Hugging Face libraries: a repository is a model, and large files are named by their hashes.
import { readFile, readlink } from 'node:fs/promises'
import { basename, join, relative, sep } from 'node:path'
import { filesBelow, type Unit, wholeOf } from './units.ts'
import type { SeenFolder } from './walk.ts'

const REPOSITORY = /^models--(.+)$/
const SHA256 = /^[0-9a-f]{64}$/
const COMMIT = /^[0-9a-f]{40}$/

/** @param cache `$HF_HUB_CACHE`: `models--owner--name/{refs,blobs,snapshots/<commit>}`. */
export async function unitsInCache(cache: SeenFolder): Promise<Unit[]> {
  const units: Unit[] = []
  for (const folder of cache.folders) {
    const repo = REPOSITORY.exec(folder.name)?.[1]?.replaceAll('--', '/')
    const unit = repo && (await unitOf(folder, repo))
    if (unit) units.push(unit)
  }
  return units
}

async function unitOf(folder: SeenFolder, repo: string): Promise<Unit | undefined> {
  const snapshots = folder.folders.find(({ name }) => name === 'snapshots')?.folders ?? []
  const main = await readFile(join(folder.place, 'refs', 'main'), 'utf8').catch(() => '')
  const snapshot =
    snapshots.find(({ name }) => name === main.trim()) ?? snapshots.findLast(({ name }) => COMMIT.test(name))
  if (!snapshot) return undefined
  const files = await Promise.all(
    [...filesBelow(snapshot)].map(async (file) => ({ ...file, sha256: await hashOf(file.place) })),
  )
  const unit = wholeOf({ name: repo.split('/').at(-1) ?? repo, place: snapshot.place }, files)
  if (!unit) return undefined
  const inRepo = (place: string) => relative(snapshot.place, place).split(sep).join('/')
  const source = {
    type: 'huggingface' as const,
    repo,
    revision: snapshot.name,
    url: null,
    files: [...unit.weights, ...unit.companions].map(({ place, size, sha256 = null }) => ({
      path: inRepo(place),
      size,
      sha256,
    })),
  }
  return { ...unit, pipeline: files.find((file) => inRepo(file.place) === 'model_index.json'), source }
}

/** The name of the blob that a file is a link to; of a small file that is another kind of hash. */
async function hashOf(place: string): Promise<string | null> {
  // Where links are not possible, the cache holds the files themselves.
  const target = await readlink(place).catch(() => '')
  const name = basename(target)
  return SHA256.test(name) ? name : null
}

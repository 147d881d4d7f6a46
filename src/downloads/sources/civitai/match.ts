// Which models on CivitAI files are, by their hashes alone: a whole library in one request.
import { RosterError } from '../../../core/errors.ts'
import type { Asking } from '../asking.ts'
import type { ProposedFacts } from '../planned.ts'
import type { CivitaiVersion } from './answers.ts'
import { CivitaiApi } from './api.ts'
import { EMPTY_SHA256 } from './file.ts'
import { baseOfCivitai, typeOfCivitai } from './words.ts'

export interface Match {
  sha256: string
  modelId: number
  versionId: number
  fileId: number | null
  page: string
  facts: Pick<ProposedFacts, 'display_name' | 'version' | 'type' | 'family' | 'base_model' | 'trigger_words'>
}

const AT_ONCE = 10_000
const VERSIONS_AT_ONCE = 50

/**
 * @param hashes SHA-256 as hex digits. Files that nobody knows are absent from the answer, and so are those whose
 * version is not there any more: what is known of them already stays.
 */
export async function matchOnCivitai(hashes: readonly string[], asking: Asking): Promise<Match[]> {
  const api = new CivitaiApi(asking)
  const wanted = new Set(hashes.map((hash) => hash.toLowerCase()).filter((hash) => hash !== EMPTY_SHA256))
  // Several versions may have the same file: the lowest number is the oldest, which is where it comes from.
  const found = new Map<string, { modelId: number; versionId: number }>()
  for (const some of chunks([...wanted], AT_ONCE))
    for (const { hash, modelId, modelVersionId } of await api.matches(some)) {
      const key = hash.toLowerCase()
      const known = found.get(key)
      if (wanted.has(key) && (!known || modelVersionId < known.versionId))
        found.set(key, { modelId, versionId: modelVersionId })
    }
  const versions = await versionsOf(found, api)
  return [...found].flatMap(([sha256, ids]) => {
    const version = versions.get(ids.versionId)
    return version ? [matchOf(sha256, ids, version, asking.endpoint)] : []
  })
}

/** Many at a time; one by one what several versions have, and another of them was answered. */
async function versionsOf(found: ReadonlyMap<string, { versionId: number }>, api: CivitaiApi) {
  const versions = new Map<number, CivitaiVersion | undefined>()
  for (const hashes of chunks([...found.keys()], VERSIONS_AT_ONCE))
    for (const version of await api.versionsOf(hashes)) versions.set(version.id, version)
  for (const { versionId } of found.values())
    if (!versions.has(versionId)) versions.set(versionId, await versionIfThere(api, versionId))
  return versions
}

async function versionIfThere(api: CivitaiApi, id: number): Promise<CivitaiVersion | undefined> {
  try {
    return await api.version(id)
  } catch (error) {
    if (error instanceof RosterError && error.code === 'not_found') return undefined
    throw error
  }
}

function matchOf(
  sha256: string,
  { modelId, versionId }: { modelId: number; versionId: number },
  version: CivitaiVersion,
  endpoint: string,
): Match {
  const file = version.files.find(({ hashes }) => hashes?.SHA256?.toLowerCase() === sha256)
  return {
    sha256,
    modelId,
    versionId,
    fileId: file?.id ?? null,
    page: `${endpoint}/models/${modelId}?modelVersionId=${versionId}`,
    facts: {
      display_name: `${version.model?.name ?? `CivitAI ${modelId}`} ${version.name}`.trim().slice(0, 200),
      version: version.name.slice(0, 200) || null,
      type: typeOfCivitai(version.model?.type),
      ...baseOfCivitai(version.baseModel),
      trigger_words: version.trainedWords?.map((word) => word.trim()).filter(Boolean) ?? [],
    },
  }
}

function* chunks<Item>(items: readonly Item[], size: number): Generator<Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size)
}

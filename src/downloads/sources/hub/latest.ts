// What a repository holds now: for the check whether an installed model has moved on.
import type { Source } from '../../../catalog/contract.ts'
import type { Asking } from '../asking.ts'
import type { Latest } from '../latest.ts'
import { HubApi } from './ask.ts'
import { type HubFile, readInfo, readTree } from './listing.ts'

/** A new commit alone is no news: what counts is whether a file that is here has another content. */
export async function latestOfHub(source: Source & { repo: string }, branch: string, asking: Asking): Promise<Latest> {
  const api = new HubApi(asking)
  const info = await readInfo(api, source.repo, branch)
  const isSame = info.sha === source.revision
  const listed = isSame ? [] : await readTree(api, info.id, info.sha)
  const byPath = new Map(listed.map((file) => [file.path, file]))
  const changes = isSame ? [] : source.files.flatMap((file) => changeOf(file, byPath.get(file.path)))
  return {
    revision: info.sha,
    name: null,
    is_newer: changes.some(({ change }) => change === 'changed'),
    changes,
    url: api.page(info.id).href,
  }
}

function changeOf(file: Source['files'][number], now: HubFile | undefined): Latest['changes'] {
  if (!now) return [{ path: file.path, change: 'removed', sha256: null, size: null }]
  return isOther(file, now) ? [{ path: file.path, change: 'changed', ...contentOf(now) }] : []
}

const contentOf = ({ hash, size }: HubFile) => ({ sha256: hash?.algorithm === 'sha256' ? hash.hex : null, size })

/** A small file has no SHA-256 upstream; another length is another content. */
function isOther({ sha256, size }: Source['files'][number], { hash, size: sizeNow }: HubFile): boolean {
  if (hash?.algorithm === 'sha256' && sha256 !== null) return hash.hex !== sha256
  return size !== null && sizeNow !== null && size !== sizeNow
}

// What a model's row says of its source, as a reference: checked before anybody is asked.
import { dirname, isAbsolute, sep } from 'node:path'
import type { Source } from '../../catalog/contract.ts'
import { invalid } from '../../core/errors.ts'
import { checkModelFileName } from './file-names.ts'
import { parseHubName } from './parse/huggingface.ts'
import { parseSource } from './parse/parse.ts'
import type {
  CivitaiReference,
  LocalReference,
  ParseOptions,
  SourceReference,
  UrlReference,
} from './parse/reference.ts'
import { pointingAt } from './parse/shown.ts'

interface Configured {
  huggingFace: { endpoint: string }
  civitai: { endpoint: string }
  allowPrivateUrls: boolean
}

export const endpointsOf = ({ huggingFace, civitai, allowPrivateUrls }: Configured): ParseOptions => ({
  hubEndpoint: huggingFace.endpoint,
  civitaiEndpoint: civitai.endpoint,
  allowPrivateUrls,
})

interface Wanted {
  reference: SourceReference
  /** Hashes and numbers that are known already. */
  pinned: Source['files']
}

const isReference = (wanted: SourceReference | Source): wanted is SourceReference =>
  wanted.type === 'local' ? 'path' in wanted : wanted.type !== 'upload' && !isSource(wanted)

/** A row names repository and address both, and one of them is null. */
const isSource = (wanted: object): wanted is Source => 'repo' in wanted && 'url' in wanted

/** @throws RosterError where the source cannot be one. */
export function referenceOf(wanted: SourceReference | Source, options: ParseOptions): Wanted {
  if (isReference(wanted)) return { reference: wanted, pinned: [] }
  return { reference: fromSource(wanted, options), pinned: wanted.files }
}

/** A pattern is held against what the repository lists, and each file that fits is checked then. */
export function checkWantedName(path: string): void {
  if (!path.includes('*')) checkModelFileName(path)
}

export function checkWanted(source: Source, options: ParseOptions): void {
  // Of a model that the catalog knows, there is nothing to fetch; a path by itself is adopted.
  if (fromSource(source, options).type === 'local')
    throw invalid('/source', 'lies on this machine already: scan it, and what has changed of it is taken in')
  for (const { path } of source.files) checkWantedName(path)
}

function fromSource(source: Source, options: ParseOptions): SourceReference {
  if (source.type === 'huggingface') return hubReference(source)
  if (source.type === 'civitai') return civitaiReference(source, options)
  if (source.type === 'local') return localReference(source)
  if (source.type !== 'url' || source.url === null)
    throw invalid('/source', `is of type "${source.type}", which names nothing that could be fetched`)
  const reference = directUrl(source.url, options)
  if (reference.secret === null) return reference
  throw invalid('/source/url', 'has a key or signature in it, which would have to be kept: use an address without one')
}

/** @throws RosterError where it is none. */
export function directUrl(url: string, options: ParseOptions): UrlReference {
  const reference = pointingAt('/source/url', () => parseSource(url, options))
  if (reference.type === 'url') return reference
  throw invalid('/source/url', 'is a page and no direct address of a file: give it the type of its site')
}

/** What lies in another folder of this machine is named by whole paths; what lies in the library is there. */
function localReference({ files }: Source): LocalReference {
  const paths = files.map(({ path }) => path)
  const [first] = paths
  if (first === undefined || !paths.every((path) => isAbsolute(path)))
    throw invalid(
      '/source',
      'is the library itself: there is nothing to fetch. Where its files are gone, put them back, or remove the model',
    )
  return { type: 'local', path: paths.length === 1 ? first : folderOf(paths) }
}

/** The deepest folder that all of them lie in. */
function folderOf(paths: readonly string[]): string {
  let folder = dirname(paths[0] ?? '')
  while (!paths.every((path) => path.startsWith(folder.endsWith(sep) ? folder : folder + sep))) folder = dirname(folder)
  return folder
}

function hubReference({ repo, revision, files }: Source): SourceReference {
  if (repo === null) throw invalid('/source/repo', 'is required: "owner/name" on Hugging Face')
  const named = pointingAt('/source/repo', () => parseHubName(repo))
  if (named.repo !== repo)
    throw invalid('/source/repo', 'must be "owner/name"; files and revision have fields of their own')
  return { type: 'huggingface', repo, revision, files: files.map(({ path }) => path) }
}

/** The numbers stand in `repo` (model) and `revision` (version), or in the address that somebody pasted. */
function civitaiReference({ repo, revision, url }: Source, options: ParseOptions): CivitaiReference {
  const pasted = url === null ? undefined : pointingAt('/source/url', () => parseSource(url, options))
  if (pasted && pasted.type !== 'civitai') throw invalid('/source/url', 'must be a page of CivitAI')
  const number = (text: string | null, field: string): number | null => {
    if (text === null) return null
    if (/^[1-9]\d{0,9}$/.test(text)) return Number(text)
    throw invalid(`/source/${field}`, 'must be a number of CivitAI')
  }
  const modelId = number(repo, 'repo') ?? pasted?.modelId ?? null
  const versionId = number(revision, 'revision') ?? pasted?.versionId ?? null
  if (modelId === null && versionId === null) throw invalid('/source/url', 'must be a page of a model on CivitAI')
  const { fileId = null, wanted = {}, site = null } = pasted ?? {}
  return { type: 'civitai', modelId, versionId, fileId, wanted, site }
}

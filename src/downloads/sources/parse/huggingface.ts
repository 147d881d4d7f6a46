// What people paste for Hugging Face: pages, files, hf:// and the short forms.
import { checkModelFileName, endingOf, isWeights } from '../file-names.ts'
import type { HubReference } from './reference.ts'
import { decoded, holdsToken, shown, unreadable } from './shown.ts'

/** Pages of a repository that name a revision and perhaps a path. */
const FILE_ROUTES: ReadonlySet<string> = new Set(['blob', 'resolve', 'raw', 'blame'])
const ROUTES: ReadonlySet<string> = new Set([...FILE_ROUTES, 'tree'])
const OTHER_KINDS: Readonly<Record<string, string>> = {
  datasets: 'a data set',
  spaces: 'a Space',
  buckets: 'a bucket',
  kernels: 'a kernel',
  papers: 'a paper',
  collections: 'a collection',
}
/** First words of paths that are pages of the site itself. */
const SITE_PAGES: ReadonlySet<string> = new Set(
  'api blog chat docs enterprise join login models new notifications organizations pricing search settings tasks'.split(
    ' ',
  ),
)
const NAME = /^(?!.*(--|\.\.))[A-Za-z0-9_]([\w.-]{0,94}[\w])?$/
const HOW = 'paste the page of a model such as https://huggingface.co/owner/name, or of one of its files'

/** The path of an address on a hub: "/owner/name/blob/main/model.safetensors". */
export function parseHubPath(pathname: string): HubReference {
  const segments = pathname.split('/').filter(Boolean).map(decoded)
  const [first = ''] = segments
  if (Object.hasOwn(OTHER_KINDS, first)) throw otherKind(first)
  if (first === '' || SITE_PAGES.has(first)) throw unreadable(`is a page of Hugging Face that is no model: ${HOW}`)
  // The oldest repositories have one name alone, so that the route comes second.
  const length = segments[1] === undefined || ROUTES.has(segments[1]) ? 1 : 2
  const repo = repoOf(segments.slice(0, length))
  const [route, ...rest] = segments.slice(length)
  if (route === undefined) return { type: 'huggingface', repo, revision: null, files: [] }
  if (!ROUTES.has(route)) throw unreadable(`is the page "${shown(route)}" of ${repo}, which names no files: ${HOW}`)
  const { revision, path } = splitRevision(rest)
  if (route !== 'tree') return withFile(repo, revision, path)
  return { type: 'huggingface', repo, revision, files: path === '' ? [] : [`${safePath(path)}/*`] }
}

/** "hf://owner/name@revision/path", also with "models/" before it. */
export function parseHubUri(text: string): HubReference {
  const [body = ''] = text.slice('hf://'.length).split(/[?#]/)
  const segments = body.split('/').filter(Boolean)
  const kind = segments[0] ?? ''
  if (Object.hasOwn(OTHER_KINDS, kind)) throw otherKind(kind)
  const [owner = '', named = '', ...rest] = kind === 'models' ? segments.slice(1) : segments
  const [name = '', at] = splitOnce(named, '@')
  const repo = repoOf(name === '' ? [owner] : [owner, name])
  if (at === undefined) return fileOrAll(repo, null, rest.map(decoded).join('/'))
  const { revision, path } = splitRevision([decoded(at), ...rest.map(decoded)])
  return fileOrAll(repo, revision, path)
}

/** "owner/name", "owner/name:path", "owner/name:Q4_K_M", "owner/name@revision", "owner/name/file.gguf", "name". */
export function parseHubName(text: string): HubReference {
  if (holdsToken(text)) throw unreadable('is a token and no model; give it as the token of the download')
  const [front = '', after] = splitOnce(text, ':')
  const [named = '', at] = splitOnce(front, '@')
  const segments = named.split('/')
  if (segments.some((segment) => segment === '')) throw unreadable(`is "${shown(text)}": ${HOW}`)
  if (segments.length > 2 && at === undefined && after === undefined) return longName(segments, text)
  if (segments.length > 2 || (segments.length === 1 && after !== undefined)) throw unreadable(notUnderstood(text))
  if (isWeights(segments.at(-1) ?? ''))
    throw unreadable(`is "${shown(text)}", a file without its repository: write owner/name/file, or its absolute path`)
  const repo = repoOf(segments)
  if (at !== undefined && !/^[\w./-]{1,200}$/.test(at)) throw unreadable(notUnderstood(text))
  const revision = at ?? null
  if (after === undefined) return { type: 'huggingface', repo, revision, files: [] }
  if (after.includes('/') || endingOf(after) !== '') return withFile(repo, revision, after)
  return { type: 'huggingface', repo, revision, files: quantization(after) }
}

const notUnderstood = (text: string) =>
  `is "${shown(text)}", which is no address, no repository "owner/name" and no absolute path: ${HOW}`

function longName(segments: string[], text: string): HubReference {
  if (ROUTES.has(segments[2] ?? '')) return parseHubPath(`/${segments.map(encodeURIComponent).join('/')}`)
  const path = segments.slice(2).join('/')
  if (endingOf(path) === '') throw unreadable(notUnderstood(text))
  return withFile(repoOf(segments.slice(0, 2)), null, path)
}

/** As Ollama and llama.cpp write it: the word that a GGUF file's name ends with. */
function quantization(tag: string): string[] {
  if (!/^[A-Za-z0-9_.-]{1,40}$/.test(tag)) throw unreadable('names no file and no quantization after the colon')
  return tag.toLowerCase() === 'latest' ? [] : [`*${tag}.gguf`, `*${tag}-*-of-*.gguf`]
}

function repoOf(names: readonly string[]): string {
  const last = names.length - 1
  const clean = names.map((name, index) => (index === last ? name.replace(/\.git$/, '') : name))
  const wrong = clean.find((name) => !NAME.test(name))
  if (wrong !== undefined) throw unreadable(`names a repository "${shown(wrong)}" that cannot be one: ${HOW}`)
  if (clean.some(holdsToken)) throw unreadable('has a token where a repository should be')
  return clean.join('/')
}

function withFile(repo: string, revision: string | null, path: string): HubReference {
  if (path === '') throw unreadable(`names no file of ${repo}: ${HOW}`)
  checkModelFileName(safePath(path))
  return { type: 'huggingface', repo, revision, files: [path] }
}

const fileOrAll = (repo: string, revision: string | null, path: string): HubReference =>
  path === '' ? { type: 'huggingface', repo, revision, files: [] } : withFile(repo, revision, path)

/** A revision is one segment, unless it is a ref such as "refs/pr/1". */
function splitRevision(segments: readonly string[]): { revision: string | null; path: string } {
  const length = segments[0] === 'refs' ? 3 : 1
  const revision = segments.slice(0, length).join('/')
  // What may stand in a name of git; anything else is no revision, and must not get into an address.
  if (revision !== '' && !/^(?!.*\.\.)[\w][\w./+-]{0,199}$/.test(revision))
    throw unreadable(`names a revision "${shown(revision)}" that cannot be one`)
  return { revision: revision === '' ? null : revision, path: segments.slice(length).join('/') }
}

function safePath(path: string): string {
  if (path.includes('*')) throw unreadable('has a "*" in the name of a file')
  return path
}

const otherKind = (kind: string) =>
  unreadable(`is ${OTHER_KINDS[kind]}; Roster keeps models, so ${HOW.replace('paste', 'paste instead')}`)

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator)
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + separator.length)]
}

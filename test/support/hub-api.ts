// What the local hub answers, address by address: the rules of Hugging Face, their headers and their messages.
import { createHash } from 'node:crypto'
import type { OutgoingHttpHeaders } from 'node:http'
import type { Content } from './hub-content.ts'

export interface HubRepo {
  files: Record<string, Content>
  gated: false | 'auto' | 'manual'
  private: boolean
  /** Tokens that were let in; without a gate every valid token is. */
  approved: readonly string[]
  renamedTo: string | null
}

export interface HubState {
  repos: Map<string, HubRepo>
  tokens: ReadonlySet<string>
  pageSize: number
  /** Where the storage server has this content, signed and with an end. */
  signedUrl: (path: string, content: Content) => string
}

export interface Ask {
  method: string
  url: URL
  token: string | undefined
  body: string
}

export type Answer =
  | { status: number; headers?: OutgoingHttpHeaders; json?: unknown }
  | { file: Content; path: string; headers: OutgoingHttpHeaders }

/** Files that git keeps as a pointer and a storage server keeps whole. */
const isLarge = (path: string, content: Content) =>
  /\.(safetensors|gguf|ckpt|pth|pt|bin|onnx)$/.test(path) || content.size > 10_000_000

/** The commit that a repository is at: it changes with its content. */
export const commitOf = (id: string, repo: HubRepo): string =>
  createHash('sha1')
    .update(JSON.stringify([id, Object.entries(repo.files).map(([path, { gitSha1 }]) => [path, gitSha1])]))
    .digest('hex')

const refuse = (status: number, message: string, code?: string, headers?: OutgoingHttpHeaders): Answer => ({
  status,
  headers: { ...headers, ...(code && { 'X-Error-Code': code }), 'X-Error-Message': message },
  json: { error: message },
})

export function answer(state: HubState, ask: Ask): Answer {
  if (ask.token !== undefined && !state.tokens.has(ask.token))
    return refuse(401, 'Invalid credentials in Authorization header')
  const path = ask.url.pathname.split('/').slice(1).map(decodeURIComponent)
  if (ask.url.pathname === '/api/whoami-v2')
    return ask.token
      ? { status: 200, json: { type: 'user', name: 'tester' } }
      : refuse(401, 'Invalid username or password.')
  const isApi = path[0] === 'api' && path[1] === 'models'
  const [owner, name, what, revision, ...rest] = isApi ? path.slice(2) : path
  const id = `${owner}/${name}`
  const repo = state.repos.get(id)
  if (!repo || (repo.private && !isApproved(repo, ask.token)))
    return ask.token
      ? refuse(404, 'Repository not found', 'RepoNotFound')
      : refuse(401, 'Invalid username or password.', 'RepoNotFound')
  if (repo.renamedTo) return { status: 307, headers: { Location: ask.url.pathname.replace(id, repo.renamedTo) } }
  const commit = commitOf(id, repo)
  if (revision !== undefined && revision !== 'main' && revision !== commit)
    return refuse(404, `Invalid rev id: ${revision}`, 'RevisionNotFound')
  const of = { id, repo, commit, path: rest.join('/') }
  if (!isApi) return what === 'resolve' ? resolve(state, ask, of) : refuse(404, 'Not found')
  if (what === undefined || what === 'revision') return { status: 200, json: modelInfo(ask, of) }
  if (what === 'tree') return tree(state, ask, of)
  if (what === 'paths-info') return pathsInfo(ask, of)
  if (what === 'auth-check') return gate(ask, of) ?? { status: 200, json: {} }
  return refuse(404, 'Not found')
}

interface Of {
  id: string
  repo: HubRepo
  commit: string
  path: string
}

const isApproved = (repo: HubRepo, token: string | undefined) => token !== undefined && repo.approved.includes(token)

/** The listing of a gated repository is open; its files are not. */
function gate({ token }: Ask, { id, repo }: Of): Answer | undefined {
  if (!repo.gated || isApproved(repo, token)) return undefined
  return token === undefined
    ? refuse(
        401,
        `Access to model ${id} is restricted. You must have access to it and be authenticated to access it. Please log in.`,
        'GatedRepo',
      )
    : refuse(
        403,
        `Access to model ${id} is restricted and you are not in the authorized list. Visit https://huggingface.co/${id} to ask for access.`,
        'GatedRepo',
      )
}

function resolve(state: HubState, ask: Ask, of: Of): Answer {
  const closed = gate(ask, of)
  if (closed) return closed
  const headers = { 'X-Repo-Commit': of.commit }
  const content = of.repo.files[of.path]
  if (!content) return refuse(404, 'Entry not found', 'EntryNotFound', headers)
  if (!isLarge(of.path, content))
    return { file: content, path: of.path, headers: { ...headers, ETag: `"${content.gitSha1}"` } }
  return {
    status: 302,
    headers: {
      ...headers,
      Location: state.signedUrl(of.path, content),
      'Accept-Ranges': 'bytes',
      'X-Linked-Size': content.size,
      'X-Linked-ETag': `"${content.sha256}"`,
      ETag: `"${content.sha256}"`,
    },
  }
}

function modelInfo({ url }: Ask, { id, repo, commit }: Of) {
  const withBlobs = url.searchParams.get('blobs') === 'true'
  const siblings = Object.entries(repo.files).map(([path, content]) => ({
    rfilename: path,
    ...(withBlobs && { size: content.size, blobId: content.gitSha1 }),
    ...(withBlobs &&
      isLarge(path, content) && { lfs: { sha256: content.sha256, size: content.size, pointerSize: 135 } }),
  }))
  return { id, modelId: id, sha: commit, private: repo.private, gated: repo.gated, disabled: false, siblings }
}

const entry = ([path, content]: [string, Content]) => ({
  type: 'file',
  oid: content.gitSha1,
  size: content.size,
  path,
  ...(isLarge(path, content) && { lfs: { oid: content.sha256, size: content.size, pointerSize: 135 } }),
})

function tree(state: HubState, { url }: Ask, { repo, path }: Of): Answer {
  const below = Object.entries(repo.files).filter(([name]) => path === '' || name.startsWith(`${path}/`))
  const start = Number(url.searchParams.get('cursor') ?? 0)
  const next = start + state.pageSize
  const headers: OutgoingHttpHeaders = {}
  if (next < below.length) {
    const more = new URL(url)
    more.searchParams.set('cursor', String(next))
    headers.Link = `<${more}>; rel="next"`
  }
  return { status: 200, headers, json: below.slice(start, next).map(entry) }
}

function pathsInfo({ body }: Ask, { repo }: Of): Answer {
  const wanted: unknown = JSON.parse(body)
  const paths = typeof wanted === 'object' && wanted !== null && 'paths' in wanted ? wanted.paths : []
  const found = Object.entries(repo.files).filter(([path]) => Array.isArray(paths) && paths.includes(path))
  return { status: 200, json: found.map(entry) }
}

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
  /** Closed by the hub for everybody. */
  disabled?: boolean
  /** Branches, tags and refs beside "main"; all are at the same commit. */
  revisions?: readonly string[]
  /** What the hub's scan says of a file, by its path; the others are safe. */
  verdicts?: Readonly<Record<string, Json>>
  /** Sizes that the listing tells instead of the real ones, of files that Xet alone keeps. */
  listedSizes?: Readonly<Record<string, number>>
  /** The origin that links to a next page name, as a mirror does that passes on what it got. */
  linksTo?: string
  /** Facts that people write at the top of the README. */
  cardData?: Json
}

type Json = Readonly<Record<string, unknown>>

export interface HubState {
  repos: Map<string, HubRepo>
  tokens: ReadonlySet<string>
  /** Of entries; 50 at most where a listing is expanded. */
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

/** Entries of a page of an expanded listing. */
const EXPANDED_PAGE = 50

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
    return ask.token ? { status: 200, json: ACCOUNT } : refuse(401, 'Invalid username or password.')
  const isApi = path[0] === 'api' && path[1] === 'models'
  const [owner = '', ...below] = isApi ? path.slice(2) : path
  // The oldest repositories have one name alone.
  const isOld = state.repos.has(owner)
  const [what, revision, ...rest] = isOld ? below : below.slice(1)
  const id = isOld ? owner : `${owner}/${below[0]}`
  const repo = state.repos.get(id)
  if (!repo || (repo.private && !isApproved(repo, ask.token)))
    return ask.token
      ? refuse(404, 'Repository not found', 'RepoNotFound')
      : refuse(401, 'Invalid username or password.', 'RepoNotFound')
  if (repo.renamedTo)
    return { status: 307, headers: { Location: ask.url.pathname.replace(id, repo.renamedTo) + ask.url.search } }
  if (repo.disabled) return refuse(403, 'Access to this resource is disabled.')
  const commit = commitOf(id, repo)
  if (revision !== undefined && !['main', commit, ...(repo.revisions ?? [])].includes(revision))
    return refuse(404, `Invalid rev id: ${revision}`, 'RevisionNotFound')
  const of = { id, repo, commit, path: rest.join('/') }
  if (!isApi) return what === 'resolve' ? resolve(state, ask, of) : refuse(404, 'Not found')
  if (what === undefined || what === 'revision') return { status: 200, json: modelInfo(ask, of) }
  if (what === 'tree') return tree(state, ask, of)
  if (what === 'paths-info') return pathsInfo(ask, of)
  if (what === 'auth-check') return gate(ask, of) ?? { status: 200, json: {} }
  return refuse(404, 'Not found')
}

const ACCOUNT = {
  type: 'user',
  id: '0123456789abcdef01234567',
  name: 'tester',
  orgs: [],
  auth: {
    type: 'access_token',
    accessToken: { displayName: 'downloads', role: 'read', createdAt: '2026-01-01T00:00:00Z' },
  },
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
  const facts = { tags: ['safetensors', 'license:mit'], ...(repo.cardData && { cardData: repo.cardData }) }
  return { id, modelId: id, sha: commit, private: repo.private, gated: repo.gated, disabled: false, ...facts, siblings }
}

function entry(repo: HubRepo, path: string, content: Content, isExpanded: boolean) {
  const size = repo.listedSizes?.[path] ?? content.size
  const scan = { status: 'safe', ...repo.verdicts?.[path] }
  return {
    type: 'file',
    oid: content.gitSha1,
    size,
    path,
    ...(isLarge(path, content) && {
      lfs: { oid: content.sha256, size, pointerSize: 135 },
      xetHash: content.sha256.split('').reverse().join(''),
    }),
    ...(isExpanded && { lastCommit: { id: '0'.repeat(40), title: 'upload', date: '2026-01-01T00:00:00Z' } }),
    ...(isExpanded && { securityFileStatus: scan }),
  }
}

function tree(state: HubState, { url }: Ask, { repo, path }: Of): Answer {
  const isExpanded = url.searchParams.get('expand') === 'true'
  const below = Object.entries(repo.files).filter(([name]) => path === '' || name.startsWith(`${path}/`))
  const start = Number(url.searchParams.get('cursor') ?? 0)
  const next = start + (isExpanded ? Math.min(state.pageSize, EXPANDED_PAGE) : state.pageSize)
  const headers: OutgoingHttpHeaders = {}
  if (next < below.length) {
    const more = new URL(url.pathname + url.search, repo.linksTo ?? url)
    more.searchParams.set('cursor', String(next))
    headers.Link = `<${more}>; rel="next"`
  }
  const page = below.slice(start, next)
  return { status: 200, headers, json: page.map(([name, content]) => entry(repo, name, content, isExpanded)) }
}

function pathsInfo({ body }: Ask, { repo }: Of): Answer {
  const wanted: unknown = JSON.parse(body)
  const known = typeof wanted === 'object' && wanted !== null ? (wanted as Record<string, unknown>) : {}
  const paths = Array.isArray(known.paths) ? known.paths : []
  const found = Object.entries(repo.files).filter(([path]) => paths.includes(path))
  return { status: 200, json: found.map(([path, content]) => entry(repo, path, content, known.expand === true)) }
}

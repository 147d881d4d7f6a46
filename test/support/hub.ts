// A Hugging Face hub of one's own: two servers on 127.0.0.1, one for the hub and one for its storage, with faults.
import { text } from 'node:stream/consumers'
import { answer, commitOf, type HubRepo, type HubState } from './hub-api.ts'
import { type Content, contentOf } from './hub-content.ts'
import { sendContent, sendFault } from './hub-send.ts'
import { type FaultRule, type HubRequest, type LocalServer, listen, Traffic } from './hub-server.ts'
import { startStorage } from './hub-storage.ts'

export { contentOf, safetensors } from './hub-content.ts'

type RepoOptions = Partial<Omit<HubRepo, 'files'>> & { files?: Record<string, Content | string> }

export interface HubOptions {
  repos: Record<string, RepoOptions>
  /** Tokens that the hub knows beside the approved ones; any other is invalid. */
  tokens?: readonly string[]
  /** How long a signed address holds. */
  expirySeconds?: number
  /** Entries on one page of a listing. */
  pageSize?: number
}

export interface Hub {
  url: string
  cdnUrl: string
  /** Every request so far, on both servers. */
  requests: HubRequest[]
  /** Bytes of files that storage sent so far. */
  readonly sentBytes: number
  setFault(rule: FaultRule | readonly FaultRule[] | null): void
  /** Ends every address that was signed so far. */
  expire(): void
  setFile(repo: string, path: string, content: Content | string): void
  commit(repo: string): string
  close(): Promise<void>
}

export async function startHub(options: HubOptions): Promise<Hub> {
  const repos = new Map(Object.entries(options.repos).map(([id, repo]) => [id, wholeRepo(repo)]))
  const traffic = new Traffic()
  const storage = await startStorage(traffic, options.expirySeconds ?? 3600)
  const hub = await startApi(traffic, {
    repos,
    tokens: new Set([...(options.tokens ?? []), ...[...repos.values()].flatMap(({ approved }) => approved)]),
    pageSize: options.pageSize ?? 1000,
    signedUrl: storage.signedUrl,
  })
  const repoOf = (id: string) => {
    const repo = repos.get(id)
    if (!repo) throw new Error(`the hub has no repository ${id}`)
    return repo
  }
  return {
    url: hub.url,
    cdnUrl: storage.url,
    requests: traffic.requests,
    get sentBytes() {
      return traffic.sentBytes
    },
    setFault: (rule) => traffic.setFaults(rule === null ? [] : [rule].flat()),
    expire: storage.expire,
    setFile: (repo, path, content) => {
      repoOf(repo).files[path] = wholeContent(content)
    },
    commit: (repo) => commitOf(repo, repoOf(repo)),
    close: async () => {
      await Promise.all([hub.close(), storage.close()])
    },
  }
}

async function startApi(traffic: Traffic, state: HubState): Promise<LocalServer> {
  return listen(async (request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`)
    const fault = traffic.pass('hub', request, decodeURIComponent(url.pathname))
    if (sendFault(request, response, fault)) return
    const token = request.headers.authorization?.split(' ')[1]
    const body = request.method === 'POST' ? await text(request) : ''
    const answered = answer(state, { method: request.method ?? 'GET', url, token, body })
    response.setHeader('RateLimit', '"resolvers";r=2999;t=55')
    if ('file' in answered) {
      const { file: content, headers } = answered
      return sendContent(request, response, { content, etag: `"${content.gitSha1}"`, headers, fault })
    }
    response.writeHead(answered.status, { 'Content-Type': 'application/json', ...answered.headers })
    response.end(answered.json === undefined ? '' : JSON.stringify(answered.json))
  })
}

const wholeContent = (content: Content | string) => (typeof content === 'string' ? contentOf(content) : content)

const wholeRepo = ({ files = {}, ...rest }: RepoOptions): HubRepo => ({
  gated: false,
  private: false,
  approved: [],
  renamedTo: null,
  ...rest,
  files: Object.fromEntries(Object.entries(files).map(([path, content]) => [path, wholeContent(content)])),
})

// What a repository holds at one commit: resolved once, then every page of its tree.
import { z } from 'zod'
import { RosterError } from '../../../core/errors.ts'
import type { Verdict } from '../planned.ts'
import type { HubApi } from './ask.ts'
import type { Asked } from './refusals.ts'

const Info = z.object({
  id: z.string(),
  sha: z.string().regex(/^[0-9a-f]{40}$/),
  gated: z.union([z.literal(false), z.string()]).catch(false),
  disabled: z.boolean().catch(false),
  tags: z.array(z.string()).catch([]),
  pipeline_tag: z.string().optional().catch(undefined),
  cardData: z.looseObject({}).nullish().catch(null),
})
export type RepoInfo = z.infer<typeof Info>

const Entry = z.object({
  type: z.string(),
  path: z.string(),
  oid: z.string().nullish(),
  size: z.int().min(0).nullish(),
  lfs: z.object({ oid: z.string().regex(/^[0-9a-f]{64}$/), size: z.int().min(0) }).nullish(),
  xetHash: z.string().nullish(),
  securityFileStatus: z.looseObject({ status: z.string().optional() }).nullish().catch(null),
})

export interface HubFile {
  path: string
  size: number | null
  hash: { algorithm: 'sha256' | 'git-sha1'; hex: string } | null
  isXet: boolean
  verdict: Verdict
}

const MOST_PAGES = 500
/** The name of a repository as the hub may tell it after a move. */
const REPO = /^[\w.-]+(\/[\w.-]+)?$/

export async function readInfo(api: HubApi, repo: string, revision: string): Promise<RepoInfo> {
  const path = `/api/models/${repo}/revision/${encodeURIComponent(revision)}`
  const asked: Asked = {
    repo,
    page: api.page(repo).href,
    what: revision === 'main' ? repo : `The revision ${revision} of ${repo}`,
  }
  const { json } = await api.read(path, asked)
  const info = Info.safeParse(json)
  if (info.success && REPO.test(info.data.id)) return info.data
  throw new RosterError('upstream', `Hugging Face's description of ${repo} is not one; try again later`)
}

/** Every file at a commit, with sizes, hashes and what the hub's scan says. Pages are followed on the hub's own origin. */
export async function readTree(api: HubApi, repo: string, commit: string): Promise<HubFile[]> {
  const asked: Asked = { repo, page: api.page(repo).href, what: `The listing of ${repo}` }
  const files: HubFile[] = []
  let next: URL | undefined = api.ownUrl(
    `${api.page(repo).href.slice(0, -repo.length)}api/models/${repo}/tree/${commit}?recursive=true&expand=true`,
  )
  for (let count = 0; next; count++) {
    if (count >= MOST_PAGES)
      throw new RosterError('upstream', `${repo} lists more than ${MOST_PAGES} pages of files; name the files`)
    const { json, headers } = await api.readUrl(next, asked)
    const entries = z.array(Entry).safeParse(json)
    if (!entries.success)
      throw new RosterError('upstream', `Hugging Face's listing of ${repo} is not one; try again later`)
    files.push(...entries.data.filter(({ type }) => type === 'file').map(fileOf))
    const link: string | undefined = /<([^>]+)>\s*;\s*rel="?next"?/.exec(headers.link ?? '')?.[1]
    next = link === undefined ? undefined : api.ownUrl(link)
  }
  return files
}

function fileOf({ path, size, oid, lfs, xetHash, securityFileStatus }: z.infer<typeof Entry>): HubFile {
  const verdict = verdictOf(securityFileStatus)
  if (lfs)
    return { path, size: lfs.size, hash: { algorithm: 'sha256', hex: lfs.oid }, isXet: Boolean(xetHash), verdict }
  // Git names a content by its length and its bytes, so both are needed to prove it.
  const isProvable = typeof size === 'number' && /^[0-9a-f]{40}$/.test(oid ?? '')
  return {
    path,
    size: size ?? null,
    hash: isProvable ? { algorithm: 'git-sha1', hex: oid ?? '' } : null,
    isXet: Boolean(xetHash),
    verdict,
  }
}

const Scan = z.looseObject({ virusNames: z.array(z.string()).optional() })
const Imports = z.looseObject({
  pickleImports: z
    .array(z.looseObject({ module: z.string(), name: z.string(), safety: z.string().optional() }))
    .optional(),
})

function verdictOf(status: z.infer<typeof Entry>['securityFileStatus']): Verdict {
  const said = status?.status
  if (said === undefined) return { status: 'unknown', detail: null }
  if (said === 'safe') return { status: 'safe', detail: null }
  if (said === 'queued' || said === 'pending' || said === 'scanning') return { status: 'pending', detail: null }
  const viruses = Scan.safeParse(status?.avScan).data?.virusNames ?? []
  const imports = (Imports.safeParse(status?.pickleImportScan).data?.pickleImports ?? [])
    .filter(({ safety }) => safety === 'dangerous')
    .map(({ module, name }) => `${module}.${name}`)
  const found = [...viruses, ...imports].slice(0, 5).join(', ')
  // "suspicious" and what may come yet: nobody calls it safe.
  const isUnsafe = said === 'unsafe' || said === 'malicious'
  return { status: isUnsafe ? 'unsafe' : 'unknown', detail: found || `Hugging Face calls it ${said}` }
}

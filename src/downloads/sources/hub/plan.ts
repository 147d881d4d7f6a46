// A plan for a repository of a Hugging Face hub: one commit, its files with sizes and hashes, and what keeps them.
import type { Source } from '../../../catalog/contract.ts'
import { RosterError } from '../../../core/errors.ts'
import { withPipeline } from '../../../library/identify/index.ts'
import { type Asking, bearer } from '../asking.ts'
import { readHeader } from '../header.ts'
import { pinnedFiles, withPinnedHash } from '../pinned.ts'
import { type Gate, type Plan, type PlannedFile, totalOf } from '../planned.ts'
import { mainWeights, selectFiles } from '../select.ts'
import { HubApi } from './ask.ts'
import { type HubFile, type RepoInfo, readInfo, readTree } from './listing.ts'
import { mirrorOf } from './mirror.ts'
import { findIndex, missingParts, readIndex } from './parts.ts'
import { hubRefusal } from './refusals.ts'

export interface HubWanted {
  repo: string
  revision: string | null
  /** Paths or patterns. */
  files: readonly string[]
  /** Hashes that the catalog knows. */
  pinned: Source['files']
}

/** What the hub's plain HTTP sends at most; above it every request is answered 400. */
const LARGEST_BY_HTTP = 50e9

/** @throws RosterError of the table. What only keeps the files from this token becomes the plan's gate. */
export async function planHub(wanted: HubWanted, asking: Asking): Promise<Plan> {
  const api = new HubApi(asking)
  const info = await readInfo(api, wanted.repo, wanted.revision ?? 'main')
  const repo = info.id
  if (info.disabled) throw new RosterError('not_found', `Hugging Face has disabled ${repo}: nobody can download it`)
  const listed = await readTree(api, repo, info.sha)
  const { files: selected, warnings } = selectFiles(listed, wanted.files, repo)
  for (const file of selected) refuseXetAlone(file, repo)
  const page = api.page(repo)
  const planned = (file: HubFile) => plannedFile(file, info, api.token, asking.endpoint)
  const files = selected.map((file) => withPinnedHash(planned(file), wanted.pinned, repo))
  const gate = info.gated ? await gateOf(api, repo) : null
  const main = mainWeights(files)
  const header = gate || !main ? null : await readHeader(main, page.href, asking.upstream, asking.signal)
  const index = gate ? undefined : findIndex(listed)
  const pipeline = index && (await readIndex(planned(index), asking.upstream, asking.signal))
  const seen = header?.identified ?? null
  const identified = seen && pipeline?.className ? withPipeline(seen, pipeline.className) : seen
  const moved = repo === wanted.repo ? [] : [`${wanted.repo} is now called ${repo}`]
  return {
    source: { type: 'huggingface', repo, revision: info.sha, url: null, files: pinnedFiles(files) },
    model: facts(info, wanted, identified),
    files,
    gate: gate ?? header?.gate ?? null,
    warnings: [...moved, ...api.warnings, ...warnings, ...(header?.warnings ?? [])],
    identified,
    total_bytes: totalOf(files),
    companions: missingParts({ repo, listed, files, pipeline, identified }),
    page,
  }
}

function refuseXetAlone({ path, size, isXet }: HubFile, repo: string): void {
  if (!isXet || size === null || size <= LARGEST_BY_HTTP) return
  throw new RosterError(
    'upstream',
    `${path} of ${repo} has ${Math.round(size / 1e9)} GB, and Hugging Face sends files over 50 GB only by its own ` +
      'protocol Xet, which Roster does not speak yet; choose a smaller or a split file',
  )
}

function plannedFile(
  { path, size, hash, verdict }: HubFile,
  info: RepoInfo,
  token: string | undefined,
  endpoint: string,
) {
  const { id: repo, sha } = info
  const asked = { repo, page: `${endpoint}/${repo}`, what: `The file ${path} of ${repo}` }
  const address = `/${repo}/resolve/${sha}/${path.split('/').map(encodeURIComponent).join('/')}`
  const file: PlannedFile = {
    path,
    size,
    hash,
    id: null,
    verdict,
    origin: {
      key: `huggingface:${repo}@${sha}/${path}`,
      url: new URL(`${endpoint}${address}`),
      authorization: bearer(token),
      trust: 'endpoint',
      ...mirrorOf(endpoint),
      refusal: (answer) => hubRefusal(answer, asked),
    },
  }
  return file
}

/** The listing of a gated repository is open to all; this asks whether its files are open to this token. */
async function gateOf(api: HubApi, repo: string): Promise<Gate | null> {
  const page = api.page(repo).href
  try {
    await api.read(`/api/models/${repo}/auth-check`, { repo, page, what: repo })
    return null
  } catch (error) {
    if (!(error instanceof RosterError) || (error.code !== 'gated' && error.code !== 'unauthorized')) throw error
    const refused = api.isTokenRefused ? 'The token is wrong or has ended. ' : ''
    return { code: error.code, message: `${refused}${error.message}`, url: page }
  }
}

function facts(info: RepoInfo, wanted: HubWanted, identified: Plan['identified']): Plan['model'] {
  const { id: repo, tags, gated, cardData } = info
  const only = wanted.files.length === 1 && !wanted.files[0]?.includes('*') ? wanted.files[0] : undefined
  const name = (only ?? repo).split('/').at(-1) ?? repo
  const prompt = cardData?.instance_prompt
  const triggers = typeof prompt === 'string' && prompt.trim() !== '' ? [prompt.trim().slice(0, 200)] : []
  return {
    display_name: (only ? name.replace(/\.[^.]+$/, '') : name).slice(0, 200),
    model_key: only ? `${repo}/${only}`.slice(0, 512) : repo,
    hf_model_id: repo,
    version: null,
    description: null,
    // "base_model:adapter:...", "license:..." and their like are facts of their own, no words to search for.
    tags: tags.filter((tag) => tag.length <= 100 && !tag.includes(':')).slice(0, 100),
    type: identified?.type ?? 'unknown',
    family: identified?.family ?? null,
    base_model: identified?.base_model ?? null,
    gated: gated !== false,
    trigger_words: triggers.length > 0 ? triggers : (identified?.trigger_words ?? []),
  }
}

// What the local CivitAI answers, address by address: its rules, its statuses and its messages.
import type { Content } from './hub-content.ts'

export interface LocalFile {
  id: number
  name: string
  content: Content
  type?: string
  metadata?: { format?: string; size?: string; fp?: string }
  primary?: boolean
  pickleScanResult?: string
  virusScanResult?: string
  /** Instead of what the content has. */
  hashes?: Record<string, string>
  sizeKB?: number
  /** How often its storage is not there before it is. */
  missing?: number
}

export interface LocalVersion {
  id: number
  name?: string
  baseModel?: string
  status?: string
  trainedWords?: string[]
  usageControl?: string
  /** Who gets its files. */
  access?: 'everybody' | 'members' | 'buyers' | 'nobody' | 'granted'
  files: LocalFile[]
}

export interface LocalModel {
  id: number
  name: string
  type?: string
  mode?: 'Archived' | 'TakenDown'
  versions: LocalVersion[]
}

export interface CivitaiState {
  models: LocalModel[]
  keys: ReadonlySet<string>
  signedUrl: (name: string, content: Content) => string
}

export interface Ask {
  method: string
  url: URL
  key: string | undefined
  isBrowser: boolean
  body: string
}

export interface Answer {
  status: number
  headers?: Record<string, string>
  json?: unknown
  text?: string
}

const HIGHEST_ID = 2_147_483_647
const refuse = (status: number, error: string, message?: string, more?: object): Answer => ({
  status,
  json: { error, ...(message && { message }), ...more },
})

export function answer(state: CivitaiState, ask: Ask): Answer {
  const path = ask.url.pathname
  const [, version] = /^\/api\/download\/models\/(.+)$/.exec(path) ?? []
  if (version !== undefined) return download(state, ask, Number(version))
  if (path === '/login')
    return { status: 200, headers: { 'Content-Type': 'text/html' }, text: '<!DOCTYPE html><title>Sign in</title>' }
  // A key that nobody knows counts as none, except where the question is whose it is.
  if (path === '/api/v1/me')
    return isMember(state, ask)
      ? { status: 200, json: { id: 1, username: 'tester', tier: 'free', status: 'active' } }
      : refuse(401, 'Unauthorized')
  const [, what, id = ''] = /^\/api\/v1\/(models|model-versions)\/([^/]+)$/.exec(path) ?? []
  if (ask.method === 'POST') return byHashes(state, ask)
  const [, hash] = /^\/api\/v1\/model-versions\/by-hash\/([^/]+)$/.exec(path) ?? []
  if (hash !== undefined) return byHash(state, ask, hash)
  if (what === undefined) return refuse(404, 'Not found')
  if (!/^\d+$/.test(id) || Number(id) < 1 || Number(id) > HIGHEST_ID) return refuse(400, `Invalid id: ${id}`)
  return what === 'models' ? readModel(state, ask, Number(id)) : readVersion(state, ask, Number(id))
}

const isMember = ({ keys }: CivitaiState, { key }: Ask): boolean => key !== undefined && keys.has(key)
const isPublished = ({ status = 'Published' }: LocalVersion): boolean => status === 'Published'

function readModel(state: CivitaiState, { url }: Ask, id: number): Answer {
  const model = state.models.find((each) => each.id === id)
  if (!model) return refuse(404, `No model with id ${id}`)
  const { name, type = 'Checkpoint', mode, versions } = model
  const modelVersions = versions.filter(isPublished).map((version) => versionView(model, version, url.origin))
  return {
    status: 200,
    json: { id, name, type, nsfw: false, poi: false, ...(mode && { mode }), tags: ['art'], modelVersions },
  }
}

function readVersion(state: CivitaiState, { url }: Ask, id: number): Answer {
  const found = findVersion(state, (version) => version.id === id && isPublished(version))
  return found ? { status: 200, json: wholeVersion(found, url.origin) } : refuse(404, 'Model not found')
}

type Found = [LocalModel, LocalVersion]

const findVersion = ({ models }: CivitaiState, test: (version: LocalVersion) => boolean): Found | undefined =>
  models
    .flatMap((model) => model.versions.map((version): Found => [model, version]))
    .toSorted(([, a], [, b]) => a.id - b.id)
    .find(([, version]) => test(version))

function wholeVersion([model, version]: Found, origin: string) {
  const { name, type = 'Checkpoint', mode } = model
  return {
    ...versionView(model, version, origin),
    modelId: model.id,
    model: { name, type, nsfw: false, poi: false, ...(mode && { mode }) },
    air: `urn:air:sdxl:${type.toLowerCase()}:civitai:${model.id}@${version.id}`,
  }
}

function versionView({ mode }: LocalModel, version: LocalVersion, origin: string) {
  const { id, name = 'v1.0', baseModel = 'SDXL 1.0', trainedWords = [], usageControl = 'Download' } = version
  return {
    ...{ id, name, baseModel, trainedWords, usageControl },
    publishedAt: '2026-01-01T00:00:00.000Z',
    status: 'Published',
    availability: version.access === 'buyers' ? 'EarlyAccess' : 'Public',
    files: mode === 'Archived' ? [] : version.files.map((file) => fileView(file, id, origin)),
    images: [],
  }
}

const hashesOf = ({ content, hashes }: LocalFile) =>
  hashes ?? { AutoV2: content.sha256.slice(0, 10).toUpperCase(), SHA256: content.sha256.toUpperCase() }

const fileView = (file: LocalFile, versionId: number, origin: string) => ({
  id: file.id,
  name: file.name,
  type: file.type ?? 'Model',
  sizeKB: file.sizeKB ?? file.content.size / 1024,
  metadata: file.metadata ?? { format: 'SafeTensor', size: 'full', fp: 'fp16' },
  pickleScanResult: file.pickleScanResult ?? 'Success',
  virusScanResult: file.virusScanResult ?? 'Success',
  scannedAt: '2026-01-01T00:00:00.000Z',
  hashes: hashesOf(file),
  ...(file.primary && { primary: true }),
  // As the real one does, by words that do not always find the file again.
  downloadUrl: `${origin}/api/download/models/${versionId}?type=${file.type ?? 'Model'}`,
})

function hasHash(version: LocalVersion, hash: string): boolean {
  const wanted = hash.toUpperCase()
  return version.files.some((file) => Object.values(hashesOf(file)).includes(wanted))
}

/** Several versions may have one file: the oldest is answered. */
function byHash(state: CivitaiState, { url }: Ask, hash: string): Answer {
  const found = findVersion(state, (version) => isPublished(version) && hasHash(version, hash))
  return found ? { status: 200, json: wholeVersion(found, url.origin) } : refuse(404, 'Model not found')
}

function byHashes(state: CivitaiState, { url, body }: Ask): Answer {
  const hashes: unknown = JSON.parse(body)
  const onlyIds = url.pathname.endsWith('/by-hash/ids')
  if (!Array.isArray(hashes) || hashes.length > (onlyIds ? 10_000 : 100)) return refuse(400, 'Too many hashes')
  const found = hashes.flatMap((hash: string) =>
    state.models.flatMap((model) =>
      model.versions
        .filter((version) => isPublished(version) && hasHash(version, hash))
        .map((version) => ({ model, version, hash })),
    ),
  )
  const json = found.map(({ model, version, hash }) =>
    onlyIds ? { modelVersionId: version.id, modelId: model.id, hash } : wholeVersion([model, version], url.origin),
  )
  return { status: 200, json }
}

function download(state: CivitaiState, ask: Ask, id: number): Answer {
  // The route knows no other method, whatever key comes with it.
  if (ask.method !== 'GET') return refuse(401, 'Unauthorized')
  const found = findVersion(state, (version) => version.id === id)
  if (!found) return asProgram(ask, refuse(404, 'File not found'))
  const [model, version] = found
  const closed = closedBy(state, ask, model, version)
  if (closed) return asProgram(ask, closed)
  const file = wantedFile(version, ask.url.searchParams)
  if (!file || !isPublished(version)) return asProgram(ask, refuse(404, 'File not found'))
  if (file.missing) {
    file.missing--
    return refuse(404, 'File not found')
  }
  const headers = { Location: state.signedUrl(file.name, file.content), 'Cache-Control': 'no-store' }
  return { status: 307, headers }
}

function closedBy(state: CivitaiState, ask: Ask, model: LocalModel, version: LocalVersion): Answer | undefined {
  const { access = 'everybody' } = version
  if (model.mode === 'Archived') return refuse(410, 'Model archived, not available for download')
  if (access === 'nobody')
    return refuse(401, 'Unauthorized', 'The creator of this asset has disabled downloads on this file')
  if (access !== 'everybody' && !isMember(state, ask))
    return refuse(401, 'Unauthorized', 'The creator of this asset requires you to be logged in to download it')
  if (access === 'buyers')
    return refuse(403, 'Early Access', 'This asset is in Early Access', { deadline: '2027-01-01T00:00:00.000Z' })
  if (access === 'granted') return refuse(403, 'You do not have access to download this file')
  return undefined
}

/** `fileId` has to be of this version; other words have to fit one file exactly. */
function wantedFile({ files }: LocalVersion, query: URLSearchParams): LocalFile | undefined {
  const id = query.get('fileId')
  if (id !== null) return files.find((file) => String(file.id) === id)
  const type = query.get('type')
  return files.find((file) => (type === null ? file.primary : (file.type ?? 'Model') === type))
}

/** Browsers get text, and a login page where programs get a 401. */
function asProgram({ isBrowser, url }: Ask, refused: Answer): Answer {
  if (!isBrowser) return refused
  const returnUrl = encodeURIComponent(url.pathname)
  return refused.status === 401
    ? { status: 302, headers: { Location: `/login?returnUrl=${returnUrl}&reason=download-auth` } }
    : { status: refused.status, text: 'Not available' }
}

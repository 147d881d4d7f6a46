// What people paste for CivitAI: pages, versions, downloads, and AIR names. A key in an address is dropped unread.
import { type CivitaiReference, WANTED_NAMES } from './reference.ts'
import { shown, unreadable } from './shown.ts'

const HIGHEST_ID = 2_147_483_647
const HOW = 'paste the page of a model such as https://civitai.com/models/101055'
/** Sites of CivitAI: the same models under the same numbers, shown to different people. */
const SITES: ReadonlySet<string> = new Set(['civitai.com', 'civitai.red', 'civitai.green'])

export const isCivitaiHost = (host: string): boolean => SITES.has(host.replace(/^www\./, ''))

export function parseCivitaiUrl(url: URL): CivitaiReference {
  const path = url.pathname.replace(/\/+$/, '')
  const site = isCivitaiHost(url.host) ? `https://${url.host.replace(/^www\./, '')}` : url.origin
  const version = /^\/(?:api\/download\/models|api\/v1\/model-versions|model-versions)\/([^/]+)$/.exec(path)?.[1]
  if (version !== undefined) return reference({ site, versionId: idOf(version), url })
  const model = /^\/(?:api\/v1\/)?models\/([^/]+)(?:\/[^/]*)?$/.exec(path)?.[1]
  if (model === undefined) throw elsewhere(path)
  const versionId = url.searchParams.get('modelVersionId')
  return reference({ site, modelId: idOf(model), versionId: versionId === null ? null : idOf(versionId), url })
}

/** "urn:air:sdxl:lora:civitai:328553@368189", perhaps with "+fileId"; also "328553@368189" alone. */
export function parseAir(text: string): CivitaiReference | undefined {
  const short = /^(?:civitai:)?(\d+)@(\d+)(?:\+(\d+))?$/i.exec(text)
  const air = /^(?:urn:)?air:(.+)$/i.exec(text)
  if (!short && !air) return undefined
  const whole = short ?? /^[^:]*:[^:]*:civitai:(\d+)@(\d+)(?:\+(\d+))?(?:[.:][\w.]*)?$/i.exec(air?.[1] ?? '')
  if (!whole)
    throw unreadable(
      `is "${shown(text)}", which is no AIR of a model on CivitAI, such as urn:air:sdxl:lora:civitai:328553@368189`,
    )
  const [, model = '', version = '', file] = whole
  const ids = { modelId: idOf(model), versionId: idOf(version), fileId: file === undefined ? null : idOf(file) }
  return { type: 'civitai', ...ids, wanted: {}, site: null }
}

interface Named {
  site: string
  modelId?: number
  versionId: number | null
  url: URL
}

function reference({ site, modelId, versionId, url }: Named): CivitaiReference {
  const query = url.searchParams
  const fileId = query.get('fileId')
  const wanted = Object.fromEntries(
    WANTED_NAMES.flatMap((name) => {
      const value = query.get(name) ?? ''
      return /^[\w .-]{1,40}$/.test(value) ? [[name, value]] : []
    }),
  )
  return {
    type: 'civitai',
    modelId: modelId ?? null,
    versionId,
    fileId: fileId === null ? null : idOf(fileId),
    wanted,
    site,
  }
}

function idOf(text: string): number {
  const id = /^\d{1,10}$/.test(text) ? Number(text) : 0
  if (id >= 1 && id <= HIGHEST_ID) return id
  throw unreadable(`has "${shown(text)}" where a number of CivitAI should be: ${HOW}`)
}

function elsewhere(path: string) {
  const [, first = ''] = path.split('/')
  const hint = /^(images|posts|user|articles|collections|bounties)$/.test(first)
    ? 'open the model that it was made with, and '
    : ''
  return unreadable(`is a page of CivitAI that is no model: ${hint}${HOW}`)
}

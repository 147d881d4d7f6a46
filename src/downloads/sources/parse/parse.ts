// What a person pasted, understood without asking anybody.
import { isAbsolute, normalize, win32 } from 'node:path'
import { fileURLToPath } from 'node:url'
import { messageOf } from '../../../core/errors.ts'
import { isStorable } from '../../../core/schema.ts'
import { isCivitaiHost, parseAir, parseCivitaiUrl } from './civitai.ts'
import { parseHubName, parseHubPath, parseHubUri } from './huggingface.ts'
import type { LocalReference, ParseOptions, SourceReference } from './reference.ts'
import { shown, unreadable } from './shown.ts'
import { parseDirectUrl } from './url.ts'

const LONGEST = 4096
const HUBS: ReadonlySet<string> = new Set(['huggingface.co', 'hf.co', 'hf-mirror.com'])
const DEFAULTS: ParseOptions = {
  hubEndpoint: 'https://huggingface.co',
  civitaiEndpoint: 'https://civitai.com',
  allowPrivateUrls: false,
}

/**
 * Understands pages, files and names of Hugging Face and CivitAI, direct addresses and absolute paths. A key or token
 * in what was pasted is dropped.
 *
 * @throws RosterError with what would be right.
 */
export function parseSource(text: string, options: Partial<ParseOptions> = {}): SourceReference {
  const settings = { ...DEFAULTS, ...options }
  const pasted = text
    .trim()
    .replace(/^(["'<`])(.*)["'>`]$/s, '$2')
    .trim()
  if (pasted === '') throw unreadable('is empty: paste the page of a model, "owner/name", an address or a path')
  if (pasted.length > LONGEST || !isStorable(pasted) || /[\r\n\t]/.test(pasted))
    throw unreadable(`must be one line of at most ${LONGEST} characters`)
  if (/^hf:\/\//i.test(pasted)) return parseHubUri(pasted)
  if (/^file:/i.test(pasted)) return localPath(pathOfFileUrl(pasted))
  if (/^[a-z][\w+.-]*:\/\//i.test(pasted)) return parseUrl(pasted, settings)
  if (isPath(pasted)) return localPath(pasted)
  const air = parseAir(pasted)
  if (air) return air
  const host = pasted.split(/[/?#]/)[0]?.toLowerCase() ?? ''
  const isSite = HUBS.has(host.replace(/^www\./, '')) || isCivitaiHost(host) || isEndpoint(host, settings)
  return isSite ? parseUrl(`https://${pasted}`, settings) : parseHubName(pasted.split(/[?#]/)[0] ?? '')
}

function parseUrl(text: string, { hubEndpoint, civitaiEndpoint, allowPrivateUrls }: ParseOptions): SourceReference {
  const url = URL.parse(text)
  if (!url) throw unreadable(`is "${shown(text)}", which is no address`)
  const hub = below(url, hubEndpoint)
  if (hub !== undefined) return hubReference(hub)
  if (below(url, civitaiEndpoint) !== undefined) return parseCivitaiUrl(url)
  const isWeb = /^https?:$/.test(url.protocol)
  if (isWeb && HUBS.has(url.hostname.replace(/^www\./, ''))) return hubReference(url.pathname)
  if (isWeb && isCivitaiHost(url.hostname)) return parseCivitaiUrl(url)
  return parseDirectUrl(url, allowPrivateUrls)
}

/** `hf.co/owner/name:Q4_K_M` is how other programs write a quantization. */
function hubReference(pathname: string): SourceReference {
  const tagged = /^\/([^/:]+\/[^/:]+:[^/:]+)$/.exec(pathname)?.[1]
  return tagged === undefined ? parseHubPath(pathname) : parseHubName(tagged)
}

/** The path below an endpoint, or undefined where the address is none of it. Ports count; http and https are one. */
function below(url: URL, endpoint: string): string | undefined {
  const base = URL.parse(endpoint)
  if (!base || url.host !== base.host || !/^https?:$/.test(url.protocol)) return undefined
  const prefix = base.pathname.replace(/\/+$/, '')
  if (url.pathname !== prefix && !url.pathname.startsWith(`${prefix}/`)) return undefined
  return url.pathname.slice(prefix.length)
}

const isEndpoint = (host: string, { hubEndpoint, civitaiEndpoint }: ParseOptions): boolean =>
  [hubEndpoint, civitaiEndpoint].some((endpoint) => URL.parse(endpoint)?.host === host)

const isPath = (text: string): boolean =>
  isAbsolute(text) || win32.isAbsolute(text) || /^(~|\.{1,2})([\\/]|$)/.test(text)

function localPath(path: string): LocalReference {
  if (!isAbsolute(path))
    throw unreadable(
      `is "${shown(path)}", which is no absolute path on this machine: write it whole, such as /data/model.gguf`,
    )
  return { type: 'local', path: normalize(path) }
}

function pathOfFileUrl(text: string): string {
  try {
    return fileURLToPath(text)
  } catch (error) {
    throw unreadable(`is a file: address that names no file here (${shown(messageOf(error))})`)
  }
}

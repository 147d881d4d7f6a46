// A direct address of a file of weights: https, no address of this network, and what signs it apart from the rest.
import { checkPublicUrl } from '../../engine/index.ts'
import { checkWeightsName, isWeights } from '../file-names.ts'
import type { UrlReference } from './reference.ts'
import { decoded, shown, unreadable } from './shown.ts'

/** Names in a query that grant something, and so are kept nowhere. */
const SECRET =
  /^(x-(amz|goog)-.*|signature|sig|policy|key-pair-id|token|access_?token|auth|authorization|api_?key|key|secret|password|jwt|b2contentdisposition)$/i
/** What stands beside a signature, and is another one in the next address of the same file. */
const BESIDE = /^(expires|awsaccesskeyid|googleaccessid|x-ms-.*|s[eprtv]|spr|sip|sk(oid|tid|[estv]))$/i
/** Storage of other sources: signed addresses that end within the day, and name no model. */
const HUB_STORAGE = /(^|\.)(xethub\.hf\.co|cdn\.hf\.co)$|^cdn-lfs[\w-]*\./
const CIVITAI_STORAGE = /^b2\.civitai\.com$|^civitai[\w-]*\.(.+\.)?r2\.cloudflarestorage\.com$/

export function parseDirectUrl(url: URL, allowPrivateUrls: boolean): UrlReference {
  refuseStorage(url)
  if (url.protocol !== 'https:' && !(allowPrivateUrls && url.protocol === 'http:'))
    throw unreadable('must be an https address')
  if (url.username !== '' || url.password !== '')
    throw unreadable(
      `has a user or password in it, which would have to be kept: paste ${shown(url.href)} where its server lets ` +
        'anybody have the file; else fetch it yourself and upload it',
    )
  checkPublicUrl(url, allowPrivateUrls)
  const name = nameIn(url)
  const bare = `${url.origin}${url.pathname}`
  const query = [...url.searchParams]
  if (!query.some(([key]) => SECRET.test(key))) return { type: 'url', url: `${bare}${url.search}`, name, secret: null }
  const open = query.filter(([key]) => !SECRET.test(key) && !BESIDE.test(key))
  const rest = open.length > 0 ? `?${new URLSearchParams(open)}` : ''
  return { type: 'url', url: `${bare}${rest}`, name, secret: url.search }
}

/** @throws RosterError with the address that brings the same file for good. */
function refuseStorage(url: URL): void {
  const isHub = HUB_STORAGE.test(url.hostname)
  if (!isHub && !CIVITAI_STORAGE.test(url.hostname)) return
  const instead = isHub
    ? `https://huggingface.co/owner/name/resolve/main/${servedName(url) ?? 'file'}, with the owner and name of its repository`
    : 'https://civitai.com/models/<number>?modelVersionId=<number>, the page that its download button stands on'
  throw unreadable(`is a signed address of ${url.hostname} that ends within hours: paste instead ${instead}`)
}

/** Storage is told by its address how the file is called. */
function servedName({ searchParams }: URL): string | undefined {
  const name = /filename="([^"/\\]+)"/.exec(searchParams.get('response-content-disposition') ?? '')?.[1]
  return name !== undefined && isWeights(name) ? shown(name) : undefined
}

/** "zip" is an ending, and the "5" of "v1.5" is none. */
const ENDING = /\.[a-z][a-z0-9]{0,15}$/i

function nameIn(url: URL): string | null {
  const last = decoded(url.pathname.split('/').at(-1) ?? '')
  if (last === '') throw unreadable(`is an address on ${url.host} that names no file`)
  // Some servers are asked for a file by their query: "?Revision=master&FilePath=model.safetensors".
  const asked = isWeights(last) ? undefined : [...url.searchParams.values()].find(isWeights)?.split('/').at(-1)
  const name = asked ?? last
  if (!ENDING.test(name)) return null
  checkWeightsName(name)
  return name
}

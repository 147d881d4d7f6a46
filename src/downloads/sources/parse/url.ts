// A direct address of a file of weights: https, no address of this network, and what signs it apart from the rest.
import { checkPublicUrl } from '../../engine/index.ts'
import { checkWeightsName, isWeights } from '../file-names.ts'
import type { UrlReference } from './reference.ts'
import { decoded, unreadable } from './shown.ts'

/** Names in a query that grant something, and so are kept nowhere. */
const SECRET =
  /^(x-(amz|goog)-.*|signature|sig|policy|key-pair-id|token|access_?token|auth|authorization|api_?key|key|secret|password|jwt|b2contentdisposition)$/i
/** What stands beside a signature, and is another one in the next address of the same file. */
const BESIDE = /^(expires|awsaccesskeyid|googleaccessid|x-ms-.*|s[eprtv]|spr|sip|sk(oid|tid|[estv]))$/i
/** Storage of other sources: signed addresses that end within the day. */
const STORAGE =
  /(^|\.)(xethub\.hf\.co|cdn\.hf\.co)$|^cdn-lfs[\w-]*\.|^b2\.civitai\.com$|^civitai[\w-]*\.(.+\.)?r2\.cloudflarestorage\.com$/

export function parseDirectUrl(url: URL, allowPrivateUrls: boolean): UrlReference {
  if (STORAGE.test(url.hostname))
    throw unreadable('is a signed address that ends within hours: paste the page of the model or of its file instead')
  if (url.protocol !== 'https:' && !(allowPrivateUrls && url.protocol === 'http:'))
    throw unreadable('must be an https address')
  if (url.username !== '' || url.password !== '')
    throw unreadable('has a user or password in it, which would have to be kept: use an address without one')
  checkPublicUrl(url, allowPrivateUrls)
  const name = nameIn(url)
  const bare = `${url.origin}${url.pathname}`
  const query = [...url.searchParams]
  if (!query.some(([key]) => SECRET.test(key))) return { type: 'url', url: `${bare}${url.search}`, name, secret: null }
  const open = query.filter(([key]) => !SECRET.test(key) && !BESIDE.test(key))
  const rest = open.length > 0 ? `?${new URLSearchParams(open)}` : ''
  return { type: 'url', url: `${bare}${rest}`, name, secret: url.search }
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

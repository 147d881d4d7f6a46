// A direct address of a file of weights: https, no secret in it, and no address of this network.
import { checkPublicUrl } from '../../engine/index.ts'
import { checkWeightsName } from '../file-names.ts'
import type { UrlReference } from './reference.ts'
import { decoded, unreadable } from './shown.ts'

/** Names in a query that grant something. Whoever kept such an address would keep a secret. */
const SECRET =
  /^(x-(amz|goog)-.*|signature|sig|policy|key-pair-id|token|access_?token|auth|authorization|api_?key|key|secret|password|jwt|b2contentdisposition)$/i
/** Storage of other sources: signed addresses that end within the day. */
const STORAGE = /(^|\.)(xethub\.hf\.co|cdn\.hf\.co|r2\.cloudflarestorage\.com)$|^cdn-lfs[\w-]*\.|^b2\.civitai\.com$/

export function parseDirectUrl(url: URL, allowPrivateUrls: boolean): UrlReference {
  if (STORAGE.test(url.hostname))
    throw unreadable('is a signed address that ends within hours: paste the page of the model or of its file instead')
  if (url.protocol !== 'https:' && !(allowPrivateUrls && url.protocol === 'http:'))
    throw unreadable('must be an https address')
  if (url.username !== '' || url.password !== '')
    throw unreadable('has a user or password in it, which would have to be kept: use an address without one')
  if ([...url.searchParams.keys()].some((name) => SECRET.test(name)))
    throw unreadable('has a key or signature in it, which would have to be kept: use an address without one')
  checkPublicUrl(url, allowPrivateUrls)
  const name = decoded(url.pathname.split('/').at(-1) ?? '')
  if (name === '') throw unreadable(`is an address on ${url.host} that names no file`)
  checkWeightsName(name)
  return { type: 'url', url: `${url.origin}${url.pathname}${url.search}`, name }
}

// Whether a request may come from where it comes: no other site's page may use this server through a browser.
import { isLoopback } from '../core/environment.ts'
import { RosterError } from '../core/errors.ts'
import { remembersLast } from '../core/text.ts'

/**
 * On loopback the name must be a loopback name: a page whose own name leads to 127.0.0.1 (DNS rebinding) sends its
 * own. Elsewhere any name may lead here.
 * @throws RosterError `forbidden`
 */
export function checkHost(host: string | undefined, listensOnLoopback: boolean): void {
  if (!listensOnLoopback) return
  if (host !== undefined && isLocal(host)) return
  const name = nameOf(host ?? '')
  throw new RosterError('forbidden', `This server answers to 127.0.0.1 and localhost, not to "${name}"`)
}

const nameOf = (host: string): string => host.replace(/:\d+$/, '')
const isLocal = remembersLast((host) => isLoopback(nameOf(host)))

/** Where a request came from and to whom it was sent, as a browser tells. */
export interface Route {
  origin: string | undefined
  /** The header Sec-Fetch-Site. */
  site: string | undefined
  host: string | undefined
  /** Where it is known. */
  scheme: string | undefined
}

/** Whether a page of another site sent it. What is no browser sends no Origin. */
export function isForeign({ origin, site, host, scheme }: Route): boolean {
  if (origin === undefined) return site === 'cross-site' || site === 'same-site'
  const url = URL.parse(origin)
  return url?.host !== host || (scheme !== undefined && url?.protocol !== `${scheme}:`)
}

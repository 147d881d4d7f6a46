// Whether a request may come from where it comes: no other site's page may use this server through a browser.
import { isLoopback } from '../core/environment.ts'
import { RosterError } from '../core/errors.ts'

/**
 * On loopback the name must be a loopback name: a page whose own name leads to 127.0.0.1 (DNS rebinding) sends its
 * own. Elsewhere any name may lead here.
 * @throws RosterError `forbidden`
 */
export function checkHost(host: string | undefined, listensOnLoopback: boolean): void {
  if (!listensOnLoopback) return
  const name = host?.replace(/:\d+$/, '') ?? ''
  if (isLoopback(name)) return
  throw new RosterError('forbidden', `This server answers to 127.0.0.1 and localhost, not to "${name}"`)
}

/**
 * A write that a browser sends must come from a page of this server. What is no browser sends no Origin.
 * @throws RosterError `forbidden`
 */
export function checkOrigin(origin: string | undefined, site: string | undefined, host: string | undefined): void {
  const foreign =
    origin === undefined ? site === 'cross-site' || site === 'same-site' : URL.parse(origin)?.host !== host
  if (foreign)
    throw new RosterError('forbidden', `A page of another site (${origin ?? site}) may not change this server`)
}

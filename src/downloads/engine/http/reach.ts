// How far a request may go: every hop is judged by its address before a connection is tried.
import type { LookupAddress } from 'node:dns'
import { isIP } from 'node:net'
import { RosterError } from '../../../core/errors.ts'
import { kindOf } from './addresses.ts'

/**
 * `global`: https, and an address that everybody can reach.
 * `own`: also http and networks of a person's own.
 * `any`: the address that somebody configured, as given.
 */
export type Reach = 'global' | 'own' | 'any'

/** Resolves a name to all of its addresses. */
export type Resolve = (hostname: string) => Promise<LookupAddress[]>

/** The name without the brackets of IPv6. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '')

const LOCAL_NAME = /^(localhost|.*\.localhost|.*\.local|.*\.internal)\.?$/i

/** What can be said without asking a name server. @throws RosterError blocked_address */
export function checkUrl(url: URL, reach: Reach): void {
  if (!/^https?:$/.test(url.protocol)) throw blocked(`${url.protocol.slice(0, -1)} is no protocol for a download`)
  if (url.username || url.password) throw blocked(`the address of ${url.host} holds a password`)
  if (reach === 'any') return
  if (reach === 'global' && url.protocol !== 'https:') throw blocked(`${url.host} is not reached by https`)
  const host = hostOf(url)
  if (isIP(host)) checkAddresses(host, [host], reach)
  else if (reach === 'global' && LOCAL_NAME.test(host)) throw blocked(`${host} is a name of this machine or network`)
}

/** Those addresses of a name that may be reached. @throws RosterError blocked_address where none may. */
export function allowed(host: string, addresses: readonly LookupAddress[], reach: Reach): LookupAddress[] {
  if (reach === 'any') return [...addresses]
  const kept = addresses.filter(({ address }) => mayReach(address, reach))
  if (kept.length === 0)
    checkAddresses(
      host,
      addresses.map(({ address }) => address),
      reach,
    )
  return kept
}

function mayReach(address: string, reach: Reach): boolean {
  const kind = kindOf(address)
  return reach === 'any' || kind === 'global' || (reach === 'own' && kind === 'own')
}

function checkAddresses(host: string, addresses: readonly string[], reach: Reach): void {
  const refused = addresses.find((address) => !mayReach(address, reach))
  if (refused === undefined) return
  const where = refused === host ? host : `${host} (${refused})`
  throw blocked(`${where} is not an address that everybody can reach`)
}

export const blocked = (why: string): RosterError =>
  new RosterError(
    'blocked_address',
    `The download was stopped because ${why}; use a public https address, or set ROSTER_ALLOW_PRIVATE_URLS for your own network`,
  )

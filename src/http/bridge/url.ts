// The URL that a request asks for, as the web has it.
import type { IncomingMessage } from 'node:http'
import type { TLSSocket } from 'node:tls'
import { remembersLast } from '../../core/text.ts'

/** What `URL` would leave as it is, which nearly all requests ask for. */
const PLAIN_PATH = /^\/[!#$&-;=?-[\]_a-z~]*$/
const PLAIN_HOST = /^[a-z0-9._-]+(?::(?:[1-5]\d{3,4}|[6-9]\d{3}))?$/
const hasPlainHost = remembersLast((host) => PLAIN_HOST.test(host))
const DOT_SEGMENT = /\/\.\.?(?:[/?#]|$)/
const hasDots = (target: string): boolean => target.includes('/.') && DOT_SEGMENT.test(target)

/** @returns undefined where host and path make no URL. */
export function urlOf({ headers: { host }, url: target = '', socket }: IncomingMessage): string | undefined {
  if (!target.startsWith('/'))
    return /^https?:\/\//.test(target) && isPath(target) ? URL.parse(target)?.href : undefined
  if (!host) return undefined
  const url = `${(socket as Partial<TLSSocket>).encrypted ? 'https' : 'http'}://${host}${target}`
  const isPlainHost = hasPlainHost(host)
  if (isPlainHost && PLAIN_PATH.test(target) && !hasDots(target)) return url
  const parsed = isPath(target) ? URL.parse(url) : null
  return parsed && (isPlainHost || isHost(host, parsed.hostname)) ? parsed.href : undefined
}

/** A backslash would become a slash, and lead elsewhere than it says. */
const isPath = (target: string): boolean => !(target.split('?', 1)[0] ?? '').includes('\\')

/** Whether a host is nothing but a host: what has a path, or credentials before it, is cut by `URL`. */
const isHost = (host: string, hostname: string): boolean =>
  hostname.length === host.length || hostname === host.replace(/:\d+$/, '').toLowerCase()

// A request that follows redirects by hand, so that a token goes to the host it was given for and to no other.
import type { Dispatcher } from 'undici'
import { RosterError } from '../../core/errors.ts'
import { networkError } from '../errors.ts'
import type { Watchdog } from '../watchdog.ts'

export interface Upstream {
  dispatcher: Dispatcher
  watchdog: Watchdog
}

export interface Answered {
  url: URL
  status: number
  headers: Headers
  /** The headers of the redirects on the way: storage does not repeat what the hub said. */
  linked: Headers
  body: Dispatcher.ResponseData['body']
}

type Headers = Record<string, string | undefined>

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])
const MOST_REDIRECTS = 5
// Never a browser's: hosts answer browsers with a login page where they answer programs with an error.
const USER_AGENT = 'roster/0.1'

export async function ask(
  first: URL,
  token: string | undefined,
  { dispatcher, watchdog }: Upstream,
): Promise<Answered> {
  let url = first
  let bearer = token
  const linked: Headers = {}
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    const answer = await send(url, bearer, { dispatcher, watchdog })
    const headers = singleHeaders(answer.headers)
    const { location } = headers
    if (!REDIRECTS.has(answer.statusCode) || location === undefined)
      return { url, status: answer.statusCode, headers, linked, body: answer.body }
    await answer.body.dump()
    Object.assign(linked, headers)
    const next = redirectTarget(location, url)
    if (next.origin !== url.origin) bearer = undefined
    url = next
  }
  throw new RosterError(
    'blocked_address',
    `${first.host} redirects more than ${MOST_REDIRECTS} times; its address is wrong`,
  )
}

async function send(url: URL, token: string | undefined, { dispatcher, watchdog }: Upstream) {
  const headers = {
    'user-agent': USER_AGENT,
    // Else a size would be that of the packed bytes.
    'accept-encoding': 'identity',
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  }
  try {
    const { signal } = watchdog
    const asked = { method: 'GET', origin: url.origin, path: url.pathname + url.search, headers, signal } as const
    return await watchdog.wait(() => dispatcher.request({ ...asked, headersTimeout: 0, bodyTimeout: 0 }))
  } catch (error) {
    throw networkError(error, url.host)
  }
}

function redirectTarget(location: string, from: URL): URL {
  const url = URL.parse(location, from.href)
  const isSafe = url && /^https?:$/.test(url.protocol) && !(from.protocol === 'https:' && url.protocol === 'http:')
  if (isSafe) return url
  throw new RosterError('blocked_address', `${from.host} redirects to an address that is not safe to follow`)
}

const singleHeaders = (headers: Dispatcher.ResponseData['headers']): Headers =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]))

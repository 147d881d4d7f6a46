// One header of a request.
import type { IncomingMessage } from 'node:http'

type Single = 'authorization' | 'content-length' | 'content-type' | 'cookie' | 'host' | 'origin' | 'x-request-id'

/**
 * Where a request came over a socket, as Node has read it: to find it in a `Headers` takes several times as long. Of one
 * that stands twice it is the first, or both with a comma between, as RFC 9110 has it.
 */
export const headerOf = (request: Request, incoming: IncomingMessage | undefined, name: Single): string | undefined =>
  incoming ? (incoming.headers[name] as string | undefined) : (request.headers.get(name) ?? undefined)

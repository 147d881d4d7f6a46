// From Node's own request to the application and back, with nothing made on the way that nobody asks for.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Log } from '../../core/log.ts'
import type { Answering } from '../entrance.ts'
import { answerNoUrl } from '../unreadable.ts'
import { requestOf } from './request.ts'
import { leaveRest } from './rest.ts'
import { send } from './send.ts'
import type { SlowBodies } from './slow-bodies.ts'
import { urlOf } from './url.ts'

type Answer = (request: Request, arrived: { incoming: IncomingMessage }) => Answering
type Listener = (incoming: IncomingMessage, outgoing: ServerResponse) => void

export function listener(answer: Answer, bodies: SlowBodies, log: Log): Listener {
  /** Here is nobody left who could answer: what has begun to be sent cannot be taken back. */
  const fail = (error: unknown, outgoing: ServerResponse) => {
    log.error({ err: error }, 'An answer could not be sent')
    if (outgoing.headersSent) outgoing.destroy()
    else outgoing.writeHead(500).end()
  }
  const give = (response: Response, incoming: IncomingMessage, outgoing: ServerResponse) => {
    try {
      // A request without a body has ended before it came here.
      if (!incoming.complete && !incoming.readableEnded) leaveRest(incoming, outgoing)
      send(response, outgoing)?.catch((error) => fail(error, outgoing))
    } catch (error) {
      fail(error, outgoing)
    }
  }
  return (incoming, outgoing) => {
    const url = urlOf(incoming)
    if (url === undefined) return give(answerNoUrl(), incoming, outgoing)
    const response = answer(requestOf(url, incoming, outgoing), { incoming })
    if (!(response instanceof Promise)) return give(response, incoming, outgoing)
    bodies.begin(incoming, outgoing)
    const after = (ready: Response) => {
      bodies.end(incoming)
      give(ready, incoming, outgoing)
    }
    response.then(after, (error) => fail(error, outgoing))
  }
}

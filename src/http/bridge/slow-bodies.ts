// Ends requests whose bodies do not come, so that they cannot hold their connections for ever (CWE-400).
import type { IncomingMessage, ServerResponse } from 'node:http'

/** How long a body of a few kilobytes may take; what uploads files only has to go on. */
const BODY_MS = 300_000
/** How long a client that sends a body may be silent. */
const SILENCE_MS = 120_000
/** How long a connection waits for its next request, as Node has it. */
const KEEP_ALIVE_MS = 5000

const UPLOADS = /^\/api\/(v1\/uploads|models\/upload)\b/

type Waiting = [IncomingMessage, ServerResponse]

/** Nearly every body comes together with its head: only those that did not by the end of the turn are timed. */
export class SlowBodies {
  #begun: Waiting[] = []

  watch(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const { headers } = incoming
    if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) return
    if (this.#begun.length === 0) setImmediate(this.#look)
    this.#begun.push([incoming, outgoing])
  }

  readonly #look = () => {
    const begun = this.#begun
    this.#begun = []
    for (const [incoming, outgoing] of begun) if (!incoming.complete) time(incoming, outgoing)
  }
}

function time(incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { socket, url = '' } = incoming
  const timer = UPLOADS.test(url) ? undefined : setTimeout(() => socket.destroy(), BODY_MS).unref()
  // A socket that is silent for so long is ended by Node.
  socket.setTimeout(SILENCE_MS)
  let isOver = false
  const stop = () => {
    if (isOver) return
    isOver = true
    clearTimeout(timer)
    // What comes after the body is the server's time, and after the answer the time between two requests.
    socket.setTimeout(outgoing.writableFinished ? KEEP_ALIVE_MS : 0)
  }
  incoming.once('end', stop).once('close', stop)
}

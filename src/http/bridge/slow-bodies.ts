// Ends requests whose bodies do not come, so that they cannot hold their connections for ever (CWE-400).
import type { IncomingMessage, ServerResponse } from 'node:http'

/** How long a body of a few kilobytes may take; what uploads files only has to go on. */
const BODY_MS = 300_000
/** How long a client that sends a body may be silent. */
const SILENCE_MS = 120_000
/** How long a connection waits for its next request, as Node has it. */
const KEEP_ALIVE_MS = 5000
const LOOK_MS = 1000

const UPLOADS = /^\/api\/(v1\/uploads|models\/upload)\b/

/** Nearly every body comes together with its head: only those that have not come at the next look are timed. */
export class SlowBodies {
  readonly #begun = new Map<IncomingMessage, ServerResponse>()
  readonly #timer = setInterval(() => this.#look(), LOOK_MS).unref()

  begin(incoming: IncomingMessage, outgoing: ServerResponse): void {
    this.#begun.set(incoming, outgoing)
  }

  /** The request was answered, or nobody waits for that any more. */
  end(incoming: IncomingMessage): void {
    this.#begun.delete(incoming)
  }

  close(): void {
    clearInterval(this.#timer)
  }

  #look(): void {
    for (const [incoming, outgoing] of this.#begun) if (!incoming.complete) time(incoming, outgoing)
    this.#begun.clear()
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

// Where bytes come from, and what an upstream's refusal means.
import type { RosterError } from '../../../core/errors.ts'
import type { Headers } from './exchange.ts'

/** Whom to ask, with what, and how far redirects may lead. */
export interface Endpoint {
  readonly url: URL
  /** Sent to the origin (scheme, host and port) of `url` alone. "Bearer hf_..." */
  readonly authorization: string | undefined
  /**
   * A configured endpoint is trusted as given, and where it is itself private its redirects may be too. Anything else
   * must be https and globally routable at every hop, unless ROSTER_ALLOW_PRIVATE_URLS.
   */
  readonly trust: 'endpoint' | 'public'
  /** Addresses that begin with `of` mean the same below `at`. "https://huggingface.co", "https://mirror.example/hf" */
  readonly mirror?: { of: string; at: string } | undefined
}

/** Where the bytes of one file come from. */
export interface Origin extends Endpoint {
  /** For the journal: names the bytes and holds no secret and no signed URL. "huggingface:owner/name@<commit>/path" */
  readonly key: string
  /** What a refusal by the origin's own host means; storage hosts are judged by the engine. */
  refusal(answer: Refused): Refusal
}

/** An answer of the origin's host that is not the file. */
export interface Refused {
  status: number
  headers: Headers
  /** The beginning of the body, 4 KiB at most. */
  body: string
  withToken: boolean
}

export interface Refusal {
  error: RosterError
  /** `anonymous`: once more without the token. */
  next: 'stop' | 'retry' | 'anonymous'
  afterMs?: number
}

// What a source needs to ask its upstream.
import type { Asker } from '../engine/index.ts'

export interface Asking {
  upstream: Asker
  /** Without a slash at its end. */
  endpoint: string
  token: string | undefined
  signal: AbortSignal | undefined
}

export const bearer = (token: string | undefined): string | undefined =>
  token === undefined ? undefined : `Bearer ${token}`

/** The request's signal, where there is one; `undefined` is no value of an optional field. */
export const withSignal = (signal: AbortSignal | undefined) => (signal === undefined ? {} : { signal })

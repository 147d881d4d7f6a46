// A catalog that lies at an address: fetched by the server, within the bounds of every address that a person gives.
import { RosterError } from '../core/errors.ts'

export const MAX_BYTES = 64 * 1024 * 1024

export const tooLarge = (): RosterError => new RosterError('too_large', 'A catalog may have at most 64 MiB')

/** Whom to ask: nobody's token is sent, and every hop must be https and globally routable. */
export interface Address {
  url: URL
  key: string
  authorization: undefined
  trust: 'public'
  refusal: (answer: { status: number }) => { error: RosterError; next: 'stop' }
}

/** Reads `length` bytes at most. @throws RosterError blocked_address, not_found, upstream, network, rate_limited */
export type ReadAddress = (address: Address, length: number) => Promise<Uint8Array>

export async function readFrom(text: string, read: ReadAddress): Promise<Uint8Array<ArrayBuffer>> {
  const url = new URL(text)
  const bytes = await read(
    {
      url,
      // Without its query, which may hold somebody's secret.
      key: `${url.host}${url.pathname}`,
      authorization: undefined,
      trust: 'public',
      refusal: ({ status }) => ({ error: refused(url, status), next: 'stop' }),
    },
    MAX_BYTES + 1,
  )
  if (bytes.length > MAX_BYTES) throw tooLarge()
  return new Uint8Array(bytes)
}

function refused({ host }: URL, status: number): RosterError {
  if (status === 404) return new RosterError('not_found', `${host} has no such file; look whether the address is right`)
  return new RosterError(
    'upstream',
    `${host} answered ${status} instead of the file; fetch it yourself and drop it here`,
  )
}

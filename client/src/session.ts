import type { components } from './schema.ts'
import { dataOf, type Transport } from './transport.ts'

export type Session = components['schemas']['Session']

export const session = (transport: Transport) => ({
  /** Who the caller is. */
  read: (): Promise<Session> => dataOf(transport.GET('/api/v1/session')),

  /** Signs this browser in by the code of a link or by a bearer token; the server sets a cookie. */
  signIn: (by: { code: string } | { token: string }): Promise<Session> =>
    dataOf(transport.POST('/api/v1/session', { body: by })),

  async signOut(): Promise<void> {
    await transport.DELETE('/api/v1/session')
  },

  /** The path of a link that signs one browser in, once. */
  newLink: (): Promise<{ path: string }> => dataOf(transport.POST('/api/v1/sign-in-links')),
})

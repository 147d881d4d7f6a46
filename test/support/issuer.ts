// A real OpenID provider on a loopback port that signs real access tokens, can take new keys, go away and come back.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'
import Provider from 'oidc-provider'

export const AUDIENCE = 'https://roster.test'
const SECRET = 'the-secret-of-every-client-of-the-tests'

export interface SigningKey {
  kid: string
  alg: string
  jwk: JWK
  publicJwk: JWK
  privateKey: CryptoKey
}

export async function newSigningKey(kid: string, alg = 'RS256'): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
  const own = { kid, alg, use: 'sig' }
  const jwk = { ...(await exportJWK(privateKey)), ...own }
  return { kid, alg, jwk, publicJwk: { ...(await exportJWK(publicKey)), ...own }, privateKey }
}

/** Each with the further claims of its tokens. */
type Clients = Record<string, Record<string, unknown>>

export interface Issuer {
  url: string
  /** A token that the provider itself issues to one of its clients, whose id becomes the subject. */
  tokenFor(client: string, seconds?: number): Promise<string>
  /** Signs with other keys from now on. */
  rotate(...keys: SigningKey[]): void
  /** How often its keys were fetched. */
  readonly fetches: number
  down(): Promise<void>
  up(): Promise<void>
  close(): Promise<void>
}

export async function startIssuer(clients: Clients, ...keys: SigningKey[]): Promise<Issuer> {
  let port = 0
  let provider: Provider
  let fetches = 0
  let server: Server
  let seconds = 600
  const url = () => `http://127.0.0.1:${port}`
  const up = async () => {
    server = createServer((request, response) => {
      if (request.url === '/jwks') fetches++
      void provider.callback()(request, response)
    })
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
    port = (server.address() as AddressInfo).port
  }
  const down = async () => {
    const closed = new Promise((resolve) => server.close(resolve))
    server.closeAllConnections()
    await closed
  }
  const rotate = (...next: SigningKey[]) => {
    provider = newProvider(url(), clients, next, () => seconds)
  }
  await up()
  rotate(...keys)
  return {
    url: url(),
    async tokenFor(client, lifetime = 600) {
      seconds = lifetime
      const response = await fetch(`${url()}/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`${client}:${SECRET}`)}` },
        body: new URLSearchParams({ grant_type: 'client_credentials', resource: AUDIENCE, scope: 'models' }),
      })
      const { access_token } = (await response.json()) as { access_token?: string }
      if (!access_token) throw new Error(`the provider gave no token: ${response.status}`)
      return access_token
    },
    rotate,
    get fetches() {
      return fetches
    },
    down,
    up,
    close: down,
  }
}

/** Its tokens carry all they say, so nothing has to be kept. */
const keepsNothing = () => {
  const nothing = async () => undefined
  return {
    ...{ upsert: nothing, find: nothing, findByUserCode: nothing, findByUid: nothing },
    ...{ consume: nothing, destroy: nothing, revokeByGrantId: nothing },
  }
}

function newProvider(url: string, clients: Clients, keys: SigningKey[], seconds: () => number): Provider {
  const alg = keys[0]?.alg as 'RS256'
  return new Provider(url, {
    adapter: keepsNothing,
    jwks: { keys: keys.map(({ jwk }) => jwk) },
    clients: Object.keys(clients).map((client_id) => ({
      client_id,
      client_secret: SECRET,
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
    })),
    extraTokenClaims: (_, token) => ('clientId' in token ? clients[String(token.clientId)] : undefined),
    ttl: { ClientCredentials: () => seconds() },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: () => ({
          scope: 'models',
          audience: AUDIENCE,
          accessTokenTTL: seconds(),
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg } },
        }),
      },
    },
  })
}

/** A token as somebody else would make it. */
export const sign = (claims: object, key: Pick<SigningKey, 'privateKey' | 'alg'> & { kid?: string }, header = {}) =>
  new SignJWT({ ...claims })
    .setProtectedHeader({ alg: key.alg, ...(key.kid && { kid: key.kid }), ...header })
    .sign(key.privateKey)

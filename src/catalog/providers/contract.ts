// What a provider is, and how it is asked for.
import { createRoute, z } from '@hono/zod-openapi'
import { body, IfMatch, json, NOT_MODIFIED, paging, problems } from '../../core/contract.ts'
import { filled, Name, ProviderId, Text, Time } from '../../core/schema.ts'
import { AUTH_SCHEMES, PROVIDER_KINDS } from '../../vocabulary/index.ts'

const BaseUrl = Text(2048).refine(isPlainHttpUrl, 'must be an http or https URL without a user name or password')

function isPlainHttpUrl(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === ''
}

/** Only such a variable may be read and sent, so that no other secret of the environment can be. */
const KeyVariable = z
  .string()
  .regex(
    /^[A-Z][A-Z0-9_]{0,120}(_API_KEY|_API_TOKEN)$/,
    'must be the name of a variable that ends in _API_KEY or _API_TOKEN',
  )

const facts = {
  display_name: Name,
  kind: z.enum(PROVIDER_KINDS),
  base_url: BaseUrl.nullable().default(null).describe("What the kind's official client takes as its base"),
  auth_scheme: z.enum(AUTH_SCHEMES).default('bearer'),
  api_key_env: KeyVariable.nullable().default(null),
  is_active: z.boolean().default(true),
}

/** A provider's facts whole, each with its value or its default. */
export const ProviderFacts = z.strictObject({ id: ProviderId, ...facts }).openapi('ProviderCreate')
export type ProviderFacts = z.infer<typeof ProviderFacts>

export const Provider = z
  .object({
    id: ProviderId,
    ...filled(facts),
    configured: z.boolean().describe('Whether its key is set on this server'),
    created_at: Time,
    updated_at: Time,
  })
  .openapi('Provider')
export type Provider = z.infer<typeof Provider>

const unknown = z.unknown().optional()

/** Any of a provider's facts; null clears one to its default. */
export const ProviderPatch = z
  .strictObject({
    id: unknown,
    configured: unknown,
    created_at: unknown,
    updated_at: unknown,
    display_name: Name.optional(),
    kind: z.enum(PROVIDER_KINDS).optional(),
    base_url: BaseUrl.nullish(),
    auth_scheme: z.enum(AUTH_SCHEMES).nullish(),
    api_key_env: KeyVariable.nullish(),
    is_active: z.boolean().nullish(),
  })
  .openapi('ProviderPatch')
export type ProviderPatch = z.infer<typeof ProviderPatch>

export const ProviderList = z
  .object({ providers: z.array(Provider), next_cursor: z.string().nullable(), revision: z.int() })
  .openapi('ProviderList')

const providerPath = z.object({ id: ProviderId })
const tags = ['Providers']
const changed = { 200: json(Provider, 'The provider as it is now'), ...problems(400, 401, 403, 404, 412, 413) }
const change = { params: providerPath, headers: IfMatch, body: body(ProviderPatch) }

export const listProviders = createRoute({
  method: 'get',
  path: '/providers',
  tags,
  summary: 'List providers',
  request: { query: z.strictObject(paging) },
  responses: { 200: json(ProviderList, 'All providers, by name'), ...problems(400, 401, 403) },
})

export const readProvider = createRoute({
  method: 'get',
  path: '/providers/{id}',
  tags,
  summary: 'Read one provider',
  request: { params: providerPath },
  responses: {
    200: json(Provider, 'The provider; its ETag is its version'),
    ...NOT_MODIFIED,
    ...problems(401, 403, 404),
  },
})

export const createProvider = createRoute({
  method: 'post',
  path: '/providers',
  tags,
  summary: 'Add a provider. A key is never accepted: name the variable that holds it',
  request: { body: body(ProviderFacts) },
  responses: { 201: json(Provider, 'The provider as it was added'), ...problems(400, 401, 403, 409, 413) },
})

export const patchProvider = createRoute({
  method: 'patch',
  path: '/providers/{id}',
  tags,
  summary: 'Change a provider by JSON Merge Patch',
  request: change,
  responses: changed,
})

export const putProvider = createRoute({
  method: 'put',
  path: '/providers/{id}',
  tags,
  summary: 'Change a provider: fields that are not named stay',
  request: change,
  responses: changed,
})

export const deleteProvider = createRoute({
  method: 'delete',
  path: '/providers/{id}',
  tags,
  summary: 'Delete a provider that has no models',
  request: { params: providerPath, headers: IfMatch },
  responses: { 204: { description: 'Deleted' }, ...problems(401, 403, 404, 409, 412) },
})

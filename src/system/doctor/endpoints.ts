// Specification 4's question: what `GET /api/models` answers, and why an endpoint is not in it.
import type { Catalog, ModelEntry, ProviderRow } from '../../catalog/index.ts'
import type { Finding } from './contract.ts'
import { ok, problem, warning } from './finding.ts'

export interface Endpoints {
  catalog: Catalog
  /** Whether a provider is one that chat clients can be sent to. */
  isEndpoint: (provider: ProviderRow) => boolean
  /** Every text model of those, active or not. */
  models: readonly ModelEntry[]
}

export function checkEndpoints({ catalog, isEndpoint, models }: Endpoints): Finding[] {
  if (catalog.size === 0)
    return [problem('catalog', 'The catalog is empty', 'Add the built-in models: roster populate')]
  const providers = [...catalog.providers].filter(isEndpoint).sort((left, right) => (left.id < right.id ? -1 : 1))
  const byProvider = Map.groupBy(models, ({ row }) => row.provider)
  const served: string[] = []
  const findings = providers.flatMap((provider) => {
    const all = byProvider.get(provider.id) ?? []
    const active = all.filter(({ row }) => row.is_active)
    const finding = findingOf(provider, all, active, catalog.local.isConfigured(provider))
    if (finding?.level === 'ok') served.push(`"${provider.id}": ${modelsText(active.length)}`)
    return finding ?? []
  })
  return [ok('catalog', `${modelsText(catalog.size)} at revision ${catalog.revision}`), ...findings, answerOf(served)]
}

function findingOf(
  provider: ProviderRow,
  all: readonly ModelEntry[],
  active: readonly ModelEntry[],
  isConfigured: boolean,
): Finding | undefined {
  const about = `endpoint ${provider.id}`
  // Imports bring many providers that nobody has turned on, and a provider without models has nothing to serve.
  if (!provider.is_active || all.length === 0) {
    const isBuiltIn = ['anthropic', 'openAI'].includes(provider.id)
    if (!isBuiltIn) return undefined
    return provider.is_active
      ? warning(about, 'It has no models', 'Add the built-in ones: roster populate')
      : warning(about, 'The provider is inactive', `PATCH /api/v1/providers/${provider.id} {"is_active":true}`)
  }
  const setKey = provider.api_key_env
    ? `Set ${provider.api_key_env} in the environment of the server and start it again`
    : `Name its variable: PATCH /api/v1/providers/${provider.id} {"api_key_env":"..._API_KEY"}`
  const activate = `Make one active: roster activate ${all[0]?.row.id}`
  if (!isConfigured && active.length === 0)
    return warning(about, 'It has neither a key nor an active model', `${setKey}. ${activate}`)
  if (!isConfigured) return warning(about, `It has ${activeText(active.length)}, but no key`, setKey)
  if (active.length === 0) return warning(about, 'It has a key, but no active model', activate)
  return ok(about, `It has a key and ${activeText(active.length)}`)
}

const answerOf = (served: readonly string[]): Finding =>
  served.length > 0
    ? ok('GET /api/models', `It answers ${served.join(', ')}`)
    : // A fresh installation has no key yet, and everything else works.
      warning(
        'GET /api/models',
        'It answers 503 "No models/endpoints available": no endpoint has both a key and an active model',
        'Give one endpoint both, as said above',
      )

const modelsText = (count: number): string => `${count} model${count === 1 ? '' : 's'}`
const activeText = (count: number): string => `${count} active model${count === 1 ? '' : 's'}`

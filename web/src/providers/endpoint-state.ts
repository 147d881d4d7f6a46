// Whether a provider can be called from this server and offers anything; and where not, why and what to do.
import type { Model, Provider } from '@roster/client'
import { PROVIDERS } from '../texts/providers.ts'

export interface EndpointState {
  kind: 'ready' | 'empty' | 'off' | 'unconfigured'
  title: string
  why: string
}

export interface ModelCount {
  all: number
  active: number
  /** Active text models: what a chat client is offered. */
  chat: number
}

export const NO_MODELS: ModelCount = { all: 0, active: 0, chat: 0 }

/** By provider. */
export function countModels(models: readonly Model[]): ReadonlyMap<string, ModelCount> {
  const counts = new Map<string, ModelCount>()
  for (const { provider, is_active, modality } of models) {
    const { all, active, chat } = counts.get(provider) ?? NO_MODELS
    counts.set(provider, {
      all: all + 1,
      active: active + Number(is_active),
      chat: chat + Number(is_active && modality === 'text'),
    })
  }
  return counts
}

type Facts = Pick<Provider, 'kind' | 'is_active' | 'configured' | 'api_key_env'>

export function endpointState(provider: Facts, { active }: ModelCount): EndpointState {
  const { kind, is_active, configured, api_key_env } = provider
  if (!is_active) return { kind: 'off', title: PROVIDERS.off, why: PROVIDERS.offWhy }
  if (kind === 'other') return { kind: 'unconfigured', title: PROVIDERS.notCalled, why: PROVIDERS.notCalledWhy }
  if (!configured && kind === 'local')
    return { kind: 'unconfigured', title: PROVIDERS.noRunner, why: PROVIDERS.noRunnerWhy }
  if (!configured) {
    const why = api_key_env === null ? PROVIDERS.noVariable : PROVIDERS.noKeyWhy(api_key_env)
    return { kind: 'unconfigured', title: PROVIDERS.noKey, why }
  }
  if (active === 0) return { kind: 'empty', title: PROVIDERS.noModels, why: PROVIDERS.noModelsWhy }
  return { kind: 'ready', title: PROVIDERS.ready, why: PROVIDERS.readyWhy(active) }
}

/** Whether `GET /api/models` names it; undefined for a kind that never stands there. */
export function isOfferedToChat({ kind, is_active, configured }: Facts, { chat }: ModelCount): boolean | undefined {
  if (kind !== 'anthropic' && kind !== 'openAI') return undefined
  return is_active && configured && chat > 0
}

// A job as its runner is asked for it.
import type { ProviderRow } from '../catalog/index.ts'
import { type Call, type Runner, RunnerError } from '../runners/index.ts'
import type { Parts } from './parts.ts'
import type { JobRow } from './store.ts'

export interface Callable {
  call: Call
  runner: Runner
}

/** @throws RunnerError `not_configured` where this server cannot call the provider of a job (any more). */
export function callOf({ known, runnerOf }: Pick<Parts, 'known' | 'runnerOf'>, row: JobRow): Callable {
  const provider = known.catalog.provider(row.provider_id)
  if (!provider) throw new RunnerError('not_configured', `The provider "${row.provider_id}" is there no more`)
  if (!provider.is_active)
    throw new RunnerError('not_configured', `The provider ${provider.display_name} was switched off`)
  const runner = runnerOf(provider.kind)
  if (!runner) throw nobodyCalls(provider)
  runner.check(provider)
  const { model, parameters } = row.resolution
  return { call: { provider, model, parameters }, runner }
}

export const nobodyCalls = ({ display_name, kind }: ProviderRow): RunnerError =>
  new RunnerError('not_configured', `Nothing here can call ${display_name}, a provider of the kind ${kind}`)

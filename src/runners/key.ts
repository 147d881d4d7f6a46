// The key of a provider: read from the environment at the moment of a call, and never kept.
import { RunnerError } from './error.ts'
import type { CalledProvider } from './runner.ts'

export type Variables = Readonly<Record<string, string>>

/** Null where the provider wants none. @throws RunnerError `not_configured` */
export function keyOf({ display_name, auth_scheme, api_key_env }: CalledProvider, variables: Variables): string | null {
  if (auth_scheme === 'none') return null
  if (api_key_env === null)
    throw notConfigured(`${display_name} is not configured: its api_key_env has to name the variable with its key`)
  const key = variables[api_key_env]
  if (key) return key
  throw notConfigured(`${display_name} is not configured: set ${api_key_env} where the server runs, and start it again`)
}

export const notConfigured = (sentence: string): RunnerError => new RunnerError('not_configured', sentence)

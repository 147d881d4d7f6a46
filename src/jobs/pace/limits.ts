// How much of a provider this server asks at once and in a minute: ROSTER_PROVIDER__OPENAI__CONCURRENCY=4.
import { StartError } from '../../core/environment.ts'

export interface PaceLimits {
  /** Jobs at once, of this server. */
  concurrency: number
  /** Calls at once, of this server, jobs and those of the gateway together; null is as many as there are. */
  together: number | null
  /** Calls in any minute, of all servers together; null is as many as there are. */
  perMinute: number | null
}

const PREFIX = 'ROSTER_PROVIDER__'
const NAMES = { CONCURRENCY: 'concurrency', REQUESTS_PER_MINUTE: 'perMinute' } as const
const HOSTED = 16
/** What runs on this machine shares its memory: one after another. */
const LOCAL = 1

/** Every character outside A-Z and 0-9 becomes "_". */
const variableName = (providerId: string): string => providerId.toUpperCase().replace(/[^A-Z0-9]/g, '_')

const isName = (text: string): text is keyof typeof NAMES => Object.hasOwn(NAMES, text)

export class ProviderLimits {
  /** By the name of the provider as a variable can say it. */
  readonly #limits = new Map<string, Partial<PaceLimits>>()

  /** @throws StartError that names the variable which is wrong. */
  constructor(variables: Readonly<Record<string, string>>) {
    for (const [variable, text] of Object.entries(variables)) {
      if (!variable.startsWith(PREFIX)) continue
      const separator = variable.lastIndexOf('__')
      const [provider, name] = [variable.slice(PREFIX.length, separator), variable.slice(separator + 2)]
      if (provider === '' || separator < PREFIX.length || !isName(name))
        throw new StartError(`${variable} says nothing. It must end in one of: ${Object.keys(NAMES).join(', ')}.`)
      if (!/^[1-9]\d{0,5}$/.test(text))
        throw new StartError(`${variable} must be a whole number from 1 to 999999; it is "${text}".`)
      this.#limits.set(provider, { ...this.#limits.get(provider), [NAMES[name]]: Number(text) })
    }
  }

  of({ id, kind }: { id: string; kind: string }): PaceLimits {
    const given = this.#limits.get(variableName(id))
    const together = given?.concurrency ?? (kind === 'local' ? LOCAL : null)
    return { concurrency: together ?? HOSTED, together, perMinute: given?.perMinute ?? null }
  }
}

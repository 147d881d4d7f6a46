// Limits overridden by the environment: ROSTER_LIMIT__MUSICGEN_SMALL__MAX_DURATION_SECONDS=60.
import { StartError } from '../core/environment.ts'
import { record } from '../core/record.ts'
import { CAPABILITIES, LIMITS, type LimitName } from '../vocabulary/index.ts'

const PREFIX = 'ROSTER_LIMIT__'

export type LimitValue = number | string
type Limits = Partial<Record<LimitName, LimitValue>>

const LIMIT_OF: Readonly<Record<string, LimitName>> = Object.fromEntries(
  Object.entries(record(LIMITS, (name) => name.toUpperCase())).map(([name, upper]) => [upper, name as LimitName]),
)

export class LimitOverrides {
  /** By the name of the model as a variable can say it. */
  readonly #limits: ReadonlyMap<string, Limits>

  /** @throws StartError that names the variable whose limit or value is not one. */
  constructor(variables: Readonly<Record<string, string>>) {
    const limits = new Map<string, Limits>()
    for (const [variable, text] of Object.entries(variables)) {
      if (!variable.startsWith(PREFIX)) continue
      const { model, limit } = parseName(variable)
      limits.set(model, { ...limits.get(model), [limit]: parseValue(variable, limit, text) })
    }
    this.#limits = limits
  }

  of(modelId: string): Limits | undefined {
    return this.#limits.size === 0 ? undefined : this.#limits.get(variableName(modelId))
  }

  /**
   * Holds the variables against the models that there are.
   * @returns a warning for each that means no model; it may come later.
   * @throws StartError for one that two models could mean.
   */
  check(modelIds: Iterable<string>): string[] {
    const meant = Map.groupBy(modelIds, variableName)
    return [...this.#limits.keys()].flatMap((model) => {
      const ids = meant.get(model) ?? []
      if (ids.length > 1)
        throw new StartError(`${PREFIX}${model}__... could mean ${ids.join(' or ')}. Rename one of these models.`)
      return ids.length === 0 ? [`${PREFIX}${model}__... overrides a limit of a model that does not exist yet`] : []
    })
  }
}

/** Every character outside A-Z and 0-9 becomes "_". */
const variableName = (modelId: string): string => modelId.toUpperCase().replace(/[^A-Z0-9]/g, '_')

function parseName(variable: string): { model: string; limit: LimitName } {
  const separator = variable.lastIndexOf('__')
  const model = variable.slice(PREFIX.length, separator)
  const limit = LIMIT_OF[variable.slice(separator + 2)]
  if (model === '' || separator < PREFIX.length || !limit)
    throw new StartError(`${variable} names no limit. It must end in one of: ${Object.keys(LIMIT_OF).join(', ')}.`)
  return { model, limit }
}

function parseValue(variable: string, limit: LimitName, text: string): LimitValue {
  if (CAPABILITIES[limit].shape === 'size') {
    if (/^[1-9]\d{0,5}x[1-9]\d{0,5}$/.test(text)) return text
    throw new StartError(`${variable} must be "WIDTHxHEIGHT", such as "1024x1024"; it is "${text}".`)
  }
  const value = Number(text)
  const fits = CAPABILITIES[limit].shape === 'count' ? Number.isSafeInteger(value) : Number.isFinite(value)
  if (fits && value > 0) return value
  throw new StartError(`${variable} must be a number above 0; it is "${text}".`)
}

// The configurations in memory: found by id, by model and by base model.
import type { Outcome } from '../changes/index.ts'
import { compareCodePoints } from '../core/text.ts'
import type { ConfigurationRow } from './store.ts'

export type Scope = 'model' | 'base_model'

/** What a configuration belongs to. */
export interface Owner {
  id: string
  base_model: string | null
}

export class ConfigurationIndex {
  readonly #rows = new Map<string, ConfigurationRow>()
  readonly #byOwner = new Map<string, Map<string, ConfigurationRow>>()

  constructor(rows: readonly ConfigurationRow[]) {
    for (const row of rows) this.#add(row)
  }

  find(id: string): ConfigurationRow | undefined {
    return this.#rows.get(id)
  }

  /** The default first, then by name. */
  ofModel(modelId: string): ConfigurationRow[] {
    return this.#of(modelKey(modelId))
  }

  /** The default first, then by name; those of its models are not among them. */
  ofBaseModel(baseModel: string): ConfigurationRow[] {
    return this.#of(baseModelKey(baseModel))
  }

  /** The model's own default, else the one of its base model. */
  defaultOf({ id, base_model }: Owner): { row: ConfigurationRow; scope: Scope } | undefined {
    const own = this.ofModel(id)[0]
    if (own?.is_default) return { row: own, scope: 'model' }
    const lent = base_model === null ? undefined : this.ofBaseModel(base_model)[0]
    return lent?.is_default ? { row: lent, scope: 'base_model' } : undefined
  }

  /** Takes a committed change set. */
  apply(outcomes: readonly Outcome[]): void {
    for (const { entity, id, after } of outcomes) {
      if (entity !== 'configuration') continue
      this.#remove(id)
      if (after) this.#add(after as ConfigurationRow)
    }
  }

  #of(key: string): ConfigurationRow[] {
    return [...(this.#byOwner.get(key)?.values() ?? [])].sort(byDefaultThenName)
  }

  #add(row: ConfigurationRow): void {
    this.#rows.set(row.id, row)
    const rows = this.#byOwner.get(keyOf(row)) ?? new Map()
    this.#byOwner.set(keyOf(row), rows.set(row.id, row))
  }

  #remove(id: string): void {
    const row = this.#rows.get(id)
    if (!row) return
    this.#rows.delete(id)
    this.#byOwner.get(keyOf(row))?.delete(id)
  }
}

const modelKey = (id: string): string => `model/${id}`
const baseModelKey = (type: string): string => `base_model/${type}`
const keyOf = ({ model_id, base_model }: ConfigurationRow): string =>
  model_id === null ? baseModelKey(base_model) : modelKey(model_id)

const byDefaultThenName = (left: ConfigurationRow, right: ConfigurationRow): number =>
  Number(right.is_default) - Number(left.is_default) ||
  compareCodePoints(left.name, right.name) ||
  compareCodePoints(left.id, right.id)

// One model in memory: its row, and what is made of it once and then only copied.
import { isAdapter, routingOrder } from '../models/order.ts'
import type { ModelRow } from '../models/store.ts'
import { type ModelView, viewOf } from '../models/view.ts'
import type { LimitOverrides } from '../overrides.ts'

/** Immutable: a change of the row makes another entry. What costs time is made at the first need. */
export class ModelEntry {
  readonly row: ModelRow
  readonly #overrides: LimitOverrides
  #view: ModelView | undefined
  #json: { installed: boolean; configured: boolean; text: string } | undefined
  #words: string | undefined

  constructor(row: ModelRow, overrides: LimitOverrides) {
    this.row = row
    this.#overrides = overrides
  }

  /** What every server shows of the model. */
  get view(): ModelView {
    this.#view ??= viewOf(this.row, this.#overrides.of(this.row.id))
    return this.#view
  }

  /** The whole model as JSON, with what is true of this server alone: kept as well, for it seldom changes. */
  json(installed: boolean, configured: boolean): string {
    const kept = this.#json
    if (kept?.installed === installed && kept.configured === configured) return kept.text
    const text = JSON.stringify({ ...this.view, installed, configured })
    this.#json = { installed, configured, text }
    return text
  }

  /** What a search looks through, in lower case. */
  get words(): string {
    const { id, display_name, model_key, description, tags } = this.row
    this.#words ??= [id, display_name, model_key, description ?? '', ...tags].join('\n').toLowerCase()
    return this.#words
  }

  /** A set of weights or a hosted model that can be asked for something; parts and adapters cannot. */
  get canRun(): boolean {
    return this.row.type === 'base_model'
  }

  get isAdapter(): boolean {
    return isAdapter(this.row)
  }

  static compare = (left: ModelEntry, right: ModelEntry): number => routingOrder(left.row, right.row)
}

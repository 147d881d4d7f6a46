// Adapters as a view of models: a model row of type lora or adapter whose base_model says what it needs.
import type { Catalog, ModelEntry, Models } from '../catalog/index.ts'
import { type Actor, type Admin, isAdmin } from '../core/actor.ts'
import { notFound } from '../core/errors.ts'
import { refuseReadOnly } from '../core/read-only.ts'
import { record } from '../core/record.ts'
import { slugOf } from '../core/text.ts'
import { fits } from '../resolve/index.ts'
import { BASE_MODELS, type BaseModel, TOP_LEVEL_LIMITS } from '../vocabulary/index.ts'
import type { Adapter, AdapterCreate, AdapterPatch } from './contract.ts'

/** What an adapter fits is told of a model, so that it is no part of what comes back. */
const READ_ONLY = ['id', 'base_model_config', 'installed'] as const
/** True of this server alone, or of the model that it needs. */
const PASSING = ['base_model_config', 'installed']
const KNOWN: Readonly<Record<string, BaseModel>> = BASE_MODELS

export class Adapters {
  readonly #catalog: Catalog
  readonly #models: Models

  constructor(catalog: Catalog, models: Models) {
    this.#catalog = catalog
    this.#models = models
  }

  /** By routing order; with `model` those that fit it come first. @throws RosterError `not_found` for the model. */
  list(actor: Actor, modelName?: string): Adapter[] {
    const model = this.#fitting(actor, modelName)
    const all = [...this.#catalog.ordered]
      .filter(({ isAdapter, row }) => isAdapter && (row.is_active || isAdmin(actor)))
      .map((entry) => this.show(entry, model))
    return all.sort((left, right) => Number(right.compatible) - Number(left.compatible))
  }

  read(actor: Actor, id: string): ModelEntry {
    const entry = this.#models.read(actor, id)
    if (!entry.isAdapter) throw notFound('adapter', id)
    return entry
  }

  readFor(actor: Actor, id: string, modelName?: string): Adapter {
    return this.show(this.read(actor, id), this.#fitting(actor, modelName))
  }

  create(actor: Admin, adapter: AdapterCreate): Promise<ModelEntry> {
    const { id, name, trigger_words, modality, ...facts } = adapter
    return this.#models.create(actor, {
      ...facts,
      ...(id !== undefined && { id }),
      provider: 'local',
      model_key: id ?? (slugOf(name) || name),
      display_name: name,
      modality: modality ?? this.#modalityOf(facts.base_model),
      task: 'generation',
      family: this.#familyOf(facts.base_model),
      capabilities: { trigger_words },
    })
  }

  update(actor: Admin, id: string, patch: AdapterPatch, ifMatch?: string): Promise<ModelEntry> {
    const entry = this.read(actor, id)
    const shown = this.show(entry, null)
    refuseReadOnly({ sent: patch, shown, fields: READ_ONLY, passing: PASSING, ifMatch, name: shown.name })
    const { name, trigger_words, version, type, description, base_model, modality, is_active } = patch
    const change = {
      display_name: name,
      capabilities: trigger_words && { trigger_words },
      version,
      type,
      description,
      base_model,
      modality,
      is_active,
    }
    return this.#models.update(actor, entry.row.id, change, 'merge', ifMatch)
  }

  remove(actor: Admin, id: string, ifMatch?: string): Promise<void> {
    return this.#models.remove(actor, this.read(actor, id).row.id, ifMatch)
  }

  /** @param model says whether the adapter fits it; null for no model. */
  show(entry: ModelEntry, model: ModelEntry | null = null): Adapter {
    const { row, view } = entry
    const needed = this.#needed(row.base_model)
    const compatible = model && fits(entry, model)
    const words = view.capabilities.trigger_words
    return {
      id: row.id,
      name: row.display_name,
      version: row.version,
      type: row.type === 'adapter' ? 'adapter' : 'lora',
      base_model: row.base_model ?? 'unknown',
      base_model_config: {
        display_name: needed?.row.display_name ?? labelOf(row.base_model),
        ...record(TOP_LEVEL_LIMITS, (limit) => needed?.view[limit] ?? null),
      },
      description: row.description,
      trigger_words: Array.isArray(words) ? words.map(String) : [],
      modality: row.modality,
      is_active: row.is_active,
      installed: this.#catalog.local.isInstalled(row.id),
      compatible,
      hint: compatible === false ? `Requires ${needed?.row.display_name ?? labelOf(row.base_model)}` : null,
    }
  }

  #fitting(actor: Actor, name: string | undefined): ModelEntry | null {
    return name === undefined ? null : this.#models.read(actor, name)
  }

  /** The model that `base_model` names, by id or repository; undefined where it names a base model. */
  #needed(baseModel: string | null): ModelEntry | undefined {
    if (baseModel === null || baseModel in KNOWN) return undefined
    const byId = this.#catalog.model(baseModel)
    return byId ?? this.#catalog.modelsByKey(baseModel).find(({ row }) => row.hf_model_id === baseModel)
  }

  #familyOf(baseModel: string): string | null {
    return KNOWN[baseModel]?.family ?? this.#needed(baseModel)?.row.family ?? null
  }

  /** What the models make that it fits; an image where none is known. */
  #modalityOf(baseModel: string): Adapter['modality'] {
    const needed = this.#needed(baseModel)
    if (needed) return needed.row.modality
    return (
      [...this.#catalog.ordered].find(({ row, canRun }) => canRun && row.base_model === baseModel)?.row.modality ??
      'image'
    )
  }
}

const labelOf = (baseModel: string | null): string =>
  KNOWN[baseModel ?? '']?.label ?? baseModel ?? 'an unknown base model'

export const baseModels = Object.entries(KNOWN).map(([id, { label, family, parent = null }]) => ({
  id,
  label,
  family,
  parent,
}))

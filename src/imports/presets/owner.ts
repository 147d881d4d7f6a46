// Whose a preset is: a model that is here, or a base model.
import type { Catalog, ModelRow } from '../../catalog/index.ts'
import { slugOf } from '../../core/text.ts'
import { BASE_MODELS } from '../../vocabulary/index.ts'
import { ImportError } from '../error.ts'
import { type IncomingPreset, TITLE } from './parse.ts'

export interface PresetOwner {
  model: ModelRow | null
  base_model: string
}

/** @returns a sentence where the model is not here. @throws ImportError where nothing says a base model. */
export function ownerOf(catalog: Catalog, { entry, models, base_model }: IncomingPreset): PresetOwner | string {
  const [name] = models
  const known = name === undefined ? null : knownModel(catalog, models)
  // A key of a file of arrays may be a base model as well as a model.
  const type = base_model ?? (name !== undefined && !known && models.length === 1 ? knownType(name) : null)
  if (name !== undefined && !known && (base_model !== null || type === null)) return `there is no model "${name}" here`
  const own = type ?? known?.base_model ?? null
  if (own === null)
    throw new ImportError(TITLE, entry, 'base_model is required: neither the preset nor its model has one')
  return { model: known, base_model: knownType(own) ?? own }
}

function knownModel(catalog: Catalog, names: readonly string[]): ModelRow | null {
  for (const name of names) {
    const byId = catalog.model(name) ?? catalog.model(slugOf(name))
    const [byKey, ...others] = catalog.modelsByKey(name)
    if (byId) return byId.row
    if (byKey && others.length === 0) return byKey.row
  }
  const named = [...catalog.ordered].filter(({ row }) =>
    [row.display_name, row.hf_model_id].some((own) => own !== null && names.includes(own)),
  )
  return named.length === 1 ? (named[0]?.row ?? null) : null
}

/** "Flux Dev", "flux-dev" and "Flux.1 Dev" are `flux_dev`; null for what the vocabulary does not know. */
function knownType(name: string): string | null {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]+/g, '_')
  const found = Object.entries(BASE_MODELS).find(([id, { label }]) => [id, plain(label)].includes(plain(name)))
  return found?.[0] ?? null
}

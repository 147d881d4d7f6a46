// A model that somebody adds by naming where its files are.
import type { ModelCreate } from '../../../catalog/contract.ts'
import type { Catalog } from '../../../catalog/index.ts'
import { invalid } from '../../../core/errors.ts'
import type { CustomModel } from './contract.ts'

/** Which field says where the files are, for each kind of source. */
const NEEDED = { huggingface: 'huggingfaceRepo', civitai: 'civitaiUrl', url: 'url' } as const

/** @throws RosterError `invalid` where the source and its fields do not fit each other. */
export function modelOf(model: CustomModel, catalog: Catalog): ModelCreate {
  const { id, name, type, description, version, tags, family, baseModel } = model
  const place = placeOf(model)
  const first = model.huggingfaceFiles?.[0]
  const isTaken = catalog.find(place) !== undefined
  return {
    ...(id !== undefined && { id }),
    provider: 'local',
    // Several models come from one repository.
    model_key: isTaken && first !== undefined ? `${place}:${first}` : place,
    display_name: name,
    modality: 'image',
    task: 'generation',
    ...{ type, description, version, tags, family, base_model: baseModel ?? null },
    hf_model_id: model.sourceType === 'huggingface' ? place : null,
    source: sourceOf(model, place),
  }
}

function placeOf(model: CustomModel): string {
  const { sourceType } = model
  const name = NEEDED[sourceType]
  const place = model[name]
  if (place === undefined) throw invalid(`/${name}`, `is required where sourceType is ${sourceType}`)
  for (const other of Object.values(NEEDED))
    if (other !== name && model[other] !== undefined)
      throw invalid(`/${other}`, `does not belong to a model whose sourceType is ${sourceType}`)
  return place
}

function sourceOf(model: CustomModel, place: string): NonNullable<ModelCreate['source']> {
  const { sourceType: type, huggingfaceFiles: files = [], huggingfaceRevision: revision = null, sha256 } = model
  if (type !== 'huggingface' && files.length > 0)
    throw invalid('/huggingfaceFiles', `does not belong to a model whose sourceType is ${type}`)
  if (sha256 !== undefined && type === 'huggingface' && files.length !== 1)
    throw invalid('/sha256', 'is for a model of one file; name that file in huggingfaceFiles')
  const pinned = files.map((path) => ({ path, sha256: sha256?.toLowerCase() ?? null }))
  return type === 'huggingface' ? { type, repo: place, revision, files: pinned } : { type, url: place, files: pinned }
}

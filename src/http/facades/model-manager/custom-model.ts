// A model that somebody adds by naming where its files are.
import type { ModelCreate } from '../../../catalog/contract.ts'
import type { Catalog } from '../../../catalog/index.ts'
import { invalid, messageOf, RosterError } from '../../../core/errors.ts'
import { checkWantedName, type SourceReference, type Sources } from '../../../downloads/sources/index.ts'
import type { CustomModel } from './contract.ts'

/** Which field says where the files are, for each kind of source. */
const NEEDED = { huggingface: 'huggingfaceRepo', civitai: 'civitaiUrl', url: 'url' } as const

type Parsing = Pick<Sources, 'parse'>

/** @throws RosterError `invalid` where the source and its fields do not fit each other. */
export function modelOf(model: CustomModel, catalog: Catalog, sources: Parsing): ModelCreate {
  const { id, name, type, description, version, tags, family, baseModel, sourceType } = model
  const source = sourceOf(model, referenceOf(model, sources))
  const place = source.repo ?? source.url ?? name
  const first = model.huggingfaceFiles?.[0]
  // Several models come from one repository.
  const isTaken = sourceType === 'huggingface' && catalog.find(place) !== undefined
  return {
    ...(id !== undefined && { id }),
    provider: 'local',
    model_key: (isTaken && first !== undefined ? `${place}:${first}` : place).slice(0, 512),
    display_name: name,
    modality: 'image',
    task: 'generation',
    ...{ type, description, version, tags, family, base_model: baseModel ?? null },
    hf_model_id: sourceType === 'huggingface' ? place : null,
    source,
  }
}

/** What was pasted, without any token in it. */
function referenceOf(model: CustomModel, sources: Parsing): SourceReference {
  const { sourceType } = model
  const name = NEEDED[sourceType]
  const pasted = model[name]
  if (pasted === undefined) throw invalid(`/${name}`, `is required where sourceType is ${sourceType}`)
  for (const other of Object.values(NEEDED))
    if (other !== name && model[other] !== undefined)
      throw invalid(`/${other}`, `does not belong to a model whose sourceType is ${sourceType}`)
  const reference = pointingAt(`/${name}`, () => readable(pasted, sourceType, sources))
  if (reference.type === sourceType) return reference
  throw invalid(`/${name}`, `is no ${WHAT[sourceType]}: it is one of the kind "${reference.type}"`)
}

const WHAT = {
  huggingface: '"owner/name" on Hugging Face',
  civitai: 'page of CivitAI',
  url: 'direct address of a file',
} as const

/** A repository is no path, though "../../x" looks like one. */
function readable(pasted: string, sourceType: CustomModel['sourceType'], sources: Parsing): SourceReference {
  if (sourceType === 'huggingface' && /^[.~\\]/.test(pasted))
    throw invalid('/huggingfaceRepo', 'must be "owner/name" on Hugging Face, or its page')
  return sources.parse(pasted)
}

function pointingAt<Result>(pointer: string, read: () => Result): Result {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof RosterError) || error.code !== 'invalid') throw error
    throw invalid(pointer, error.errors[0]?.detail ?? messageOf(error), error)
  }
}

type CustomSource = NonNullable<ModelCreate['source']>

function sourceOf(model: CustomModel, reference: SourceReference): CustomSource {
  const { huggingfaceFiles: files = [], huggingfaceRevision = null } = model
  for (const [index, path] of files.entries()) pointingAt(`/huggingfaceFiles/${index}`, () => checkWantedName(path))
  if (reference.type !== 'huggingface' && (files.length > 0 || huggingfaceRevision !== null))
    throw invalid(
      files.length > 0 ? '/huggingfaceFiles' : '/huggingfaceRevision',
      `does not belong to a model whose sourceType is ${model.sourceType}`,
    )
  const sha256 = model.sha256?.toLowerCase() ?? null
  if (reference.type === 'url' && reference.secret !== null)
    throw invalid('/url', 'has a key or signature in it, which would have to be kept: use an address without one')
  if (reference.type === 'url' && reference.name === null && sha256 !== null)
    throw invalid('/sha256', 'needs an address that names its file')
  if (reference.type === 'url')
    return {
      type: 'url',
      url: reference.url,
      files: sha256 === null || reference.name === null ? [] : [{ path: reference.name, sha256 }],
    }
  if (reference.type === 'huggingface') {
    const paths = files.length > 0 ? files : reference.files
    if (sha256 !== null && paths.length !== 1)
      throw invalid('/sha256', 'is for a model of one file; name that file in huggingfaceFiles')
    const revision = huggingfaceRevision ?? reference.revision
    return { type: 'huggingface', repo: reference.repo, revision, files: paths.map((path) => ({ path, sha256 })) }
  }
  if (sha256 !== null) throw invalid('/sha256', 'is what CivitAI says itself; leave it out')
  return civitaiSource(reference)
}

function civitaiSource(reference: SourceReference): CustomSource {
  if (reference.type !== 'civitai') throw invalid('/civitaiUrl', 'is no page of CivitAI')
  const { modelId, versionId, fileId } = reference
  const site = reference.site ?? 'https://civitai.com'
  const file = fileId === null ? '' : `fileId=${fileId}`
  const page =
    modelId === null
      ? `${site}/api/download/models/${versionId}${file && `?${file}`}`
      : `${site}/models/${modelId}${versionId === null ? '' : `?modelVersionId=${versionId}`}`
  const text = (number: number | null) => (number === null ? null : String(number))
  return { type: 'civitai', repo: text(modelId), revision: text(versionId), url: page }
}

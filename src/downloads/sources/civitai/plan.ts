// A plan for a version of a model on CivitAI: always by the number of its file, for its other words mislead.
import type { Source } from '../../../catalog/contract.ts'
import { RosterError } from '../../../core/errors.ts'
import { reconcile } from '../../../library/identify/index.ts'
import { type Asking, bearer } from '../asking.ts'
import { checkModelFileName, isWeights } from '../file-names.ts'
import { readHeader } from '../header.ts'
import type { CivitaiReference } from '../parse/reference.ts'
import { pinnedFiles, withPinnedHash } from '../pinned.ts'
import { type Gate, type Plan, type PlannedFile, totalOf } from '../planned.ts'
import { mainWeights } from '../select.ts'
import type { CivitaiFile, CivitaiModel, CivitaiVersion } from './answers.ts'
import { CivitaiApi } from './api.ts'
import { chooseFile } from './choose.ts'
import { civitaiRefusal } from './refusals.ts'
import { verdictOf } from './verdict.ts'
import { baseOfCivitai, typeOfCivitai } from './words.ts'

export interface CivitaiWanted extends Omit<CivitaiReference, 'type'> {
  /** Files that the catalog knows by their numbers; empty where the best one is meant. */
  pinned: Source['files']
}

interface Found {
  version: CivitaiVersion
  modelId: number
  about: Pick<CivitaiModel, 'name' | 'type' | 'mode'> & { tags: string[] }
}

export async function planCivitai(wanted: CivitaiWanted, asking: Asking): Promise<Plan> {
  const { version, modelId, about } = await findVersion(wanted, new CivitaiApi(asking))
  const page = new URL(`${wanted.site ?? asking.endpoint}/models/${modelId}?modelVersionId=${version.id}`)
  refuseGone(about.mode, about.name)
  const chosen = chosenFiles(version, wanted)
  const files = chosen
    .map((file) => plannedFile(file, { version, page, asking }))
    .map((file) => withPinnedHash(file, wanted.pinned, `version ${version.id} on CivitAI`))
  const closed = closedBy(version, about.name, page)
  const main = mainWeights(files)
  const header = closed || !main ? null : await readHeader(main, page.href, asking.upstream, asking.signal)
  const stated = { type: typeOfCivitai(about.type), ...baseOfCivitai(version.baseModel) }
  const says = { ...stated, type: stated.type === 'unknown' ? null : stated.type }
  const identified = header?.identified ? reconcile(header.identified, { catalog: says }) : null
  return {
    source: {
      type: 'civitai',
      repo: String(modelId),
      revision: String(version.id),
      url: page.href,
      files: pinnedFiles(files),
    },
    model: {
      display_name: `${about.name} ${version.name}`.trim().slice(0, 200),
      model_key: `civitai:${modelId}@${version.id}`,
      hf_model_id: null,
      version: version.name.slice(0, 200) || null,
      description: null,
      tags: about.tags.filter((tag) => tag.length <= 100).slice(0, 100),
      type: identified?.type ?? stated.type,
      family: identified?.family ?? stated.family,
      base_model: identified?.base_model ?? stated.base_model,
      gated: false,
      trigger_words: version.trainedWords?.map((word) => word.trim()).filter(Boolean) ?? [],
    },
    files,
    gate: closed ?? header?.gate ?? null,
    warnings: [...othersOf(version, chosen, wanted), ...unproven(files), ...(header?.warnings ?? [])],
    identified,
    total_bytes: totalOf(files),
    companions: [],
    page,
  }
}

/** Without a version the newest one that is published: the first of the list. */
async function findVersion({ modelId, versionId }: CivitaiWanted, api: CivitaiApi): Promise<Found> {
  if (versionId !== null) {
    const version = await api.version(versionId)
    const of = version.modelId ?? modelId
    if (of === null) throw new RosterError('upstream', `CivitAI does not say which model version ${versionId} is of`)
    if (modelId !== null && of !== modelId)
      throw new RosterError('not_found', `Version ${versionId} on CivitAI is of model ${of} and not of ${modelId}`)
    const { name = `CivitAI ${of}`, type, mode } = version.model ?? {}
    return { version, modelId: of, about: { name, type, mode, tags: [] } }
  }
  if (modelId === null) throw new RosterError('invalid', 'A source on CivitAI needs the number of a model or a version')
  const model = await api.model(modelId)
  refuseGone(model.mode, model.name)
  const version = model.modelVersions.find(isPublished)
  if (!version) throw new RosterError('not_found', `${model.name} on CivitAI has no version that is published`)
  return { version, modelId, about: { ...model, tags: model.tags ?? [] } }
}

export const isPublished = ({ status }: CivitaiVersion): boolean => !status || status.toLowerCase() === 'published'

function refuseGone(mode: string | null | undefined, name: string): void {
  if (mode === 'Archived')
    throw new RosterError('not_found', `${name} is archived by its creator on CivitAI and cannot be downloaded`)
  if (mode === 'TakenDown') throw new RosterError('not_found', `${name} was taken down from CivitAI`)
}

function chosenFiles(version: CivitaiVersion, wanted: CivitaiWanted): CivitaiFile[] {
  const ids = wanted.pinned.flatMap(({ id }) => (id ? [Number(id)] : []))
  const chosen =
    ids.length > 0 ? ids.map((fileId) => chooseFile(version, { fileId, wanted: {} })) : [named(version, wanted)]
  for (const { name } of chosen) checkModelFileName(name)
  return chosen
}

/** A row may know a file by its name alone. */
function named(version: CivitaiVersion, wanted: CivitaiWanted): CivitaiFile {
  const [pinned] = wanted.pinned
  if (!pinned) return chooseFile(version, wanted)
  const found = version.files.find(({ name }) => name === pinned.path)
  if (found) return found
  throw new RosterError('not_found', `Version ${version.id} on CivitAI has no file ${pinned.path}; check its name`)
}

interface Of {
  version: CivitaiVersion
  page: URL
  asking: Asking
}

function plannedFile(file: CivitaiFile, { version, page, asking }: Of): PlannedFile {
  const asked = { what: `${file.name} on CivitAI`, page: page.href }
  return {
    path: file.name,
    id: String(file.id),
    size: sizeOf(file),
    hash: hashOf(file),
    verdict: verdictOf(file),
    origin: {
      key: `civitai:${version.id}/${file.id}`,
      url: new URL(`${asking.endpoint}/api/download/models/${version.id}?fileId=${file.id}`),
      authorization: bearer(asking.token),
      trust: 'endpoint',
      refusal: (answer) => civitaiRefusal(answer, asked),
    },
  }
}

/** Bytes divided by 1024 are exact in a float; what is no whole number of bytes was rounded, and proves nothing. */
function sizeOf({ sizeKB }: CivitaiFile): number | null {
  if (sizeKB === null || sizeKB === undefined) return null
  const bytes = sizeKB * 1024
  return Number.isSafeInteger(bytes) ? bytes : null
}

export const EMPTY_SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

/** The hash of nothing is what an upload that failed left behind. */
function hashOf({ hashes }: CivitaiFile): PlannedFile['hash'] {
  const hex = (name: string) => {
    const text = hashes?.[name]?.toLowerCase() ?? ''
    return /^[0-9a-f]{64}$/.test(text) && text !== EMPTY_SHA256 ? text : undefined
  }
  const sha256 = hex('SHA256')
  if (sha256) return { algorithm: 'sha256', hex: sha256 }
  const blake3 = hex('BLAKE3')
  return blake3 ? { algorithm: 'blake3', hex: blake3 } : null
}

/** What the version itself says of who gets it; what only a download tells is found when the header is read. */
function closedBy({ usageControl }: CivitaiVersion, name: string, page: URL): Gate | null {
  if (!usageControl || usageControl === 'Download') return null
  return {
    code: 'unauthorized',
    message: `The creator of ${name} has disabled downloads: it is for generation on CivitAI alone. See ${page.href}`,
    url: page.href,
  }
}

const unproven = (files: readonly PlannedFile[]): string[] =>
  files.flatMap(({ path, hash }) =>
    hash === null ? [`CivitAI tells no hash of ${path}: that it is what it should be cannot be proven`] : [],
  )

function othersOf(version: CivitaiVersion, chosen: readonly CivitaiFile[], wanted: CivitaiWanted): string[] {
  const [file] = chosen
  const others = version.files.filter(({ name, id }) => isWeights(name) && id !== file?.id)
  if (!file || others.length === 0 || wanted.fileId !== null || wanted.pinned.length > 0) return []
  const list = others
    .slice(0, 5)
    .map(({ id, name, metadata }) => `${id} (${[name, metadata?.fp].filter(Boolean).join(', ')})`)
  return [
    `${file.name} was chosen among ${others.length + 1} files; another is taken by its number: ${list.join(', ')}`,
  ]
}

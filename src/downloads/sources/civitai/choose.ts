// Which file of a version is meant: the one that was named, else the one that fits best what was asked for.
import { RosterError } from '../../../core/errors.ts'
import { isWeights } from '../file-names.ts'
import type { CivitaiReference } from '../parse/reference.ts'
import type { CivitaiFile, CivitaiVersion } from './answers.ts'

type Wanted = Pick<CivitaiReference, 'fileId' | 'wanted'>

/** What is no model, though it lies beside one. */
const BESIDE = /^(training data|config|archive|workflow|vae|text encoder|vision encoder|negative|other)$/i
const FORMATS = ['safetensor', 'gguf', 'pickletensor', 'onnx', 'other']
const PRECISIONS = ['fp16', 'bf16', 'fp8', 'fp32', 'nf4']
/** Whoever names a property means it; what the upstream calls primary breaks ties among the rest. */
const NAMED = 1000
const PRIMARY = 100

/** @throws RosterError not_found where the version has no such file, or none at all. */
export function chooseFile(version: CivitaiVersion, { fileId, wanted }: Wanted): CivitaiFile {
  if (fileId !== null) {
    const found = version.files.find(({ id }) => id === fileId)
    if (found) return found
    throw new RosterError('not_found', `Version ${version.id} on CivitAI has no file ${fileId}; check the address`)
  }
  const isAskedFor = wanted.type !== undefined
  const able = version.files.filter(({ name, type }) => isWeights(name) && (isAskedFor || !BESIDE.test(type ?? '')))
  const candidates = able.length > 0 ? able : version.files.filter(({ name }) => isWeights(name))
  const [best] = candidates.toSorted((a, b) => score(b, wanted) - score(a, wanted) || a.id - b.id)
  if (best) return best
  const [first] = version.files
  const has = first ? `has no file of weights, only ${first.name}` : 'has no files: it may be archived by its creator'
  throw new RosterError('not_found', `Version ${version.id} on CivitAI ${has}`)
}

function score({ type, metadata, primary }: CivitaiFile, wanted: Wanted['wanted']): number {
  const properties = { type, ...metadata }
  const isSame = (name: keyof Wanted['wanted']) => properties[name]?.toLowerCase() === wanted[name]?.toLowerCase()
  const names = Object.keys(wanted) as (keyof Wanted['wanted'])[]
  return (
    names.filter(isSame).length * NAMED +
    (primary ? PRIMARY : 0) +
    before(FORMATS, metadata?.format) * 10 +
    before(PRECISIONS, metadata?.fp) +
    (metadata?.size === 'pruned' ? 1 : 0)
  )
}

/** More for what stands further in front; nothing for what is not in the list. */
function before(order: readonly string[], value: string | null | undefined): number {
  const place = order.indexOf(value?.toLowerCase() ?? '')
  return place < 0 ? 0 : order.length - place
}

// Which parts of a pipeline a choice of files leaves out, as the repository's model_index.json and its folders tell.
import { bundledParts, type Identified, type Pipeline, parsePipeline } from '../../../library/identify/index.ts'
import type { Asker } from '../../engine/index.ts'
import { isWeights } from '../file-names.ts'
import type { Companion, PlannedFile } from '../planned.ts'

const INDEX = 'model_index.json'
const LONGEST_INDEX = 64 * 1024
/** Where the index says nothing. */
const USUAL = ['text_encoder', 'text_encoder_2', 'text_encoder_3', 'tokenizer', 'tokenizer_2', 'vae', 'scheduler']
const DENOISERS = /^(transformer|unet|prior|decoder)(_\d)?$/
const ENCODERS = /^(text_encoder|tokenizer|scheduler)/

interface Listed {
  path: string
  size: number | null
}

export const findIndex = <File extends Listed>(listed: readonly File[]): File | undefined =>
  listed.find(({ path }) => path === INDEX)

/** Undefined where it is no index, or too long for one. */
export async function readIndex(
  { origin, size }: Pick<PlannedFile, 'origin' | 'size'>,
  upstream: Pick<Asker, 'readRange'>,
  signal?: AbortSignal,
): Promise<Pipeline | undefined> {
  if (!size || size > LONGEST_INDEX) return undefined
  return parsePipeline((await upstream.readRange(origin, 0, size, signal)).toString('utf8'))
}

interface Chosen {
  repo: string
  listed: readonly Listed[]
  files: readonly Listed[]
  pipeline: Pipeline | undefined
  identified: Identified | null
}

/** Of a pipeline in folders, a file alone is its denoiser, or a checkpoint with everything within. */
export function missingParts({ repo, listed, files, pipeline, identified }: Chosen): Companion[] {
  const isDenoiser = files.some(
    ({ path }) => isWeights(path) && DENOISERS.test(path.split('/').at(-2) ?? 'transformer'),
  )
  if (!findIndex(listed) || !isDenoiser) return []
  const bundled = identified ? bundledParts(identified) : { vae: false, textEncoders: false }
  const isWithin = (part: string) => (bundled.vae && part === 'vae') || (bundled.textEncoders && ENCODERS.test(part))
  const parts = pipeline && pipeline.parts.length > 0 ? pipeline.parts : USUAL.map((name) => ({ name, what: null }))
  return parts.flatMap(({ name, what }) => {
    const isThere = (among: readonly Listed[]) => among.some(({ path }) => path.startsWith(`${name}/`))
    const isListed = isThere(listed)
    if (DENOISERS.test(name) || isThere(files) || isWithin(name) || (!isListed && what === null)) return []
    const reason = isListed
      ? `${repo} keeps its ${name.replaceAll('_', ' ')} in ${name}/, which is not among these files`
      : `the pipeline of ${repo} wants a ${what}, and the repository has none`
    return [{ part: name, model_id: null, reason }]
  })
}

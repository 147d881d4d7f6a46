// Which files of a repository make up a model: those that were asked for, else one format of weights and what it needs.
import { RosterError } from '../../core/errors.ts'
import { COMPANION_ENDINGS, checkModelFileName, endingOf, isWeights, WEIGHT_FORMATS } from './file-names.ts'

export interface Listed {
  path: string
  size: number | null
}

export interface Selection<File extends Listed> {
  files: File[]
  warnings: string[]
}

/** States of a training run and weights of other programs; nobody runs or trains a model from them here. */
const NOT_WANTED =
  /(^|\/)(onnx|openvino|coreml|flax|tf)(\/|_model)|(^|\/)(flax|tf|rust|openvino)_model|(^|\/)(optimizer|scheduler|scaler|rng_state[\w-]*|training_args|trainer_state)\.(pt|pth|bin|json)$/
/** The same weights in another precision or of another moment, beside the plain ones. */
const VARIANT = /\.(fp16|bf16|fp32|fp8|non_ema|ema)(?=[.-])/
/** What others take where nothing is said: small enough for most machines, and hardly worse. */
const QUANTIZATIONS = ['Q4_K_M', 'Q4_K_S', 'Q4_0', 'Q5_K_M', 'Q8_0', 'F16', 'BF16']

/**
 * @param wanted paths, or patterns in which `*` stands for anything.
 * @throws RosterError not_found where a path or all patterns name nothing; not_a_model_file where it is no such file.
 */
export function selectFiles<File extends Listed>(
  listed: readonly File[],
  wanted: readonly string[],
  repo: string,
): Selection<File> {
  const selection = wanted.length > 0 ? named(listed, wanted, repo) : whole(listed, repo)
  for (const { path } of selection.files) checkModelFileName(path)
  return selection
}

function named<File extends Listed>(listed: readonly File[], wanted: readonly string[], repo: string): Selection<File> {
  const paths = new Set<string>()
  for (const each of wanted.filter((one) => !one.includes('*'))) {
    if (!listed.some(({ path }) => path === each))
      throw new RosterError('not_found', `${repo} has no file ${each}; check its name`)
    paths.add(each)
  }
  const patterns = wanted.filter((each) => each.includes('*')).map(patternOf)
  const matching = listed.filter(({ path }) => patterns.some((pattern) => pattern.test(path)) && isAllowed(path))
  if (patterns.length > 0 && matching.length === 0)
    throw new RosterError('not_found', `${repo} has no file that fits ${wanted.join(' or ')}; check its listing`)
  for (const { path } of matching) paths.add(path)
  return { files: listed.filter(({ path }) => paths.has(path)), warnings: [] }
}

/** As in the patterns of Hugging Face's own client, `*` stands for slashes too. */
const patternOf = (glob: string): RegExp =>
  new RegExp(
    `^${glob
      .split('*')
      .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
      .join('.*')}$`,
    'i',
  )

const isAllowed = (path: string): boolean => isWeights(path) || COMPANION_ENDINGS.has(endingOf(path))

function whole<File extends Listed>(listed: readonly File[], repo: string): Selection<File> {
  const visible = listed.filter(({ path }) => !path.split('/').some((part) => part.startsWith('.')))
  const useful = visible.filter(({ path }) => !NOT_WANTED.test(path))
  const all = useful.some(({ path }) => isWeights(path)) ? useful : visible
  const weights = all.filter(({ path }) => isWeights(path))
  if (weights.length === 0)
    throw new RosterError('not_found', `${repo} has no weights that Roster knows; name its files`)
  const { files: chosen, warnings } = chooseWeights(weights, repo)
  const kept = new Set(chosen.map(({ path }) => path))
  return { files: all.filter(({ path }) => kept.has(path) || belongs(path, chosen)), warnings }
}

/** Configuration, tokenizer and notes; the index of weights in several files goes where they go. */
function belongs(path: string, chosen: readonly Listed[]): boolean {
  const indexed = /^(.+)\.index\.json$/.exec(path)?.[1]
  if (indexed === undefined) return COMPANION_ENDINGS.has(endingOf(path))
  const stem = indexed.replace(/\.[^./]+$/, '')
  return chosen.some((file) => file.path.startsWith(`${stem}-`) && endingOf(file.path) === endingOf(indexed))
}

function chooseWeights<File extends Listed>(weights: readonly File[], repo: string): Selection<File> {
  const isDiffusers = weights.some(({ path }) => /^(unet|transformer|prior|vae)\//.test(path))
  // In a folder for each part, weights beside them are the same model once more, in one file.
  const parts = isDiffusers ? weights.filter(({ path }) => path.includes('/')) : weights
  const folders = isDiffusers ? [...Map.groupBy(parts, ({ path }) => path.split('/')[0]).values()] : [parts]
  const chosen = folders.flatMap(oneFormat)
  const plain = withoutVariants(chosen)
  return plain.every(({ path }) => endingOf(path) === 'gguf')
    ? oneQuantization(plain, repo)
    : { files: plain, warnings: [] }
}

function oneFormat<File extends Listed>(files: readonly File[]): File[] {
  const endings = WEIGHT_FORMATS.find((format) =>
    files.some(({ path }) => (format as readonly string[]).includes(endingOf(path))),
  )
  return files.filter(({ path }) => (endings as readonly string[] | undefined)?.includes(endingOf(path)))
}

function withoutVariants<File extends Listed>(files: readonly File[]): File[] {
  const plainFolders = new Set(files.filter(({ path }) => !VARIANT.test(path)).map(({ path }) => stemOf(path)))
  return files.filter(({ path }) => !VARIANT.test(path) || !plainFolders.has(stemOf(path.replace(VARIANT, ''))))
}

/** "unet/model-00001-of-00002.safetensors" -> "unet/model" */
const stemOf = (path: string): string => path.replace(/\.[^./]+$/, '').replace(/-\d{5}-of-\d{5}$/, '')

/** A repository of GGUF files holds the same model a dozen times. */
function oneQuantization<File extends Listed>(files: readonly File[], repo: string): Selection<File> {
  const projectors = files.filter(({ path }) => /mmproj/i.test(path))
  const models = Map.groupBy(
    files.filter((file) => !projectors.includes(file)),
    ({ path }) => stemOf(path),
  )
  if (models.size < 2) return { files: [...files], warnings: [] }
  const stems = [...models.keys()]
  const endsWith = (word: string) => stems.find((stem) => stem.toUpperCase().endsWith(word))
  const stem = QUANTIZATIONS.map(endsWith).find((found) => found !== undefined) ?? stems[0] ?? ''
  const projector = projectors.find(({ path }) => /f16/i.test(path) && !/bf16/i.test(path)) ?? projectors[0]
  return {
    files: [...(models.get(stem) ?? []), ...(projector ? [projector] : [])],
    warnings: [
      `${repo} holds ${models.size} models in GGUF and no file was named: ${stem}.gguf was chosen. ` +
        `Another is taken by its name, such as ${repo}:Q8_0`,
    ],
  }
}

/** The weights that say what the model is: of a pipeline its denoiser, else the largest; of several parts the first. */
export function mainWeights<File extends Listed>(files: readonly File[]): File | undefined {
  const weights = files.filter(({ path }) => isWeights(path) && !/mmproj/i.test(path))
  const denoiser = weights.filter(({ path }) => /^(transformer|unet|prior)\//.test(path))
  const [largest] = (denoiser.length > 0 ? denoiser : weights).toSorted((a, b) => (b.size ?? 0) - (a.size ?? 0))
  const stem = largest && stemOf(largest.path)
  return weights.find(({ path }) => stemOf(path) === stem)
}

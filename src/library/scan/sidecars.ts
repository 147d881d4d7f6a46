// What other programs have written beside a file of weights: its name, its base model, its trigger words, where it is from.
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { SeenFile } from './walk.ts'

/** What the files beside a model say of it. */
export interface Sidecar {
  /** The file that said it. */
  file: string
  name?: string | undefined
  /** As the other program writes it: `SDXL 1.0`. */
  base?: string | undefined
  trigger_words: string[]
  description?: string | undefined
  civitai?: { modelId: number; versionId: number } | undefined
}

const LARGEST_BYTES = 4_000_000
const text = z.string().trim().min(1).max(20_000).optional().catch(undefined)
const number = z.coerce.number().int().positive().optional().catch(undefined)
const words = z.array(z.string()).max(200).optional().catch(undefined)

/** Civitai Helper, and what LoRA Manager keeps of CivitAI's answer. */
const Version = z.object({
  id: number,
  modelId: number,
  baseModel: text,
  trainedWords: words,
  description: text,
  model: z.object({ name: text }).optional().catch(undefined),
})
const LoraManager = z.object({ model_name: text, base_model: text, civitai: Version.optional().catch(undefined) })
const StabilityMatrix = z.object({
  ...{ ModelId: number, VersionId: number, ModelName: text, BaseModel: text, TrainedWords: words },
  ModelDescription: text,
})
const Swarm = z.object({ 'modelspec.title': text, 'modelspec.trigger_phrase': text, 'modelspec.description': text })
const Automatic1111 = z.object({ description: text, 'sd version': text, 'activation text': text })

const origin = (modelId: number | undefined, versionId: number | undefined) =>
  modelId === undefined || versionId === undefined ? undefined : { modelId, versionId }

const listOf = (phrase: string | undefined): string[] => (phrase === undefined ? [] : splitWords(phrase))
const splitWords = (phrase: string): string[] =>
  phrase
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean)

const ofVersion = ({ id, modelId, baseModel, trainedWords, description, model }: z.infer<typeof Version>) => ({
  name: model?.name,
  base: baseModel,
  trigger_words: (trainedWords ?? []).flatMap(splitWords),
  description,
  civitai: origin(modelId, id),
})

/** By ending, the one that knows most first. */
const READERS: readonly (readonly [ending: string, read: (json: unknown) => Omit<Sidecar, 'file'>])[] = [
  ['.civitai.info', (json) => ofVersion(Version.parse(json))],
  [
    '.cm-info.json',
    (json) => {
      const said = StabilityMatrix.parse(json)
      const trigger_words = (said.TrainedWords ?? []).flatMap(splitWords)
      const civitai = origin(said.ModelId, said.VersionId)
      return { name: said.ModelName, base: said.BaseModel, trigger_words, description: said.ModelDescription, civitai }
    },
  ],
  [
    '.metadata.json',
    (json) => {
      const { model_name, base_model, civitai } = LoraManager.parse(json)
      const version = civitai ? ofVersion(civitai) : { trigger_words: [] }
      return { ...version, name: model_name, base: base_model }
    },
  ],
  [
    '.swarm.json',
    (json) => {
      const said = Swarm.parse(json)
      const trigger_words = listOf(said['modelspec.trigger_phrase'])
      return { name: said['modelspec.title'], trigger_words, description: said['modelspec.description'] }
    },
  ],
  [
    '.json',
    (json) => {
      const said = Automatic1111.parse(json)
      const base = said['sd version'] === 'Unknown' ? undefined : said['sd version']
      return { base, trigger_words: listOf(said['activation text']), description: said.description }
    },
  ],
]

/** What one cannot be read says nothing; undefined where none says anything. */
export async function readSidecars(files: readonly SeenFile[]): Promise<Sidecar | undefined> {
  let all: Sidecar | undefined
  for (const [ending, read] of READERS) {
    const file = files.find(({ name, size }) => name.toLowerCase().endsWith(ending) && size <= LARGEST_BYTES)
    if (!file || file.name === all?.file) continue
    const said = await readOne(file, read)
    if (said) all = all ? { ...said, ...known(all), trigger_words: all.trigger_words } : said
  }
  return all
}

async function readOne(file: SeenFile, read: (json: unknown) => Omit<Sidecar, 'file'>): Promise<Sidecar | undefined> {
  try {
    return { ...read(JSON.parse(await readFile(file.place, 'utf8'))), file: file.name }
  } catch {
    // It is another program's, and some write what is no JSON; the weights are what counts.
    return undefined
  }
}

const known = (sidecar: Sidecar): Sidecar =>
  Object.fromEntries(Object.entries(sidecar).filter(([, value]) => value !== undefined)) as unknown as Sidecar

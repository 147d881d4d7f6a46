// What a model is, from the headers of its files and from what lies beside them.
import { readFile } from 'node:fs/promises'
import { messageOf } from '../../core/errors.ts'
import { BASE_MODELS, type BaseModel, type ModelType } from '../../vocabulary/index.ts'
import {
  descends,
  type FileFacts,
  type Identified,
  identifyFile,
  openFileSource,
  parsePipeline,
  withPipeline,
} from '../identify/index.ts'
import { baseNamed } from './base-names.ts'
import { readSidecars, type Sidecar } from './sidecars.ts'
import type { Unit, UnitFile } from './units.ts'

export interface Looked {
  identified: Identified
  sidecar: Sidecar | undefined
  /** Why it is not whole, as a sentence; null where it is. */
  fault: string | null
}

const KNOWN: Readonly<Record<string, BaseModel>> = BASE_MODELS
const DANGER = ['safe', 'clean', 'suspicious', 'dangerous'] as const
/** The part of a pipeline or a repository that says what the whole is. */
const HEART = /[\\/](transformer|unet|prior|decoder)[\\/]/

/** @throws RosterError `not_a_model_file` where the file that says what it is cannot be read as one. */
export async function lookAt(unit: Unit): Promise<Looked> {
  const heart = heartOf(unit)
  const main = await identify(heart)
  const faults = main.fault === null ? [] : [`${heart.name}: ${main.fault}`]
  const all = [main.identified]
  for (const file of unit.weights) {
    if (file === heart) continue
    try {
      const facts = await identify(file)
      all.push(facts.identified)
      if (facts.fault !== null) faults.push(`${file.name}: ${facts.fault}`)
    } catch (error) {
      faults.push(messageOf(error))
    }
  }
  const sidecar = await readSidecars(unit.sidecars)
  const identified = together(all, unit)
  const told = await toldByPipeline(identified, unit)
  return { identified: completed(told, sidecar, unit.folderType), sidecar, fault: faults[0] ?? null }
}

function heartOf({ weights }: Unit): UnitFile {
  const hearts = weights.filter(({ place }) => HEART.test(place))
  const among = hearts.length > 0 ? hearts : weights
  const [first] = among
  if (!first) throw new Error('a model without files')
  // The first shard begins with what tells most; of files that are no shards, the largest is the model itself.
  if (/-00001-of-/.test(first.name)) return first
  return among.reduce((largest, file) => (file.size > largest.size ? file : largest), first)
}

async function identify({ place, name }: UnitFile): Promise<FileFacts> {
  const source = await openFileSource(place)
  try {
    return await identifyFile(source, name)
  } finally {
    await source.close()
  }
}

/** Several files as one model: as dangerous as the worst of them, as large as all of them. */
function together(all: readonly Identified[], { pipeline }: Unit): Identified {
  const [main, ...rest] = all as [Identified, ...Identified[]]
  if (rest.length === 0) return main
  const worst = all.reduce(
    (most, each) => (DANGER.indexOf(each.safety) > DANGER.indexOf(most.safety) ? each : most),
    main,
  )
  const sum = (pick: (each: Identified) => number | null) =>
    all.some((each) => pick(each) === null) ? pick(main) : all.reduce((total, each) => total + (pick(each) ?? 0), 0)
  return {
    ...main,
    type: pipeline ? 'base_model' : main.type,
    safety: worst.safety,
    findings: all.flatMap(({ findings }) => findings).slice(0, 100),
    parameters: sum(({ parameters }) => parameters),
    vram_estimate_gb: sum(({ vram_estimate_gb }) => vram_estimate_gb),
  }
}

/** What is not there, or cannot be read, says nothing. */
const textOf = ({ place }: { place: string }): Promise<string> => readFile(place, 'utf8').catch(() => '')

async function toldByPipeline(identified: Identified, { pipeline, companions }: Unit): Promise<Identified> {
  const className = pipeline && parsePipeline(await textOf(pipeline))?.className
  if (!className) return identified
  const config = companions.find(({ place }) => /[\\/]unet[\\/]config\.json$/.test(place))
  const width = config && /"cross_attention_dim"\s*:\s*(\d{1,6})\b/.exec(await textOf(config))?.[1]
  return withPipeline(identified, className, width === undefined ? undefined : Number(width))
}

/** What neighbours say fills in what the file leaves open, makes it finer, or is shown as a conflict. */
function completed(identified: Identified, sidecar: Sidecar | undefined, folder: ModelType | undefined): Identified {
  const result = { ...identified, evidence: [...identified.evidence], conflicts: [...identified.conflicts] }
  const base = baseNamed(sidecar?.base)
  if (sidecar && base !== undefined) {
    result.evidence.push({
      signal: 'metadata',
      says: { base_model: base },
      detail: `${sidecar.file} says ${sidecar.base}`,
    })
    if (result.base_model === null || descends(base, result.base_model)) {
      result.base_model = base
      result.family = KNOWN[base]?.family ?? result.family
    } else if (!descends(result.base_model, base))
      result.conflicts.push(conflict('base_model', result.base_model, base, 'metadata', sidecar.file))
  }
  if (folder !== undefined) {
    result.evidence.push({
      signal: 'name',
      says: { type: folder },
      detail: 'The folder that it lies in stands for that',
    })
    if (result.type === 'unknown') result.type = folder
  }
  if (sidecar && result.trigger_words.length === 0) result.trigger_words = sidecar.trigger_words.slice(0, 100)
  return result
}

const conflict = (
  field: 'base_model' | 'type',
  taken: string,
  other: string,
  signal: 'metadata' | 'name',
  file: string,
) => ({
  field,
  values: [
    { signal: 'keys' as const, value: taken },
    { signal, value: other },
  ],
  detail: `${file} says ${other}, the file itself ${taken}`,
})

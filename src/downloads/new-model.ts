// A model that somebody asks for by where it comes from: what its upstream and its header say becomes its row.
import { ModelFacts as Facts, type ModelFacts, ProviderFacts } from '../catalog/contract.ts'
import { addModel, addProvider, findByKey, type ModelRow, models, providers } from '../catalog/index.ts'
import type { Draft } from '../changes/index.ts'
import { ADAPTER_TYPES, type Modality } from '../vocabulary/index.ts'
import type { StatedModel } from './contract.ts'
import type { Plan, SourceReference } from './sources/index.ts'

/** Behind what is there: nobody asked that it takes over from the model that jobs run on now. */
const PRIORITY = 10
const VIDEO: ReadonlySet<string> = new Set(['wan', 'hunyuan_video', 'ltx', 'cosmos', 'mochi'])
const AUDIO: ReadonlySet<string> = new Set(['musicgen', 'ace_step', 'stable_audio'])

const LOCAL = ProviderFacts.parse({ id: 'local', display_name: 'Local', kind: 'local', auth_scheme: 'none' })

interface Asked {
  plan: Plan
  reference: SourceReference
  /** Stands above what the plan says. */
  stated?: StatedModel | undefined
}

/** What is not said is not there: it came as JSON. */
type Said = { [Name in keyof StatedModel]?: Exclude<StatedModel[Name], undefined> }

/** The model of this plan: the one that has its key already, else a new one. */
export async function modelOfPlan(draft: Draft, { plan, reference, stated }: Asked): Promise<ModelRow> {
  const said = (stated ?? {}) as Said
  const facts = factsOf({ ...plan, model: { ...plan.model, ...said } }, reference)
  const known = await findByKey(draft.tx, facts)
  const row = known === undefined ? undefined : await draft.find(models, known)
  if (row) return Object.keys(said).length === 0 ? row : draft.put(models, { ...row, ...said })
  // A server that began without built-in data has no provider for what runs on this machine.
  if (!(await draft.find(providers, LOCAL.id))) await addProvider(draft, LOCAL)
  return addModel(draft, { facts, origin: 'person' })
}

function factsOf(plan: Plan, reference: SourceReference): ModelFacts {
  const { trigger_words, ...said } = plan.model
  const modality = modalityOf(plan)
  return Facts.parse({
    ...said,
    provider: LOCAL.id,
    modality,
    task: modality === 'text' ? 'chat' : 'generation',
    capabilities: ADAPTER_TYPES.has(said.type) && trigger_words.length > 0 ? { trigger_words } : {},
    priority: PRIORITY,
    source: keptSource(plan, reference),
    size_bytes: plan.total_bytes,
    companions: plan.companions.flatMap(({ model_id, reason }) => (model_id === null ? [] : [{ model_id, reason }])),
  })
}

/** What a branch holds may change; the commit and the hashes of today are the download's, and no rule for later ones. */
function keptSource({ source }: Plan, reference: SourceReference): Plan['source'] {
  if (source.type !== 'huggingface' || reference.type !== 'huggingface') return source
  return { ...source, revision: reference.revision, files: source.files.map((file) => ({ ...file, sha256: null })) }
}

/** A language model is what comes as GGUF and is of no base model that makes pictures, films or sound. */
function modalityOf({ identified, model }: Plan): Modality {
  const family = model.family ?? ''
  if (VIDEO.has(family)) return 'video'
  if (AUDIO.has(family)) return 'audio'
  const isLanguage = identified?.format === 'gguf' && model.type === 'base_model' && model.base_model === null
  return isLanguage ? 'text' : 'image'
}

// What is wrong between data files that are each valid alone: names used twice, and names of things that are not there.
import type { Authored } from '../core/data-files.ts'
import { BASE_MODELS, type BaseModel } from '../vocabulary/index.ts'
import type { ModelFacts } from './models/contract.ts'
import type { ProviderFacts } from './providers/contract.ts'

export type BuiltInModel = ModelFacts & { id: string }
type Model = Authored<BuiltInModel>

/** A sentence for each fault, beginning with the file to change. */
export function faultsAcross(providers: readonly Authored<ProviderFacts>[], models: readonly Model[]): string[] {
  const providerIds = new Set(providers.map(({ facts }) => facts.id))
  const modelIds = new Set(models.map(({ facts }) => facts.id))
  return [
    ...twice(models, ({ id }) => id, 'id'),
    ...twice(models, ({ provider, model_key }) => `${provider} ${model_key}`, 'model_key'),
    ...twice(models.filter(isDefault), ({ modality, task }) => `${modality} ${task}`, 'is_default, for its task,'),
    ...models.flatMap((model) => [
      ...unknownProvider(model, providerIds),
      ...unknownCompanions(model, modelIds),
      ...unknownBaseModel(model),
    ]),
  ]
}

const isDefault = ({ facts }: Model) => facts.is_default

function twice(models: readonly Model[], keyOf: (facts: BuiltInModel) => string, what: string): string[] {
  const firsts = new Map<string, string>()
  return models.flatMap(({ file, facts }) => {
    const first = firsts.get(keyOf(facts))
    if (!first) firsts.set(keyOf(facts), file)
    return first ? [`${file}: ${what} is taken by ${first}`] : []
  })
}

const unknownProvider = ({ file, facts }: Model, known: ReadonlySet<string>): string[] =>
  known.has(facts.provider) ? [] : [`${file}: provider "${facts.provider}" has no file under providers`]

const unknownCompanions = ({ file, facts }: Model, known: ReadonlySet<string>): string[] =>
  facts.companions
    .filter(({ model_id }) => !known.has(model_id))
    .map(({ model_id }) => `${file}: companions names "${model_id}", which is no built-in model`)

function unknownBaseModel({ file, facts }: Model): string[] {
  if (facts.base_model === null) return []
  const known: Readonly<Record<string, BaseModel>> = BASE_MODELS
  const found = known[facts.base_model]
  if (!found) return [`${file}: base_model "${facts.base_model}" is not in the vocabulary`]
  return found.family === facts.family ? [] : [`${file}: family must be "${found.family}", as its base_model says`]
}

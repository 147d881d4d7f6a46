// The result of an import, in which no two models and no two providers are the same one.
import type { Imported } from './source.ts'

/** Keeps the first of what a catalog says twice, and reports the others. */
export function collected({ models, providers, skipped }: Imported): Imported {
  const keyOf = ({ draft }: Imported['models'][number]) => `${draft.provider}/${draft.model_key}`
  const firsts = new Map(models.toReversed().map((model) => [keyOf(model), model]))
  const isFirst = (model: Imported['models'][number]) => firsts.get(keyOf(model)) === model
  const repeated = models
    .filter((model) => !isFirst(model))
    .map((model) => ({ entry: model.entry, reason: `is the same model as ${firsts.get(keyOf(model))?.entry}` }))
  return {
    models: models.filter(isFirst),
    providers: [...new Map(providers.toReversed().map((provider) => [provider.id, provider])).values()].toReversed(),
    skipped: [...skipped, ...repeated],
  }
}

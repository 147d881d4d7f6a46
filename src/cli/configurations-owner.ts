// Whose configurations are meant: one of a model and a base model.
import { UsageError } from './failure.ts'

export interface Owner {
  model?: string
  baseModel?: string
}

/** @throws UsageError where neither is given, or both are. */
export function ownerOf({
  model,
  baseModel,
}: Owner): { model: string; baseModel: null } | { model: null; baseModel: string } {
  if (model !== undefined && baseModel === undefined) return { model, baseModel: null }
  if (baseModel !== undefined && model === undefined) return { model: null, baseModel }
  throw new UsageError('Give either --model or --base-model: configurations belong to one of them')
}

// How long something is to be: what the model recommends to begin with, and never more than it can make.
import type { Model } from '@roster/client'

/** Where a model names no maximum. */
const DEFAULT_MAXIMUM_SECONDS = 30
/** Where a model recommends nothing. */
const DEFAULT_SECONDS = 10

type Limits = Pick<Model, 'modality' | 'max_duration_seconds' | 'recommended_duration_seconds' | 'tokens_per_second'>

export const hasDuration = ({ modality }: Pick<Model, 'modality'>): boolean =>
  modality === 'audio' || modality === 'video'

/** In seconds. */
export const maximumOf = ({ max_duration_seconds }: Limits): number => max_duration_seconds ?? DEFAULT_MAXIMUM_SECONDS

/**
 * The duration that holds, in seconds.
 * @param chosen by a person; null where nobody chose one yet
 */
export const durationOf = (model: Limits, chosen: number | null): number =>
  Math.min(chosen ?? model.recommended_duration_seconds ?? DEFAULT_SECONDS, maximumOf(model))

/** Null where the model does not count in tokens. */
export const tokensOf = ({ tokens_per_second }: Limits, seconds: number): number | null =>
  tokens_per_second ? Math.round(tokens_per_second * seconds) : null

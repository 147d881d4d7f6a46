// What a job adds to the counts of its day: one when it is asked for, the rest when it has ended or is rated.
import { keysOf } from '../../core/record.ts'
import type { Usage } from '../../pricing/index.ts'
import type { JobRow } from '../store.ts'
import { bucketOf, type Latencies } from './latencies.ts'
import { EVERYBODY, type UsageDelta } from './store.ts'

const NOTHING = {
  total_jobs: 0,
  completed_jobs: 0,
  failed_jobs: 0,
  rating_sum: 0,
  rating_count: 0,
  input_tokens: 0,
  output_tokens: 0,
  cost: 0,
  unknown_cost_jobs: 0,
}
type Counts = typeof NOTHING

type Counted = Pick<JobRow, 'model_id' | 'provider_id' | 'created_by' | 'created_at'> & {
  resolution: { model: Pick<JobRow['resolution']['model'], 'display_name' | 'modality' | 'task'> }
}

const NO_LATENCIES: Latencies = new Map()

/** For its user, and for everybody together. */
function deltasOf(row: Counted, counts: Partial<Counts>, latencies = NO_LATENCIES): UsageDelta[] {
  const { model_id, provider_id, resolution, created_by, created_at } = row
  const { display_name, modality, task } = resolution.model
  const about = { day: created_at.slice(0, 10), model_id, provider_id, display_name, modality, task }
  return [EVERYBODY, created_by].map((actor) => ({ actor, ...about, ...NOTHING, ...counts, latencies }))
}

export const countAsked = (row: Counted): UsageDelta[] => deltasOf(row, { total_jobs: 1 })

/** It has become the job of another model. */
export const countMoved = (from: Counted, to: Counted): UsageDelta[] => [
  ...deltasOf(from, { total_jobs: -1 }),
  ...countAsked(to),
]

type Ended = Counted & Pick<JobRow, 'status' | 'usage' | 'cost' | 'started_at' | 'completed_at'>

export function countEnded(row: Ended): UsageDelta[] {
  const { status, usage, cost } = row
  const seconds = status === 'completed' ? secondsOf(row) : null
  return deltasOf(
    row,
    {
      completed_jobs: Number(status === 'completed'),
      failed_jobs: Number(status === 'failed'),
      input_tokens: usage.input_tokens ?? 0,
      output_tokens: usage.output_tokens ?? 0,
      cost: cost?.amount ?? 0,
      unknown_cost_jobs: Number(cost?.amount === null),
    },
    seconds === null ? NO_LATENCIES : new Map([[bucketOf(seconds), 1]]),
  )
}

export function countRating(row: Counted & Pick<JobRow, 'quality_rating'>, rating: number): UsageDelta[] {
  const before = row.quality_rating
  return deltasOf(row, { rating_sum: rating - (before ?? 0), rating_count: Number(before === null) })
}

/** How long its provider took, with tries that failed and the pauses between them. */
export const secondsOf = ({ started_at, completed_at }: Pick<JobRow, 'started_at' | 'completed_at'>): number | null =>
  started_at && completed_at ? (Date.parse(completed_at) - Date.parse(started_at)) / 1000 : null

/** The counts that a job shows. */
export const shownUsage = ({ input_tokens, cached_input_tokens, output_tokens, images, seconds }: Usage) => {
  const shown = { input_tokens, cached_input_tokens, output_tokens, images, seconds }
  return Object.fromEntries(keysOf(shown).map((name) => [name, shown[name] ?? null])) as Record<
    keyof typeof shown,
    number | null
  >
}

// From what a person entered to what the server is asked.
import type { Job, JobCreate, Model, Resolution, ResolveRequest } from '@roster/client'
import { durationOf, hasDuration } from './duration.ts'
import { sentValue } from './parameters-of.ts'
import type { Work } from './work.ts'

/** What a person entered, apart from the model. */
export interface Prompt {
  text: string
  negative: string
  /** In seconds; null until somebody chose it. */
  duration: number | null
  adapter: string | null
  /** The id of a preset; null for the default. */
  preset: string | null
  /** What was typed over the parameters that hold otherwise, by name. */
  typed: Readonly<Record<string, string>>
  clamp: boolean
  runnableOnly: boolean
  cheapest: boolean
  /** Whether another model may stand in for the one that is named. */
  fallback: boolean
}

export const NOTHING: Prompt = {
  text: '',
  negative: '',
  duration: null,
  adapter: null,
  preset: null,
  typed: {},
  clamp: false,
  runnableOnly: false,
  cheapest: false,
  fallback: false,
}

/**
 * Null while nothing is chosen.
 * @param model the one that is named, or that was chosen for the work; undefined where none is known yet
 * @param before the parameters of the last answer, which tell what kind of value each has
 */
export function requestOf(
  work: Work,
  prompt: Prompt,
  model: Model | undefined,
  before: Resolution['parameters'] = {},
): ResolveRequest | null {
  if (!work.model && !(work.modality && work.task)) return null
  return {
    ...(work.model ? { model: work.model } : { modality: work.modality ?? null, task: work.task ?? null }),
    ...(prompt.adapter && { adapter_id: prompt.adapter }),
    ...(prompt.preset && { configuration_id: prompt.preset }),
    input: inputOf(prompt, model, before),
    on_limit: prompt.clamp ? 'clamp' : 'reject',
    runnable_only: prompt.runnableOnly,
    prefer: prompt.cheapest ? 'cost' : 'priority',
    fallback: prompt.fallback,
  }
}

function inputOf(prompt: Prompt, model: Model | undefined, before: Resolution['parameters']): Record<string, unknown> {
  const typed = Object.entries(prompt.typed)
    .map(([name, text]) => [name, sentValue(name, text, before[name])] as const)
    .filter(([, value]) => value !== undefined)
  return {
    ...(prompt.text.trim() && { prompt: prompt.text }),
    ...(prompt.negative.trim() && { negative_prompt: prompt.negative }),
    ...(model &&
      hasDuration(model) &&
      isDurationSent(prompt, model) && { duration: durationOf(model, prompt.duration) }),
    ...Object.fromEntries(typed),
  }
}

/** What the model recommends comes from the server, which then also says so. */
const isDurationSent = ({ duration }: Prompt, { recommended_duration_seconds }: Model): boolean =>
  duration !== null || recommended_duration_seconds === null

/** A job is always run where it can be. */
export function jobOf(request: ResolveRequest): JobCreate {
  const { runnable_only: _, ...job } = request
  return job
}

/** What was asked of a job, to be changed and asked again. */
export function promptOf({ input, resolution }: Pick<Job, 'input' | 'resolution'>): Prompt {
  const { prompt, negative_prompt, duration, ...rest } = input
  const typed = Object.entries(rest).filter(([, value]) => typeof value !== 'object')
  return {
    ...NOTHING,
    text: typeof prompt === 'string' ? prompt : '',
    negative: typeof negative_prompt === 'string' ? negative_prompt : '',
    duration: typeof duration === 'number' ? duration : null,
    adapter: resolution.adapter?.id ?? null,
    preset: resolution.configuration?.id ?? null,
    typed: Object.fromEntries(typed.map(([name, value]) => [name, String(value)])),
  }
}

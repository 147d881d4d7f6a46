// Which model stands in for one that failed, where that was asked for: the next candidate in order that was not tried.
import { RosterError } from '../core/errors.ts'
import type { Parts } from './parts.ts'
import { type Resolution, resolveJob, whole } from './resolution.ts'
import type { JobRow } from './store.ts'

/** @param reason why the model of this job did not do it. @returns undefined where there is nobody else. */
export function nextCandidate(parts: Parts, row: JobRow, reason: string): Resolution | undefined {
  const { modality, task } = row.resolution.model
  const tried = new Set([...row.attempts.map(({ model_id }) => model_id), row.model_id])
  const open = { ...row.request, model: null, modality, task, fallback: false, configuration_id: null }
  // Whether they fit is asked of each by itself.
  const first = attempt(() => resolveJob(parts, { ...open, on_limit: 'clamp' }))
  if (!first) return undefined
  const { entry, alternatives } = first.choice
  const candidates = [entry.row.id, ...alternatives.map(({ model }) => model)]
  for (const model of candidates) {
    if (tried.has(model)) continue
    // A limit of this one may be exceeded where that of the other was not.
    const next = attempt(() => resolveJob(parts, { ...open, model }))
    if (!next) continue
    const fallback = { from: row.resolution.fallback?.from ?? row.model_id, reason }
    return whole(parts, { ...next, choice: { ...next.choice, fallback } })
  }
  return undefined
}

/** Undefined where there is none that fits. */
function attempt<Result>(ask: () => Result): Result | undefined {
  try {
    return ask()
  } catch (error) {
    if (error instanceof RosterError) return undefined
    throw error
  }
}

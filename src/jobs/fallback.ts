// Which model stands in for one that failed, where that was asked for: the next candidate in order that was not tried.
import { RosterError } from '../core/errors.ts'
import { type Resolved, resolutionJson, resolve } from '../resolve/index.ts'
import type { Job, JobCreate } from './contract.ts'
import type { Parts } from './parts.ts'
import type { JobRow } from './store.ts'

export interface Resolution {
  resolved: Resolved
  /** As it is kept, and as text, so that it is not made twice. */
  resolution: Job['resolution']
  json: string
}

type Able = Pick<Parts, 'known' | 'providers' | 'circumstances'>

/** @throws RosterError as `resolve` does. */
export function resolveJob({ known, providers, circumstances }: Able, request: JobCreate): Resolution {
  return writtenResolution({ known, providers }, resolve(known, { ...request, runnable_only: true }, circumstances()))
}

export function writtenResolution(
  { known, providers }: Pick<Able, 'known' | 'providers'>,
  resolved: Resolved,
): Resolution {
  const json = resolutionJson(known.catalog, providers, resolved)
  return { resolved, resolution: JSON.parse(json) as Job['resolution'], json }
}

/** @param reason why the model of this job did not do it. @returns undefined where there is nobody else. */
export function nextCandidate(parts: Able, row: JobRow, reason: string): Resolution | undefined {
  const { modality, task } = row.resolution.model
  const tried = new Set([...row.attempts.map(({ model_id }) => model_id), row.model_id])
  const open = { ...row.request, model: null, modality, task, fallback: false, configuration_id: null }
  const first = attempt(() => resolveJob(parts, open))
  if (!first) return undefined
  const { resolved } = first
  const candidates = [resolved.choice.entry.row.id, ...resolved.choice.alternatives.map(({ model }) => model)]
  for (const model of candidates) {
    if (tried.has(model)) continue
    // A limit of this one may be exceeded where that of the other was not.
    const next = attempt(() => resolve(parts.known, { ...open, model, runnable_only: true }, parts.circumstances()))
    if (!next) continue
    const fallback = { from: row.resolution.fallback?.from ?? row.model_id, reason }
    return writtenResolution(parts, { ...next, choice: { ...next.choice, fallback } })
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

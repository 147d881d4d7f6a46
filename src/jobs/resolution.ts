// How a request is resolved for a job, and its resolution as it is kept.
import { type Resolved, resolutionJson, resolve } from '../resolve/index.ts'
import type { Job, JobCreate } from './contract.ts'
import type { Parts } from './parts.ts'

export interface Resolution {
  resolved: Resolved
  /** As it is kept, and as text, so that it is not made twice. */
  resolution: Job['resolution']
  json: string
}

type Able = Pick<Parts, 'known' | 'providers' | 'circumstances'>

/** @throws RosterError as `resolve` does. */
export const resolveJob = ({ known, circumstances }: Able, request: JobCreate): Resolved =>
  resolve(known, { ...request, runnable_only: true }, circumstances())

/** A resolution as it is kept, as JSON. */
export const written = ({ known, providers }: Pick<Able, 'known' | 'providers'>, resolved: Resolved): string =>
  resolutionJson(known.catalog, providers, resolved).text

/** A resolution whole. */
export function whole(able: Pick<Able, 'known' | 'providers'>, resolved: Resolved): Resolution {
  const json = written(able, resolved)
  return { resolved, resolution: JSON.parse(json) as Job['resolution'], json }
}

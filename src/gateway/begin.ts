// Which model a call goes to: by name, or the first that can be called.
import type { Catalog, ProviderRow } from '../catalog/index.ts'
import { RosterError } from '../core/errors.ts'
import type { JsonObject } from '../core/record.ts'
import type { BegunCall, Jobs, User } from '../jobs/index.ts'
import type { Cost } from '../pricing/index.ts'
import type { Resolved } from '../resolve/index.ts'
import type { Runner } from '../runners/index.ts'
import type { Modality, ProviderKind } from '../vocabulary/index.ts'

/** What an address of the gateway is for. */
export interface Purpose {
  modality: Modality
  /** Tasks that `auto` looks for, in this order. */
  tasks: readonly string[]
  /** Whether a model that was named is one for it. */
  isFor(task: string): boolean
}

const OTHER_TEXTS: ReadonlySet<string> = new Set(['embedding', 'rerank', 'moderation', 'classification'])

export const CHAT: Purpose = {
  modality: 'text',
  tasks: ['chat', 'generation'],
  isFor: (task) => !OTHER_TEXTS.has(task),
}
export const IMAGES: Purpose = { modality: 'image', tasks: ['generation'], isFor: () => true }
export const EMBEDDINGS: Purpose = { modality: 'text', tasks: ['embedding'], isFor: (task) => task === 'embedding' }

/** Who knows the models, and who can call them. */
export interface Known {
  jobs: Pick<Jobs, 'resolve' | 'beginCall'>
  catalog: Pick<Catalog, 'provider'>
  runnerOf: (kind: ProviderKind) => Runner | undefined
}

/** A call that is under way. Its first end counts: a caller may leave while the last piece is on its way. */
export interface GatewayCall extends BegunCall {
  resolved: Resolved
  provider: ProviderRow
  runner: Runner
  startedAt: Date
}

interface Wanted {
  actor: User
  /** Id, model_key or `auto`. */
  model: string
  purpose: Purpose
  /** What limits are checked against. */
  input: JsonObject
}

/** @throws RosterError as `resolve` does, and nothing has begun then. */
export function beginCall({ jobs, catalog, runnerOf }: Known, wanted: Wanted): GatewayCall {
  const { request, resolved } = choose(jobs, wanted)
  const provider = catalog.provider(resolved.choice.entry.row.provider)
  const runner = provider && runnerOf(provider.kind)
  if (!runner) throw new RosterError('unavailable', 'The provider of the model was removed a moment ago; ask again')
  // What is said stays between the caller and the provider: a gateway that kept every chat would be a second memory of them.
  const begun = jobs.beginCall({ actor: wanted.actor, request, resolved, input: {} })
  let cost: Cost | undefined
  const end: BegunCall['end'] = (how) => {
    cost ??= begun.end(how)
    return cost
  }
  return { ...begun, end, resolved, provider, runner, startedAt: new Date() }
}

function choose(jobs: Known['jobs'], { model, purpose, input }: Wanted) {
  const { modality, tasks } = purpose
  const ask = (wanted: { model: string } | { task: string }) => {
    const request = { ...wanted, modality, input }
    return { request, resolved: jobs.resolve(request) }
  }
  if (model !== 'auto') {
    const chosen = ask({ model })
    const { id, task } = chosen.resolved.choice.entry.row
    if (purpose.isFor(task)) return chosen
    throw new RosterError('conflict', `The model "${id}" is for ${task}, not for ${tasks[0]}`)
  }
  let failure: unknown
  for (const task of tasks)
    try {
      return ask({ task })
    } catch (error) {
      if (!(error instanceof RosterError) || error.code !== 'not_found') throw error
      failure ??= error
    }
  throw failure
}

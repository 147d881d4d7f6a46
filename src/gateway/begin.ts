// Which model a call goes to: by name, or the first that can be called.
import { RosterError } from '../core/errors.ts'
import type { JsonObject } from '../core/record.ts'
import type { DirectCall, DirectCalls } from '../jobs/index.ts'
import type { Modality } from '../vocabulary/index.ts'

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

type Actor = DirectCall['actor']

/** @param input what limits are checked against. @throws RosterError as `resolve` does. */
export function beginCall(
  direct: DirectCalls,
  actor: Actor,
  name: string,
  purpose: Purpose,
  input: JsonObject,
): DirectCall {
  const { modality, tasks } = purpose
  if (name !== 'auto') {
    const call = direct.begin(actor, { model: name, modality, input })
    const { id, task } = call.resolved.choice.entry.row
    if (purpose.isFor(task)) return call
    throw new RosterError('conflict', `The model "${id}" is for ${task}, not for ${tasks[0]}`)
  }
  let failure: unknown
  for (const task of tasks)
    try {
      return direct.begin(actor, { modality, task, input })
    } catch (error) {
      if (!(error instanceof RosterError) || error.code !== 'not_found') throw error
      failure ??= error
    }
  throw failure
}

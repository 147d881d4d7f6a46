/**
 * The typed client of a Roster server.
 *
 * @example
 * const roster = createRoster({ url: 'http://127.0.0.1:4480', token: process.env.ROSTER_TOKEN })
 * const { models } = await roster.models.list({ modality: 'audio' })
 */
import { changes } from './changes.ts'
import { models } from './models.ts'
import { providers } from './providers.ts'
import { session } from './session.ts'
import { createTransport, type RosterOptions } from './transport.ts'

export type { ChangeDetail, ChangeList, ChangeSet } from './changes.ts'
export { type FieldError, RosterError } from './error.ts'
export type { CurrentModel, Model, ModelCreate, ModelFilter, ModelList, ModelPatch } from './models.ts'
export type { Provider, ProviderCreate, ProviderList, ProviderPatch } from './providers.ts'
export type { components, paths } from './schema.ts'
export type { Session } from './session.ts'
export type { IfMatch, RosterOptions, Tagged, Transport } from './transport.ts'

export type Roster = ReturnType<typeof createRoster>

/** @throws RosterError from each call that the server refuses or that no server answers. */
export function createRoster(options: RosterOptions = {}) {
  const transport = createTransport(options)
  return {
    models: models(transport),
    providers: providers(transport),
    changes: changes(transport),
    session: session(transport),
    /** Every path of the server, for what has no name here. */
    transport,
  }
}

// Fields that only the server sets. They may come back as they were read, so that what was read can be put.
import { RosterError } from './errors.ts'
import { type JsonObject, sameJson } from './record.ts'

export interface ReadOnly {
  /** What came. A field that is undefined did not. */
  sent: object
  /** The same thing as the server shows it now. */
  shown: object
  /** Names of the fields. */
  fields: readonly string[]
  /** Those of them that change without the row: they tell of this server or of other rows. */
  passing?: readonly string[]
  /** The tag that was read, where the caller gave one; it is checked elsewhere. */
  ifMatch?: string | undefined
  /** What it is called in a sentence. */
  name: string
  /** What is said of a field that would change. @default 'is set by the server' */
  detail?: string
}

const UPDATED_AT = ['updated_at', 'updatedAt']

/**
 * @throws RosterError `precondition_failed` for what was read before the last change, which its own `updated_at` says;
 * `invalid` for what was never read so.
 */
export function refuseReadOnly({
  fields,
  passing = [],
  ifMatch,
  name,
  detail = 'is set by the server',
  ...both
}: ReadOnly): void {
  const sent = both.sent as JsonObject
  const shown = both.shown as JsonObject
  const changed = fields.filter((field) => sent[field] !== undefined && !sameJson(sent[field], shown[field]))
  if (UPDATED_AT.some((field) => changed.includes(field) && isEarlier(sent[field], shown[field])))
    throw new RosterError('precondition_failed', `${name} has changed since it was read; read it again, then change it`)
  // A tag stands for the row: what passes may have been so when it was read.
  const wrong = ifMatch === undefined ? changed : changed.filter((field) => !passing.includes(field))
  if (wrong.length === 0) return
  const errors = wrong.map((field) => ({ pointer: `/${field}`, detail }))
  throw new RosterError('invalid', `${wrong.join(', ')} cannot be changed; leave out what the server sets`, { errors })
}

const isEarlier = (sent: unknown, shown: unknown): boolean =>
  typeof sent === 'string' && Date.parse(sent) < Date.parse(String(shown))

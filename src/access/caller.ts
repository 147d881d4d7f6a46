// Who was let in, and how long that holds.
import type { Actor } from '../core/actor.ts'

export interface Caller {
  actor: Actor<'user' | 'admin'>
  /** When the credentials stop being good, in milliseconds; null where they do not by themselves. */
  expires: number | null
  /** The API key that it was. */
  keyId: string | null
}

// Who asks, and what that lets them do. The one place where roles are checked.
import { RosterError } from './errors.ts'

/** `none` is a stranger where reading is not public. */
const RANK = { none: 0, public: 1, user: 2, admin: 3 } as const
export type Role = keyof typeof RANK

export interface Actor<As extends Role = Role> {
  /** What the audit log calls them: `admin`, `system`, `anonymous`, a subject, `key:` and a key's name. */
  readonly id: string
  readonly role: As
}

/** Whoever may write. Only `requireRole` makes one of a stranger, so that a check cannot be forgotten. */
export type Admin = Actor<'admin'>

/** Roster itself: the first population, a migration. */
export const SYSTEM: Admin = { id: 'system', role: 'admin' }

export const isAdmin = (actor: Actor): actor is Admin => actor.role === 'admin'

/** @throws RosterError `unauthenticated` without credentials, `forbidden` where the role is not enough. */
export function requireRole<Least extends Role>(actor: Actor, least: Least): Actor<Least> {
  if (RANK[actor.role] >= RANK[least]) return actor as Actor<Least>
  if (RANK[actor.role] < RANK.user)
    throw new RosterError('unauthenticated', 'Sign in first, or send "Authorization: Bearer <token>"')
  throw new RosterError('forbidden', `This needs the role ${least}; "${actor.id}" has the role ${actor.role}`)
}

// What the audit log calls whoever was let in. Nobody can be given a name that means somebody else.
import { SYSTEM } from '../core/actor.ts'
import { Text } from '../core/schema.ts'
import { WrongCredentials } from './wrong-credentials.ts'

export const ADMIN_NAME = 'admin'
export const STRANGER_NAME = 'anonymous'

const KEY = 'key:'
const SUBJECT = 'oidc:'
const OWN: ReadonlySet<string> = new Set([ADMIN_NAME, STRANGER_NAME, SYSTEM.id])

export const keyName = (name: string): string => `${KEY}${name}`

/** OpenID Connect Core 1.0, 2: a subject is at most 255 ASCII characters long. */
const Subject = Text(255).regex(/^[^\p{Cc}]+$/u)

/** A subject as it is; one that reads like another kind of name gets its kind in front. */
export function subjectId(subject: unknown): string {
  const parsed = Subject.safeParse(subject)
  if (!parsed.success)
    throw new WrongCredentials('The token is not valid: its subject is no text of 1 to 255 characters')
  const id = parsed.data
  return OWN.has(id) || id.startsWith(KEY) || id.startsWith(SUBJECT) ? `${SUBJECT}${id}` : id
}

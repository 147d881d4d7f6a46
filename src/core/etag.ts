// Entity tags: what was read, so that it need not be sent again and is not overwritten unseen (RFC 9110, 8.8 and 13.1).
import { RosterError } from './errors.ts'

const tagsOf = (header: string): string[] => header.split(',').map((tag) => tag.trim().replace(/^W\//, ''))

/** Whether a reader already has this representation. */
export const alreadyHas = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch !== undefined && (ifNoneMatch.trim() === '*' || tagsOf(ifNoneMatch).includes(etag))

/** The tag of one row: its version, then what this server adds to it. */
export const rowTag = (version: number, local: string): string => `"${version}-${local}"`

/** @throws RosterError `precondition_failed` unless `If-Match` is absent, `*`, or names the present version. */
export function expectVersion(ifMatch: string | undefined, version: number, what: string): void {
  if (ifMatch === undefined || ifMatch.trim() === '*') return
  const versions = tagsOf(ifMatch).map((tag) => /^"(\d+)(?:-[^"]*)?"$/.exec(tag)?.[1])
  if (versions.includes(String(version))) return
  throw new RosterError('precondition_failed', `${what} has changed since it was read; read it again, then change it`)
}

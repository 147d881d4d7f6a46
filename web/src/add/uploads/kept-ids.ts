// Which upload of the server a file of this computer belongs to, kept over a reload: by name, size and time of the file.

const PLACE = 'roster.uploads'
/** The server keeps what has arrived for seven days. */
const KEPT_MS = 7 * 24 * 60 * 60 * 1000

interface Kept {
  id: string
  at: number
}

export const fingerprintOf = ({ name, size, lastModified }: Pick<File, 'name' | 'size' | 'lastModified'>): string =>
  `${name} ${size} ${lastModified}`

export const keptIds = (): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(read()).map(([fingerprint, { id }]) => [fingerprint, id]))

export const keepId = (fingerprint: string, id: string): void =>
  write({ ...read(), [fingerprint]: { id, at: Date.now() } })

export function forgetId(fingerprint: string): void {
  const { [fingerprint]: _, ...others } = read()
  write(others)
}

/** What another version, or another page, has left there counts as nothing. */
function read(): Record<string, Kept> {
  try {
    const value: unknown = JSON.parse(window.localStorage.getItem(PLACE) ?? '{}')
    if (typeof value !== 'object' || value === null) return {}
    return Object.fromEntries(Object.entries(value).filter(([, kept]) => isKept(kept)))
  } catch {
    return {}
  }
}

const isKept = (kept: unknown): kept is Kept =>
  typeof kept === 'object' &&
  kept !== null &&
  'id' in kept &&
  typeof kept.id === 'string' &&
  'at' in kept &&
  typeof kept.at === 'number' &&
  Date.now() - kept.at < KEPT_MS

function write(all: Record<string, Kept>): void {
  try {
    window.localStorage.setItem(PLACE, JSON.stringify(all))
  } catch {
    // Without storage an upload begins anew after a reload, which is all that is lost.
  }
}

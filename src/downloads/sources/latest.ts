// What an update check finds.

export interface Latest {
  /** The commit, or the number of the version. */
  revision: string
  /** What CivitAI calls the version. */
  name: string | null
  /** Whether there is something to fetch that is not here. */
  is_newer: boolean
  /** Files of the installed model that are different now. */
  changes: { path: string; change: 'changed' | 'removed'; sha256: string | null; size: number | null }[]
  /** Where a person reads about it. */
  url: string
}

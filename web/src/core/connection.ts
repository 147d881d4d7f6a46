// Whether the server is there, and the newest revision that it has told.
import { useSyncExternalStore } from 'react'

interface Connection {
  /** `waiting` until the first word. */
  state: 'waiting' | 'live' | 'lost'
  revision: number | null
}

let connection: Connection = { state: 'waiting', revision: null }
const listeners = new Set<() => void>()

/** The newest that any answer or event has told; 0 before the first. */
export const newestRevision = (): number => connection.revision ?? 0

export const noteState = (state: Connection['state']): void => note({ ...connection, state })

/** Called with every revision that an answer or an event tells. */
export function noteRevision(revision: number): void {
  if (revision > (connection.revision ?? 0)) note({ ...connection, revision })
}

function note(news: Connection): void {
  connection = news
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useConnection = (): Connection => useSyncExternalStore(subscribe, () => connection)

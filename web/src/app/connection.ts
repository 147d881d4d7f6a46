// Whether the server is there, and the newest revision that it has told.
import { useSyncExternalStore } from 'react'

interface Connection {
  /** `waiting` until the first word. */
  state: 'waiting' | 'live' | 'lost'
  revision: number | null
}

let connection: Connection = { state: 'waiting', revision: null }
const listeners = new Set<() => void>()

export function noteConnection(news: Partial<Connection>): void {
  connection = { ...connection, ...news }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useConnection = (): Connection => useSyncExternalStore(subscribe, () => connection)

// Whether the popup of downloads is open, and whether a person opened it: what begins a download shows it by itself.
import { useSyncExternalStore } from 'react'

type Panel = 'closed' | 'opened' | 'shown'

let panel: Panel = 'closed'
const listeners = new Set<() => void>()

function set(next: Panel): void {
  panel = next
  for (const listener of listeners) listener()
}

export const openDownloads = (isOpen: boolean): void => set(isOpen ? 'opened' : 'closed')

/** Without taking the focus from where it is. */
export const showDownloads = (): void => set(panel === 'opened' ? 'opened' : 'shown')

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useDownloadsPanel = (): Panel => useSyncExternalStore(subscribe, () => panel)

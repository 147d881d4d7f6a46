// Whether nobody sees the page at present: another tab lies over it.
import { useSyncExternalStore } from 'react'

function subscribe(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener)
  return () => document.removeEventListener('visibilitychange', listener)
}

export const useHidden = (): boolean => useSyncExternalStore(subscribe, () => document.hidden)

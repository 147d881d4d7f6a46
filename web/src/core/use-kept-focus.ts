// Gives a control back the focus that it had when it was drawn anew at another place.
import { useCallback } from 'react'

let lost: string | null = null

/** @param key of the control, wherever it stands. @returns for its `ref`. */
export const useKeptFocus = (key: string) =>
  useCallback(
    (element: HTMLElement | null) => {
      // Somebody may have gone elsewhere meanwhile.
      if (lost === key && document.activeElement === document.body) element?.focus()
      if (lost === key) lost = null
      return () => {
        if (document.activeElement === element) lost = key
      }
    },
    [key],
  )

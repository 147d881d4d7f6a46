// Where the focus was before a dialog opened, so that it is there again once it has closed.
import { useState } from 'react'

/** For `onCloseAutoFocus` of a dialog that has no button of its own which opened it. */
export function useReturnFocus(): (event: Event) => void {
  const [opener] = useState(openerNow)
  return (event) => {
    event.preventDefault()
    opener?.focus()
  }
}

/** A menu is gone by then; its button is not. */
function openerNow(): HTMLElement | null {
  const active = document.activeElement
  const menu = active?.closest('[role="menu"]')
  const opener = menu ? document.getElementById(menu.getAttribute('aria-labelledby') ?? '') : active
  return opener instanceof HTMLElement ? opener : null
}

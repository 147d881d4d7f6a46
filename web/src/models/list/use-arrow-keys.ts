// Moves the focus through the rows by the arrow keys, Home and End.
import { type RefObject, useEffect } from 'react'

export function useArrowKeys(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  scrollTo: (index: number) => void,
): void {
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const move = (event: KeyboardEvent) => {
      const row = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-index]') : null
      const next = row && nextIndex(event.key, Number(row.dataset.index), count)
      if (next === null) return
      event.preventDefault()
      scrollTo(next)
      focusSoon(element, next)
    }
    element.addEventListener('keydown', move)
    return () => element.removeEventListener('keydown', move)
  })
}

function nextIndex(key: string, index: number, count: number): number | null {
  const last = count - 1
  if (key === 'ArrowDown') return Math.min(index + 1, last)
  if (key === 'ArrowUp') return Math.max(index - 1, 0)
  if (key === 'Home') return 0
  return key === 'End' ? last : null
}

/** A row that comes into sight exists only after the next picture or two. */
function focusSoon(element: HTMLElement, index: number, attempts = 10): void {
  const row = element.querySelector<HTMLElement>(`[data-index="${index}"]`)
  if (row) row.focus({ preventScroll: true })
  else if (attempts > 0) requestAnimationFrame(() => focusSoon(element, index, attempts - 1))
}

// Moves the focus through the cards by the arrow keys, Home and End.
import { type RefObject, useEffect } from 'react'

interface Grid {
  count: number
  columns: number
  scrollTo: (row: number) => void
}

export function useArrowKeys(scroller: RefObject<HTMLElement | null>, { count, columns, scrollTo }: Grid): void {
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const move = (event: KeyboardEvent) => {
      const card = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-index]') : null
      const next = card && nextIndex(event.key, Number(card.dataset.index), count, columns)
      if (next === null) return
      event.preventDefault()
      scrollTo(Math.floor(next / columns))
      focusSoon(element, next)
    }
    element.addEventListener('keydown', move)
    return () => element.removeEventListener('keydown', move)
  })
}

function nextIndex(key: string, index: number, count: number, columns: number): number | null {
  const last = count - 1
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: columns,
    ArrowUp: -columns,
    ArrowRight: 1,
    ArrowLeft: -1,
  }
  const step = steps[key]
  if (step !== undefined) return Math.min(Math.max(index + step, 0), last)
  if (key === 'Home') return 0
  return key === 'End' ? last : null
}

/** A card that comes into sight exists only after the next picture or two. */
function focusSoon(element: HTMLElement, index: number, attempts = 10): void {
  const card = element.querySelector<HTMLElement>(`[data-index="${index}"]`)
  if (card) card.focus({ preventScroll: true })
  else if (attempts > 0) requestAnimationFrame(() => focusSoon(element, index, attempts - 1))
}

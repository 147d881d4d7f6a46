// Takes a row up and puts it down elsewhere: by pointer, or by the keys of its handle.
import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'

interface Held {
  /** Where it was taken up. */
  from: number
  /** Where it would come to stand. */
  to: number
  by: 'pointer' | 'keys'
}

interface ReorderOptions {
  count: number
  rowHeight: number
  /** What scrolls. */
  scroller: RefObject<HTMLElement | null>
  onMove: (from: number, to: number) => void
  /** For who cannot see it. */
  onTell: (what: 'taken' | 'at' | 'dropped' | 'left', index: number, at: number) => void
}

/** Pixels from an edge of what scrolls within which it scrolls by itself. */
const EDGE = 40
const EDGE_STEP = 12
const STEPS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1, PageUp: -10, PageDown: 10 }

export function useReorder({ count, rowHeight, scroller, onMove, onTell }: ReorderOptions) {
  const [held, setHeld] = useState<Held | null>(null)
  const pointerY = useRef(0)

  const placeAt = (clientY: number): number => {
    const box = scroller.current
    if (!box) return 0
    const within = clientY - box.getBoundingClientRect().top + box.scrollTop
    return Math.min(Math.max(Math.floor(within / rowHeight), 0), count - 1)
  }
  const isDragging = held?.by === 'pointer'
  const place = useRef(placeAt)
  place.current = placeAt

  // While the pointer rests at an edge the list goes on beneath it.
  useEffect(() => {
    if (!isDragging) return
    const timer = setInterval(() => {
      const box = scroller.current
      if (!box) return
      const { top, bottom } = box.getBoundingClientRect()
      const step = pointerY.current < top + EDGE ? -EDGE_STEP : pointerY.current > bottom - EDGE ? EDGE_STEP : 0
      if (step === 0) return
      box.scrollTop += step
      setHeld((now) => now && { ...now, to: place.current(pointerY.current) })
    }, 16)
    return () => clearInterval(timer)
  }, [isDragging, scroller])

  const end = (keep: boolean, to = held?.to ?? 0) => {
    if (!held) return
    setHeld(null)
    onTell(keep ? 'dropped' : 'left', held.from, keep ? to : held.from)
    if (keep && held.from !== to) onMove(held.from, to)
  }

  const handleProps = (index: number) => ({
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      pointerY.current = event.clientY
      setHeld({ from: index, to: index, by: 'pointer' })
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      pointerY.current = event.clientY
      if (isDragging) setHeld((now) => now && { ...now, to: placeAt(event.clientY) })
    },
    // Where it is let go counts: the last moves before it may not have been drawn yet.
    onPointerUp: (event: PointerEvent<HTMLElement>) => isDragging && end(true, placeAt(event.clientY)),
    onPointerCancel: () => isDragging && end(false),
    onBlur: () => held?.by === 'keys' && end(true),
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      const step = STEPS[event.key]
      if (event.key === ' ' || event.key === 'Enter') {
        event.preventDefault()
        if (held) return end(true)
        setHeld({ from: index, to: index, by: 'keys' })
        onTell('taken', index, index)
      } else if (held && event.key === 'Escape') {
        event.preventDefault()
        event.stopPropagation()
        end(false)
      } else if (held && step !== undefined) {
        event.preventDefault()
        const to = Math.min(Math.max(held.to + step, 0), count - 1)
        setHeld({ ...held, to })
        onTell('at', held.from, to)
      }
    },
  })
  return { held, handleProps }
}

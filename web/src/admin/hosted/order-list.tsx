// The models of one kind of work in the order in which they are tried, each to be moved to another place.
import type { Model } from '@roster/client'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useRef, useState } from 'react'
import { twMerge } from 'tailwind-merge'
import { useWidth } from '../../core/use-width.ts'
import { HOSTED } from '../../texts/hosted.ts'
import { OrderHeads, OrderRow, type RowActions } from './order-row.tsx'
import { useReorder } from './use-reorder.ts'

interface OrderListProps {
  label: string
  models: readonly Model[]
  /** The place of each among all models of its work, from 1. */
  placeOf: (model: Model) => number
  actions: RowActions
  onMove: (from: number, to: number) => void
}

const WIDE_ROW = 60
const NARROW_ROW = 96
const NARROW_BELOW = 720

export function OrderList({ label, models, placeOf, actions, onMove }: OrderListProps) {
  const hint = useId()
  const scroller = useRef<HTMLElement>(null)
  const [measure, width] = useWidth()
  const [told, setTold] = useState('')
  const isNarrow = width > 0 && width < NARROW_BELOW
  const rowHeight = isNarrow ? NARROW_ROW : WIDE_ROW
  const virtualizer = useVirtualizer({
    count: models.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height is what makes it measure again
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight])

  const { held, handleProps } = useReorder({
    count: models.length,
    rowHeight,
    scroller,
    onMove,
    onTell: (what, index, at) => {
      const name = models[index]?.display_name ?? ''
      setTold(what === 'left' ? HOSTED.left(name) : HOSTED[what](name, at + 1, models.length))
      if (what === 'at') virtualizer.scrollToIndex(at)
    },
  })
  const items = virtualizer.getVirtualItems()
  // What is held stays in the document, or the pointer and the focus would lose it.
  const indexes = new Set(items.map(({ index }) => index))
  if (held) indexes.add(held.from)
  return (
    <>
      {!isNarrow && <OrderHeads />}
      <section
        ref={(element) => {
          scroller.current = element
          return measure(element)
        }}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        tabIndex={0}
        aria-label={label}
        className="min-h-0 flex-1 overflow-y-auto overflow-x-hidden"
      >
        <p id={hint} className="sr-only">
          {HOSTED.handleHint}
        </p>
        <p aria-live="assertive" className="sr-only">
          {told}
        </p>
        <ol className="relative" style={{ height: virtualizer.getTotalSize() }}>
          {[...indexes]
            .sort((one, other) => one - other)
            .map((index) => {
              const model = models[index]
              return (
                model && (
                  <li
                    key={model.id}
                    className={twMerge(
                      'absolute inset-x-0 top-0 border-b bg-surface',
                      held && 'transition-transform duration-150',
                      held?.from === index && 'z-10 shadow-dialog transition-none ring-1 ring-accent',
                    )}
                    style={{ height: rowHeight, transform: `translateY(${shownAt(index, held) * rowHeight}px)` }}
                  >
                    <OrderRow
                      model={model}
                      place={placeOf(model)}
                      isNarrow={isNarrow}
                      actions={actions}
                      handle={{
                        ...handleProps(index),
                        'aria-label': HOSTED.handle(model.display_name, index + 1, models.length),
                        'aria-describedby': hint,
                        'aria-pressed': held?.from === index,
                      }}
                    />
                  </li>
                )
              )
            })}
        </ol>
      </section>
    </>
  )
}

/** Where a row stands while another is held: those in between make room. */
function shownAt(index: number, held: { from: number; to: number } | null): number {
  if (!held) return index
  const { from, to } = held
  if (index === from) return to
  if (from < index && index <= to) return index - 1
  if (to <= index && index < from) return index + 1
  return index
}

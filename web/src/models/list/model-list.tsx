// The list itself: only the rows that are seen exist, so that five thousand scroll as smoothly as five.
import type { Model } from '@roster/client'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { useWidth } from '../../core/use-width.ts'
import { useProviderName } from '../../providers/providers.ts'
import { ModelRow } from './model-row.tsx'
import { type RowShape, shapeAt } from './shape.ts'
import { useArrowKeys } from './use-arrow-keys.ts'

/** Rows drawn beyond what is seen, so that the keyboard always finds its neighbour. */
const OVERSCAN = 8

export function ModelList({ models, resetKey }: { models: readonly Model[]; resetKey: string }) {
  const scroller = useRef<HTMLDivElement>(null)
  const providerName = useProviderName()
  const [measure, width] = useWidth()
  const shape = useMemo(() => shapeAt(width), [width])
  const virtualizer = useVirtualizer({
    count: models.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => shape.height,
    getItemKey: (index) => models[index]?.id ?? index,
    overscan: OVERSCAN,
  })
  const attach = useCallback(
    (element: HTMLDivElement | null) => {
      scroller.current = element
      return measure(element)
    },
    [measure],
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are measured anew when their shape changes
  useEffect(() => {
    virtualizer.measure()
  }, [shape])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is searched anew is read from its beginning
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 })
  }, [resetKey])
  useArrowKeys(scroller, models.length, (index) => virtualizer.scrollToIndex(index))

  return (
    <div ref={attach} className="min-h-0 flex-1 overflow-y-auto overflow-x-hidden">
      {width > 0 && (
        <>
          {shape.isTable && <Heading shape={shape} />}
          <ul aria-label="Models" className="relative" style={{ height: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map(({ index, start, key }) => {
              const model = models[index]
              return (
                model && (
                  <li
                    key={key}
                    aria-setsize={models.length}
                    aria-posinset={index + 1}
                    className="absolute inset-x-0 top-0"
                    style={{ height: shape.height, transform: `translateY(${start}px)` }}
                  >
                    <ModelRow model={model} provider={providerName(model.provider)} index={index} shape={shape} />
                  </li>
                )
              )
            })}
          </ul>
        </>
      )}
    </div>
  )
}

const Heading = ({ shape }: { shape: RowShape }) => (
  <div
    aria-hidden
    className="sticky top-0 z-10 grid h-8 items-center gap-x-4 border-b bg-canvas px-5 font-medium text-faint text-xs"
    style={{ gridTemplateColumns: shape.columns }}
  >
    <span>Model</span>
    {shape.hasProvider && <span>Provider</span>}
    {shape.hasKind && <span>Makes</span>}
    <span>Limits</span>
    <span className="text-right">Price per 1M tokens, in / out</span>
  </div>
)

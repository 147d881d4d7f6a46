// Installed models as rows. Only those that are seen exist.
import type { InstalledModel, Verification } from '@roster/client'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useRef } from 'react'
import { useBaseModelName } from '../core/use-base-models.ts'
import { useWidth } from '../core/use-width.ts'
import { LIBRARY } from '../texts/library.ts'
import { InstalledRow } from './installed-row.tsx'

/** A narrow screen writes into three lines what a wide one has in columns. */
const ROW_PX = { narrow: 84, wide: 64 }
const NARROW_PX = 768
const OVERSCAN = 8

interface InstalledListProps {
  models: readonly InstalledModel[]
  resetKey: string
  verification: Verification | undefined
  onVerify?: (model: InstalledModel) => void
  onRemove?: (model: InstalledModel) => void
}

export function InstalledList({ models, resetKey, verification, ...actions }: InstalledListProps) {
  const baseName = useBaseModelName()
  const [measure, width] = useWidth()
  const rowHeight = width < NARROW_PX ? ROW_PX.narrow : ROW_PX.wide
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: models.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => models[index]?.id ?? index,
    overscan: OVERSCAN,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are measured anew when their height changes
  useEffect(() => {
    virtualizer.measure()
  }, [rowHeight])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is searched anew is read from its beginning
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 })
  }, [resetKey])
  const attach = useCallback(
    (element: HTMLDivElement | null) => {
      scroller.current = element
      return measure(element)
    },
    [measure],
  )
  const largest = models.reduce((most, { size_bytes }) => Math.max(most, size_bytes), 0)
  return (
    <div ref={attach} className="min-h-0 flex-1 overflow-y-auto overflow-x-hidden">
      <Heading />
      <ul aria-label={LIBRARY.list} className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start, key }) => {
          const model = models[index]
          return (
            model && (
              <li
                key={key}
                aria-setsize={models.length}
                aria-posinset={index + 1}
                className="absolute inset-x-0 top-0"
                style={{ height: rowHeight, transform: `translateY(${start}px)` }}
              >
                <InstalledRow
                  model={model}
                  baseName={model.base_model && baseName(model.base_model)}
                  largest={largest}
                  verification={verification?.current?.id === model.id ? verification : undefined}
                  {...actions}
                />
              </li>
            )
          )
        })}
      </ul>
    </div>
  )
}

const Heading = () => (
  <div
    aria-hidden
    className="sticky top-0 z-2 grid h-8 grid-cols-[minmax(0,1fr)_9rem_8rem_10rem_4.5rem] items-center gap-x-4 border-b bg-canvas px-5 font-medium text-faint text-xs max-md:hidden"
  >
    <span>{LIBRARY.columns.name}</span>
    <span>{LIBRARY.columns.kind}</span>
    <span className="text-right">{LIBRARY.columns.size}</span>
    <span>{LIBRARY.columns.state}</span>
  </div>
)

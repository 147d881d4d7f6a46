// The cards. Only the rows that are seen exist, so that five thousand scroll as smoothly as five.
import type { Download, InstalledModel, Model, Verification } from '@roster/client'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useRef } from 'react'
import { useWidth } from '../../core/use-width.ts'
import { MODELS } from '../../texts/models.ts'
import type { CardActions } from '../card/card-actions.ts'
import { ModelCard } from '../card/model-card.tsx'
import { columnsAt, ROW_PX } from './columns.ts'
import { useArrowKeys } from './use-arrow-keys.ts'

/** Rows drawn beyond what is seen, so that the keyboard always finds its neighbour. */
const OVERSCAN = 3

interface ModelGridProps {
  models: readonly Model[]
  /** Another one is read from its beginning. */
  resetKey: string
  providerName: (id: string) => string
  vramGb: number | null
  installed: ReadonlyMap<string, InstalledModel>
  downloads: ReadonlyMap<string, Download>
  verification: Verification | undefined
  actions: CardActions | undefined
  hrefOf: (id: string) => string
  onOpen: (id: string) => void
}

export function ModelGrid({ models, resetKey, ...shared }: ModelGridProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const [measure, width] = useWidth()
  const columns = columnsAt(width)
  const rows = Math.ceil(models.length / columns)
  const virtualizer = useVirtualizer({
    count: rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
  })
  const attach = useCallback(
    (element: HTMLDivElement | null) => {
      scroller.current = element
      return measure(element)
    },
    [measure],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is searched anew is read from its beginning
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 })
  }, [resetKey])
  useArrowKeys(scroller, { count: models.length, columns, scrollTo: (row) => virtualizer.scrollToIndex(row) })

  return (
    <div ref={attach} className="min-h-0 flex-1 overflow-y-auto overflow-x-hidden pt-3">
      {width > 0 && (
        <ul aria-label={MODELS.list} className="relative" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().flatMap(({ index: row, start }) =>
            models.slice(row * columns, (row + 1) * columns).map((model, column) => {
              const index = row * columns + column
              return (
                <li
                  key={model.id}
                  aria-setsize={models.length}
                  aria-posinset={index + 1}
                  className="absolute top-0 h-[164px]"
                  style={placeOf(column, columns, width, start)}
                >
                  <Card model={model} index={index} {...shared} />
                </li>
              )
            }),
          )}
        </ul>
      )}
    </div>
  )
}

type CardProps = Omit<ModelGridProps, 'models' | 'resetKey'> & { model: Model; index: number }

function Card({ model, index, providerName, vramGb, installed, downloads, verification, actions, ...rest }: CardProps) {
  return (
    <ModelCard
      model={model}
      index={index}
      provider={providerName(model.provider)}
      vramGb={vramGb}
      installed={installed.get(model.id)}
      // Whoever is not being hashed needs not be drawn again at each step.
      verification={verification?.current?.id === model.id ? verification : undefined}
      download={downloads.get(model.id)}
      href={rest.hrefOf(model.id)}
      onOpen={rest.onOpen}
      {...(actions && { actions })}
    />
  )
}

function placeOf(column: number, columns: number, width: number, top: number) {
  const margin = width < 640 ? 16 : 20
  const gap = 12
  const size = (width - 2 * margin - (columns - 1) * gap) / columns
  return { width: size, transform: `translate(${margin + column * (size + gap)}px, ${top}px)` }
}

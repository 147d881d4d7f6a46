// A long list of lines, of which only those exist that are seen.
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { IMPORTS } from '../texts/imports.ts'
import { FieldChange } from '../ui/field-change.tsx'
import type { Line } from './difference-lines.ts'

const ROW_HEIGHT = 44
const FIELD_HEIGHT = 24
const LONGEST_VALUE = 40

export function LineList({ lines, label }: { lines: readonly Line[]; label: string }) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index]?.kind === 'field' ? FIELD_HEIGHT : ROW_HEIGHT),
    overscan: 12,
  })
  return (
    <section
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
      tabIndex={0}
      aria-label={label}
      className="h-[42dvh] overflow-y-auto rounded-lg border bg-canvas"
    >
      {lines.length === 0 && <p className="px-4 py-10 text-center text-faint">{IMPORTS.none}</p>}
      <ul className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start, size, key }) => {
          const line = lines[index]
          return (
            line && (
              <li
                key={key}
                className="absolute inset-x-0 top-0 overflow-hidden px-4"
                style={{ height: size, transform: `translateY(${start}px)` }}
              >
                <LineView line={line} isFirst={index === 0} />
              </li>
            )
          )
        })}
      </ul>
    </section>
  )
}

const LineView = ({ line, isFirst }: { line: Line; isFirst: boolean }) =>
  line.kind === 'field' ? (
    <ul className="flex h-full items-center pl-3 [&>li]:flex-nowrap [&>li]:whitespace-nowrap">
      <FieldChange field={line.field} from={shortened(line.from)} to={shortened(line.to)} />
    </ul>
  ) : (
    <div className={`flex h-full flex-col justify-center ${isFirst ? '' : 'border-t'}`}>
      <span className="truncate font-medium">{line.text}</span>
      <span className="truncate text-faint text-xs">{line.note}</span>
    </div>
  )

const shortened = (text: string): string => (text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}...` : text)

// Aligned columns: numbers to the right, a bold head, long cells shortened where a person watches.
import { type Style, styled } from './style.ts'
import { oneLine, shortened, widthOf } from './text.ts'

export interface Column<Row> {
  title: string
  cell: (row: Row) => string
  align?: 'right'
  style?: (row: Row) => Style | undefined
}

const GAP = '  '
const WIDEST_CELL = 48

export function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const shown = (text: string) => (process.stdout.isTTY ? shortened(text, WIDEST_CELL) : text)
  const cells = rows.map((row) => columns.map(({ cell }) => shown(oneLine(cell(row)))))
  const widths = columns.map(({ title }, at) =>
    cells.reduce((widest, row) => Math.max(widest, widthOf(row[at] ?? '')), widthOf(title)),
  )
  const line = (texts: readonly string[], styleOf: (column: Column<Row>) => Style | undefined) =>
    columns
      .map((column, at) => styled(styleOf(column), padded(texts[at] ?? '', widths[at] ?? 0, column.align)))
      .join(GAP)
      .trimEnd()
  const head = columns.map(({ title }) => title)
  const lines = rows.map((row, at) => line(cells[at] ?? [], ({ style }) => style?.(row)))
  return [line(head, () => 'bold'), ...lines].join('\n')
}

const padded = (text: string, width: number, align: 'right' | undefined): string => {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)))
  return align === 'right' ? space + text : text + space
}

/** Names and values in two columns; what has no value is left out. */
export function fields(entries: readonly (readonly [name: string, value: string | null | undefined])[]): string {
  const known = entries.filter((entry): entry is [string, string] => Boolean(entry[1]))
  const width = Math.max(0, ...known.map(([name]) => widthOf(name)))
  return known
    .map(([name, value]) => `${styled('dim', padded(name, width, undefined))}${GAP}${oneLine(value)}`)
    .join('\n')
}

/** A title above lines that are set in. */
export const section = (title: string, lines: string): string =>
  lines ? `${styled('bold', title)}\n${lines.replaceAll(/^/gm, '  ')}` : ''

export const sections = (...parts: string[]): string => parts.filter(Boolean).join('\n\n')

// Figures as lines that a person reads: what, figure, against what and how it compares, target, met or not.
import { type Column, table } from '../../src/cli/terminal/table.ts'
import type { Figure } from './figure.ts'

const verdict = ({ target }: Figure): string => (target ? (target.met ? 'met' : 'MISSED') : '')

const COLUMNS: Column<Figure>[] = [
  { title: 'what', cell: ({ what }) => what },
  { title: 'figure', cell: ({ figure }) => figure, align: 'right' },
  { title: 'against', cell: ({ against = '' }) => against },
  { title: 'ratio', cell: ({ ratio }) => ratio?.toFixed(2) ?? '', align: 'right' },
  { title: 'target', cell: ({ target }) => target?.text ?? '', align: 'right' },
  { title: '', cell: verdict, style: ({ target }) => (target?.met === false ? 'bold' : undefined) },
]

export const tableOf = (figures: readonly Figure[]): string => table(COLUMNS, figures)

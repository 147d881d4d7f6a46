// Figures as lines that a person reads: what, figure, against what and how it compares, target, met or not.
import Table from 'cli-table3'
import type { Figure } from './figure.ts'

const HEAD = ['what', 'figure', 'against', 'ratio', 'target', '']

export function tableOf(figures: readonly Figure[]): string {
  const table = new Table({ head: HEAD, style: { head: [], border: [], compact: true } })
  for (const { what, figure, against = '', ratio, target } of figures)
    table.push([what, figure, against, ratio?.toFixed(2) ?? '', target?.text ?? '', target ? verdict(target.met) : ''])
  return table.toString()
}

const verdict = (met: boolean): string => (met ? 'met' : 'MISSED')

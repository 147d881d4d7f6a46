// What is asked before more is put back than a person looks at.
import { formatCount } from '../core/format.ts'

export const UNDO = {
  title: (summary: string) => `Undo "${summary}"?`,
  why: (rows: number) =>
    `It was one change of ${formatCount(rows, 'row')}, and all of them go back to what they were before. Where one has changed since, nothing is undone.`,
  action: 'Undo all of it',
} as const

// An import in two steps: the difference first, then the same file applied.
import type { ImportProgress, ImportReport, ImportSource } from '@roster/client'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { roster } from '../core/roster.ts'

export interface Chosen {
  source: ImportSource
  file: File
}

export function useImport() {
  const [progress, setProgress] = useState<ImportProgress | null>(null)
  const run = ({ source, file }: Chosen, dryRun: boolean): Promise<ImportReport> => {
    setProgress(null)
    return roster.imports.run(source, file, { dryRun, onProgress: setProgress })
  }
  const compare = useMutation({ mutationFn: (chosen: Chosen) => run(chosen, true) })
  const apply = useMutation({ mutationFn: (chosen: Chosen) => run(chosen, false) })
  return { compare, apply, progress }
}

// An import in two steps: the difference first, then the same file applied.
import type { DiscoveryReport, ImportProgress, ImportReport, PresetReport } from '@roster/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useRoster } from '../core/roster.ts'
import type { Source } from './sources.ts'

export interface Chosen {
  source: Source
  /** What is read, or where the server reads it. */
  from: File | URL
}

export type Report = ImportReport | PresetReport | DiscoveryReport

export function useImport() {
  const { imports } = useRoster()
  const client = useQueryClient()
  const [progress, setProgress] = useState<ImportProgress | null>(null)
  const run = async ({ source, from }: Chosen, dryRun: boolean): Promise<Report> => {
    setProgress(null)
    const options = { dryRun, onProgress: setProgress }
    return source === 'presets' ? imports.presets(from, options) : imports.run(source, from, options)
  }
  const compare = useMutation({ mutationFn: (chosen: Chosen) => run(chosen, true) })
  const apply = useMutation({
    mutationFn: (chosen: Chosen) => run(chosen, false),
    onSuccess: () => client.invalidateQueries(),
  })
  return { compare, apply, progress }
}

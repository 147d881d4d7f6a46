// Files for other tools, written anew as what they are made from changes.
import type { AiToolkitExport } from '@roster/client'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useRoster } from '../core/roster.ts'
import { useSettled } from '../core/use-settled.ts'

const SETTLE_MS = 300

/** Below the library: what is installed or removed changes what they say. */
const key = (...parts: unknown[]) => ['library', 'export', ...parts]

export function useAiToolkit(request: AiToolkitExport) {
  const roster = useRoster()
  const settled = useSettled(JSON.stringify(request), SETTLE_MS)
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: key('ai-toolkit', settled),
    queryFn: () => roster.exports.aiToolkit(JSON.parse(settled) as AiToolkitExport),
  })
  // What was written last stays while the next one is written, and where it cannot be.
  const last = useRef(data)
  if (data) last.current = data
  const isWriting = isFetching || settled !== JSON.stringify(request)
  return { file: last.current, error: isWriting ? null : error, isWriting, retry: () => void refetch() }
}

export function useComfyUi() {
  const roster = useRoster()
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: key('comfyui'),
    queryFn: () => roster.exports.comfyUi(),
  })
  return { file: data, error, isWriting: isFetching, retry: () => void refetch() }
}

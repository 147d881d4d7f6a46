// The uploads of this tab, and those that an earlier page of this browser has left behind.
import type { Upload } from '@roster/client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { useRoster } from '../../core/roster.ts'
import { keptIds } from './kept-ids.ts'
import { type LocalUpload, uploadList } from './upload-list.ts'

const LOOK_EVERY_MS = 3000

/** @param onUploaded is told the id of each model that comes of one. */
export function useUploads(onUploaded?: (modelId: string) => void): readonly LocalUpload[] {
  const client = useQueryClient()
  useEffect(
    () =>
      uploadList.onDone((modelId) => {
        for (const key of ['models', 'model', 'library']) void client.invalidateQueries({ queryKey: [key] })
        onUploaded?.(modelId)
      }),
    [client, onUploaded],
  )
  return useSyncExternalStore(uploadList.subscribe, uploadList.get)
}

export interface Interrupted extends Upload {
  /** What its file is known by. */
  key: string
}

/** Begun in this browser, not whole, and not on its way in this tab. */
export function useInterrupted(uploads: readonly LocalUpload[]): readonly Interrupted[] {
  const roster = useRoster()
  const kept = Object.entries(keptIds())
  const { data } = useQuery({
    queryKey: ['uploads'],
    queryFn: () => roster.uploads.list(),
    enabled: kept.length > 0,
    refetchInterval: LOOK_EVERY_MS,
  })
  const here = new Set(uploads.map(({ key }) => key))
  return kept.flatMap(([key, id]) => {
    const upload = data?.uploads.find((each) => each.id === id)
    return upload?.status === 'receiving' && !here.has(key) ? [{ ...upload, key }] : []
  })
}

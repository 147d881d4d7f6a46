// Downloads as the page keeps them: read again each moment while one is on its way.
import type { Download, DownloadCreate } from '@roster/client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { roster } from '../core/roster.ts'
import { useSession } from '../session/session.ts'

const LOOK_EVERY_MS = 700
const ENDED: ReadonlySet<Download['status']> = new Set(['completed', 'failed', 'cancelled'])

export const isUnderWay = (download: Download): boolean => !ENDED.has(download.status)

export function useDownloads(): readonly Download[] {
  const role = useSession().data?.role
  const { data } = useQuery({
    queryKey: ['downloads'],
    queryFn: () => roster.downloads.list(),
    enabled: role !== undefined && role !== 'none',
    refetchInterval: ({ state }) => (state.data?.downloads.some(isUnderWay) ? LOOK_EVERY_MS : false),
  })
  return data?.downloads ?? NONE
}

const NONE: readonly Download[] = []

/** The newest download of one model. */
export const useDownloadOf = (modelId: string): Download | undefined =>
  useDownloads().findLast(({ model_id }) => model_id === modelId)

/** Which models are installed is no change of the catalog: no event tells it. */
export function useInstalledWhenComplete(downloads: readonly Download[]): void {
  const client = useQueryClient()
  const complete = downloads.filter(({ status }) => status === 'completed').length
  const before = useRef(complete)
  useEffect(() => {
    if (complete > before.current)
      for (const key of ['models', 'model']) void client.invalidateQueries({ queryKey: [key] })
    before.current = complete
  }, [client, complete])
}

export function useStartDownload() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: DownloadCreate) => roster.downloads.start(body),
    onSuccess: () => client.invalidateQueries({ queryKey: ['downloads'] }),
    // Nothing of a token stays once it has been sent.
    gcTime: 0,
  })
}

export function useCancelDownload() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => roster.downloads.cancel(id),
    onSettled: () => client.invalidateQueries({ queryKey: ['downloads'] }),
  })
}

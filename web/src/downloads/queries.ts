// The downloads of the server and what can be done with them. News come by events; a hidden page looks by itself.
import type { Download, DownloadCreate, DownloadList } from '@roster/client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useConnection } from '../core/connection.ts'
import { useRoster } from '../core/roster.ts'
import { useHidden } from '../core/use-hidden.ts'
import { useSession } from '../session/session.ts'
import { DOWNLOADS_KEY, takeInDownload } from './cache.ts'
import { isUnderWay } from './state.ts'

/** A hidden page follows no events, and shows how far they are in its title all the same. */
const HIDDEN_LOOK_MS = 5_000
/** Where nobody follows the events, as in an application that shows these downloads alone. */
const LOOK_MS = 1_000

const NO_DOWNLOADS: readonly Download[] = []
const NO_QUEUE: readonly string[] = []

export interface DownloadsState {
  /** Oldest first. */
  downloads: readonly Download[]
  /** Ids of those that wait, the next one first. */
  queue: readonly string[]
  isPending: boolean
  error: Error | null
  /** Reads them again. */
  reload: () => void
}

/** All on their way and those that ended in the last 7 days. */
export function useDownloads(): DownloadsState {
  const roster = useRoster()
  const role = useSession().data?.role
  const mayRead = role !== undefined && role !== 'none'
  const everyMs = useLookEvery()
  const { data, isPending, error, refetch } = useQuery({
    queryKey: DOWNLOADS_KEY,
    queryFn: () => roster.downloads.list(),
    enabled: mayRead,
    refetchIntervalInBackground: true,
    refetchInterval: ({ state }) => (state.data?.downloads.some(isUnderWay) ? everyMs : false),
  })
  return {
    downloads: data?.downloads ?? NO_DOWNLOADS,
    queue: data?.queue ?? NO_QUEUE,
    isPending: mayRead && isPending,
    error,
    reload: () => void refetch(),
  }
}

/** Events tell it sooner where they are followed. */
function useLookEvery(): number | false {
  const isHidden = useHidden()
  const { state } = useConnection()
  if (isHidden) return HIDDEN_LOOK_MS
  return state === 'live' ? false : LOOK_MS
}

/** The newest download of one model. */
export const useDownloadOf = (modelId: string): Download | undefined =>
  useDownloads().downloads.findLast(({ model_id }) => model_id === modelId)

/** Which models are installed is no change of the catalog: no event tells it. */
export function useInstalledWhenComplete(downloads: readonly Download[]): void {
  const client = useQueryClient()
  const complete = downloads.filter(({ status }) => status === 'completed').length
  const before = useRef(complete)
  useEffect(() => {
    if (complete > before.current)
      for (const key of ['models', 'model', 'library']) void client.invalidateQueries({ queryKey: [key] })
    before.current = complete
  }, [client, complete])
}

export function useStartDownload() {
  const roster = useRoster()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: DownloadCreate) => roster.downloads.start(body),
    onSuccess: (download) => takeInDownload(client, download),
    // Nothing of a token stays once it has been sent.
    gcTime: 0,
  })
}

/** What is moved may be another one, which was dragged here. */
export type DownloadAction =
  | { verb: 'pause' | 'resume' | 'retry' | 'cancel' }
  | { verb: 'resume' | 'retry'; token: string }
  | { verb: 'move'; before: string | null; moved?: string }

/** What a person decides about one download. */
export function useDownloadAction(id: string) {
  const { downloads } = useRoster()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (action: DownloadAction): Promise<Download> => {
      if (action.verb === 'move') return downloads.move(action.moved ?? id, { before: action.before })
      if ('token' in action) return downloads[action.verb](id, { token: action.token })
      return downloads[action.verb](id)
    },
    onMutate: (action) => {
      if (action.verb === 'move') moveInQueue(client, action.moved ?? id, action.before)
    },
    onSuccess: (download) => takeInDownload(client, download),
    // Somebody else may have been faster.
    onError: () => client.invalidateQueries({ queryKey: DOWNLOADS_KEY }),
    gcTime: 0,
  })
}

/** At once; what the server says of it comes with the next list. */
function moveInQueue(client: ReturnType<typeof useQueryClient>, id: string, before: string | null): void {
  client.setQueryData<DownloadList>(DOWNLOADS_KEY, (list) => {
    if (!list) return list
    const others = list.queue.filter((each) => each !== id)
    const index = before === null ? others.length : others.indexOf(before)
    return { ...list, queue: others.toSpliced(index, 0, id) }
  })
}

/** For whoever shows many at once. */
export function useCancelDownload() {
  const { downloads } = useRoster()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => downloads.cancel(id),
    onSuccess: (download) => takeInDownload(client, download),
  })
}

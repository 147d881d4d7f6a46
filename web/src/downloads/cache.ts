// Downloads as the page keeps them, and how news of one is taken in.
import type { Download, DownloadList } from '@roster/client'
import type { QueryClient } from '@tanstack/react-query'

export const DOWNLOADS_KEY = ['downloads'] as const

/** Puts in what an event or an answer says of one download. The order of those that wait stands in the list alone. */
export function takeInDownload(client: QueryClient, download: Download): void {
  const known = client.getQueryData<DownloadList>(DOWNLOADS_KEY)
  const before = known?.downloads.find(({ id }) => id === download.id)
  client.setQueryData<DownloadList>(DOWNLOADS_KEY, (list) => list && { ...list, downloads: put(list, download) })
  // An older list that is still on its way must not hide what has been decided, or how it ended.
  const isQueued = download.status === 'queued'
  if (!before || before.status !== download.status || isQueued)
    void client.invalidateQueries({ queryKey: DOWNLOADS_KEY })
}

function put({ downloads }: DownloadList, download: Download): Download[] {
  const before = downloads.find(({ id }) => id === download.id)
  if (!before) return [...downloads, download]
  const next = { ...download, progress: Math.max(before.progress, download.progress) }
  return downloads.map((each) => (each.id === download.id ? next : each))
}

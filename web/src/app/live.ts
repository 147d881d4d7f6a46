// Keeps what is shown true: follows the server's changes and reads again what each of them touched.
import type { ChangeEvent, Download, Job, LibraryEvent, Roster } from '@roster/client'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { newestRevision, noteRevision, noteState } from '../core/connection.ts'
import { useRoster } from '../core/roster.ts'
import { takeInDownload } from '../downloads/cache.ts'
import { takeInJob } from '../jobs/cache.ts'
import { refreshModels } from '../models/refresh.ts'
import { startAnew, useSession } from '../session/session.ts'

/** What a change may touch whatever its rows are; only what is shown is read again. */
const ANY_CHANGE = ['changes', 'resolve', 'adapters', 'configurations', 'current'] as const

/** Follows while the tab is seen: a browser has few connections, and each hidden tab would hold one. */
export function useLive(): void {
  const roster = useRoster()
  const client = useQueryClient()
  const role = useSession().data?.role
  const mayFollow = role !== undefined && role !== 'none'
  useEffect(() => {
    if (!mayFollow) return
    let end: (() => void) | undefined
    let isFirst = true
    const onConnection = (connected: boolean, revision = 0) => {
      noteState(connected ? 'live' : 'lost')
      const known = newestRevision()
      // What changed between the first answers and this moment no event tells.
      if (connected && (!isFirst || (known > 0 && known < revision))) void client.invalidateQueries()
      noteRevision(revision)
      isFirst = false
    }
    const onChange = (event: ChangeEvent) => takeIn(roster, client, event)
    const onDownload = (download: Download) => takeInDownload(client, download)
    const onJob = (job: Job) => takeInJob(client, job)
    const onLibrary = (event: LibraryEvent) => takeInLibrary(roster, client, event)
    // The server is there, and does not know this person any more: the session ended here or elsewhere.
    const onRefused = () => void startAnew(client).finally(() => noteState('waiting'))
    const follow = () => {
      end?.()
      const listener = { onChange, onDownload, onJob, onLibrary, onConnection, onRefused }
      end = document.hidden ? undefined : roster.events.follow(listener)
    }
    follow()
    document.addEventListener('visibilitychange', follow)
    return () => {
      document.removeEventListener('visibilitychange', follow)
      end?.()
    }
  }, [roster, client, mayFollow])
}

function takeIn(roster: Roster, client: QueryClient, { revision, rows }: ChangeEvent): void {
  noteRevision(revision)
  const providersChanged = rows === null || rows.some(({ entity }) => entity === 'provider')
  const models = rows?.filter(({ entity }) => entity === 'model').map(({ id }) => id) ?? []
  // Whether a model is configured follows from its provider.
  void refreshModels(roster, client, providersChanged ? null : models)
  if (providersChanged) void client.invalidateQueries({ queryKey: ['providers'] })
  for (const key of ANY_CHANGE) void client.invalidateQueries({ queryKey: [key] })
}

/** Which models are installed is no change of the catalog, and yet stands in every model. */
function takeInLibrary(roster: Roster, client: QueryClient, { ids }: LibraryEvent): void {
  void refreshModels(roster, client, ids)
  for (const key of ['library', 'resolve', 'adapters']) void client.invalidateQueries({ queryKey: [key] })
}

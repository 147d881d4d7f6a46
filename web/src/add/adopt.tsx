// Models that lie on the server already are used where they are: their folder is looked through, and nothing is moved.
import type { Scan } from '@roster/client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { FolderSearch } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { messageOf } from '../core/problem.ts'
import { useRoster } from '../core/roster.ts'
import { ADD } from '../texts/add.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Progress } from '../ui/progress.tsx'

const TEXT = ADD.adopt
const LOOK_EVERY_MS = 500

export function Adopt({ folder }: { folder: string }) {
  const { start, scan } = useAdoption(folder)
  const isRunning = scan?.status === 'running'
  return (
    <div className="space-y-3">
      {start.isError && <Notice tone="bad">{messageOf(start.error)}</Notice>}
      {scan && isRunning && (
        <div role="status" className="space-y-1.5 text-soft text-xs">
          <Progress
            key={scan.id}
            label={TEXT.label}
            value={scan.files_total ? (100 * scan.files_seen) / scan.files_total : null}
          />
          {TEXT.running(scan.files_seen, scan.files_total)}
        </div>
      )}
      {scan && !isRunning && <Outcome scan={scan} />}
      <Button look="primary" busy={start.isPending || isRunning} onClick={() => start.mutate()}>
        {!start.isPending && !isRunning && <FolderSearch aria-hidden />}
        {ADD.go.adoptFolder(folder)}
      </Button>
    </div>
  )
}

function Outcome({ scan: { status, added, changed, errors, errors_total } }: { scan: Scan }) {
  if (status === 'failed') return <Notice tone="bad">{TEXT.failed}</Notice>
  return (
    <>
      {status === 'completed' && <Notice tone="good">{TEXT.done(added, changed)}</Notice>}
      {errors_total > 0 && (
        <Notice tone="warn" className="text-xs">
          {TEXT.problems(errors_total)}
          <ul className="mt-1 max-h-40 overflow-y-auto">
            {errors.map(({ path, detail }) => (
              <li key={path} className="break-all">
                <span className="font-mono">{path}</span>: {detail}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}

/** The scan of this folder that was begun here, as it goes. */
function useAdoption(folder: string) {
  const { library } = useRoster()
  const client = useQueryClient()
  const start = useMutation({ mutationFn: () => library.scan({ path: folder }) })
  const begun = start.data
  const { data } = useQuery({
    queryKey: ['scan', begun?.id],
    queryFn: () => library.readScan(),
    enabled: begun !== undefined,
    refetchInterval: ({ state }) => (state.data?.status === 'completed' || state.error ? false : LOOK_EVERY_MS),
    gcTime: 0,
  })
  const scan = data?.id === begun?.id ? data : undefined
  const isDone = scan !== undefined && scan.status !== 'running'
  const wasDone = useRef(false)
  useEffect(() => {
    if (isDone && !wasDone.current)
      for (const key of ['models', 'model', 'library']) void client.invalidateQueries({ queryKey: [key] })
    wasDone.current = isDone
  }, [client, isDone])
  return { start, scan: scan ?? begun }
}

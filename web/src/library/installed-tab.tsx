// What lies on the disk: what takes the space, each model with the state of its files, and what can be done with them.
import type { InstalledModel } from '@roster/client'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { FolderSearch, HardDrive, SearchX, ServerCrash, ShieldCheck } from 'lucide-react'
import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import { messageOf } from '../core/problem.ts'
import { useIsAdmin } from '../session/session.ts'
import { LIBRARY } from '../texts/library.ts'
import { INSTALLED, MODELS } from '../texts/models.ts'
import { Button, buttonLook } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { toast } from '../ui/toast.tsx'
import { DiskUsage } from './disk-usage.tsx'
import { filterInstalled, type LibrarySearch } from './filter.ts'
import { InstalledFilters } from './installed-filters.tsx'
import { InstalledList } from './installed-list.tsx'
import { useLibrary, useScan, useVerification, useVerify } from './queries.ts'
import { RemoveModel } from './remove-model.tsx'
import { VerificationBar } from './verification-bar.tsx'

const NONE: readonly never[] = []

export function InstalledTab() {
  const navigate = useNavigate()
  const search = useSearch({ from: '/models' })
  const isAdmin = useIsAdmin()
  const [removing, setRemoving] = useState<InstalledModel | null>(null)
  const library = useLibrary()
  const { data: verification } = useVerification()
  const verify = useVerifyOne()
  const models = library.data?.models ?? NONE
  const deferred = useDeferredValue(search)
  const shown = useMemo(() => filterInstalled(models, deferred), [models, deferred])
  const change = (part: LibrarySearch) =>
    void navigate({ to: '.', search: { ...search, ...part } as typeof search, replace: true, resetScroll: false })

  if (library.error && !library.data)
    return (
      <Empty
        Icon={ServerCrash}
        title={LIBRARY.unreadable}
        actions={<Button onClick={() => void library.refetch()}>{MODELS.again}</Button>}
      >
        {messageOf(library.error)}
      </Empty>
    )
  return (
    <>
      <div className="shrink-0 space-y-3 border-b bg-surface px-4 py-3.5 sm:px-5">
        <DiskUsage disk={library.data?.disk} count={models.length} />
        {verification && <VerificationBar verification={verification} maySteer={isAdmin} />}
      </div>
      {!library.data ? (
        <LoadingRows />
      ) : models.length === 0 ? (
        <NothingInstalled mayScan={isAdmin} />
      ) : (
        <>
          <InstalledFilters
            models={models}
            search={search}
            shown={shown.length}
            onChange={change}
            actions={isAdmin && <LibraryActions />}
          />
          {shown.length > 0 ? (
            <InstalledList
              models={shown}
              resetKey={JSON.stringify(deferred)}
              verification={verification}
              {...(isAdmin && { onVerify: verify, onRemove: setRemoving })}
            />
          ) : (
            <Empty Icon={SearchX} title={LIBRARY.nothingFound} />
          )}
        </>
      )}
      {removing && <RemoveModel id={removing.id} name={removing.name} onClose={() => setRemoving(null)} />}
    </>
  )
}

function useVerifyOne(): (model: InstalledModel) => void {
  const { mutate } = useVerify()
  return useCallback(
    ({ id, name }: InstalledModel) =>
      mutate([id], {
        onSuccess: () => toast(INSTALLED.verifyStarted(name)),
        onError: (error) => toast(messageOf(error), 'bad'),
      }),
    [mutate],
  )
}

function LibraryActions() {
  const verify = useVerify()
  return (
    <>
      <ScanButton />
      <Button
        size="small"
        busy={verify.isPending}
        onClick={() => verify.mutate(null, { onError: (error) => toast(messageOf(error), 'bad') })}
        className="h-8"
      >
        <ShieldCheck aria-hidden />
        {LIBRARY.verifyAll}
      </Button>
    </>
  )
}

function ScanButton() {
  const { scan, start } = useScan()
  const isRunning = scan?.status === 'running'
  return (
    <Button
      size="small"
      busy={start.isPending || isRunning}
      onClick={() => start.mutate(undefined, { onError: (error) => toast(messageOf(error), 'bad') })}
      className="h-8"
    >
      {!isRunning && <FolderSearch aria-hidden />}
      {isRunning ? LIBRARY.scanning(scan.files_seen, scan.files_total) : LIBRARY.scan}
    </Button>
  )
}

const NothingInstalled = ({ mayScan }: { mayScan: boolean }) => (
  <Empty
    Icon={HardDrive}
    title={LIBRARY.none}
    actions={
      <>
        <Link to="/models" className={buttonLook({ look: 'primary', size: 'small' })}>
          {LIBRARY.browse}
        </Link>
        {mayScan && <ScanButton />}
      </>
    }
  >
    {LIBRARY.noneWhy}
  </Empty>
)

const ROWS = ['w-44', 'w-56', 'w-36', 'w-52', 'w-40', 'w-48']

const LoadingRows = () => (
  <div role="status" aria-label={LIBRARY.loading} className="flex-1 overflow-hidden">
    {ROWS.map((width) => (
      <div key={width} className="flex h-16 flex-col justify-center gap-1.5 border-b px-5">
        <Skeleton className={`h-3.5 ${width}`} />
        <Skeleton className="h-2.5 w-64" />
      </div>
    ))}
  </div>
)

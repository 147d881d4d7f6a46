// The log of all changes, newest first.
import { Link } from '@tanstack/react-router'
import { History, KeyRound } from 'lucide-react'
import { useTitle } from '../core/document-title.ts'
import { messageOf, mustSignIn } from '../core/problem.ts'
import { Button, buttonLook } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Notice } from '../ui/notice.tsx'
import { Spinner } from '../ui/spinner.tsx'
import { ChangeItem } from './change-item.tsx'
import { useChanges } from './queries.ts'

export function ChangesPage() {
  useTitle('Changes')
  const log = useChanges()
  const changes = log.data?.pages.flatMap((page) => page.changes) ?? []
  return (
    <main className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto max-w-3xl px-4 py-6 sm:px-6">
        <h1 className="font-semibold text-lg tracking-tight">Changes</h1>
        <p className="mt-0.5 text-soft">Who changed what in the catalog. What has not moved on since can be undone.</p>
        {log.error &&
          (mustSignIn(log.error) ? (
            <SignInFirst />
          ) : (
            <Notice tone="bad" className="mt-4">
              {messageOf(log.error)}
            </Notice>
          ))}
        {log.isPending && (
          <p role="status" className="mt-6 flex items-center gap-2 text-soft">
            <Spinner />
            Reading the log
          </p>
        )}
        {changes.length > 0 && (
          <ol aria-label="Changes" className="mt-4 divide-y rounded-xl border bg-surface px-4 shadow-panel">
            {changes.map((change) => (
              <ChangeItem key={change.revision} change={change} />
            ))}
          </ol>
        )}
        {log.isSuccess && changes.length === 0 && (
          <Empty Icon={History} title="Nothing has changed yet">
            Every change of a model or a provider appears here.
          </Empty>
        )}
        {log.hasNextPage && (
          <div className="mt-4 text-center">
            <Button busy={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
              Show older changes
            </Button>
          </div>
        )}
      </div>
    </main>
  )
}

const SignInFirst = () => (
  <Empty
    Icon={KeyRound}
    title="Sign in to see the changes"
    actions={
      <Link to="/sign-in" search={{ next: '/admin/changes' }} className={buttonLook({ look: 'primary' })}>
        Sign in
      </Link>
    }
  >
    The log is for admins.
  </Empty>
)

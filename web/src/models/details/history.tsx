// Who changed this model, when, and from what to what.
import type { Model } from '@roster/client'
import { Link } from '@tanstack/react-router'
import { ChangeItem } from '../../changes/change-item.tsx'
import { useModelHistory } from '../../changes/queries.ts'
import { messageOf } from '../../core/problem.ts'
import { Notice } from '../../ui/notice.tsx'
import { Spinner } from '../../ui/spinner.tsx'

export function History({ model }: { model: Model }) {
  const { data, isPending, error } = useModelHistory(model.id)
  const changes = data?.changes ?? []
  return (
    <div className="px-5 py-4">
      {error && <Notice tone="bad">{messageOf(error)}</Notice>}
      {changes.length > 0 && (
        <ol aria-label="Changes of this model" className="divide-y">
          {changes.map((change) => (
            <ChangeItem key={change.revision} change={change} only={model.id} />
          ))}
        </ol>
      )}
      {isPending && (
        <p role="status" className="flex items-center gap-2 text-soft">
          <Spinner />
          Reading the log
        </p>
      )}
      <p className="pt-3 text-faint text-xs">
        What changed elsewhere stands in the{' '}
        <Link to="/admin/changes" className="text-accent-ink underline underline-offset-2">
          log of all changes
        </Link>
        .
      </p>
    </div>
  )
}

// Who changed this model or a preset of it, when, and from what to what.
import type { Model } from '@roster/client'
import { Link } from '@tanstack/react-router'
import { ChangeItem } from '../../changes/change-item.tsx'
import { useHistory } from '../../changes/queries.ts'
import { messageOf } from '../../core/problem.ts'
import { useConfigurations } from '../../presets/use-configurations.ts'
import { HISTORY } from '../../texts/details.ts'
import { Notice } from '../../ui/notice.tsx'
import { Spinner } from '../../ui/spinner.tsx'

export function History({ model }: { model: Model }) {
  const presets = useConfigurations({ model: model.id })
  const { changes, error, ...history } = useHistory(
    model.id,
    presets.configurations.map(({ id }) => id),
  )
  // All at once: what came later would stand between what is being read.
  const isPending = presets.isLoading || history.isPending
  return (
    <div className="px-5 py-4">
      {error && <Notice tone="bad">{messageOf(error)}</Notice>}
      {!isPending && changes.length > 0 && (
        <ol aria-label={HISTORY.list} className="divide-y">
          {changes.map(({ change, id }) => (
            <ChangeItem key={change.revision} change={change} only={id} />
          ))}
        </ol>
      )}
      {isPending && (
        <p role="status" className="flex items-center gap-2 text-soft">
          <Spinner />
          {HISTORY.reading}
        </p>
      )}
      <p className="pt-3 text-faint text-xs">
        {HISTORY.elsewhere}{' '}
        <Link to="/admin/changes" className="text-accent-ink underline underline-offset-2">
          {HISTORY.log}
        </Link>
        .
      </p>
    </div>
  )
}

// The models that come with Roster, at one click.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { PackagePlus } from 'lucide-react'
import { messageOf } from '../core/problem.ts'
import { useRoster } from '../core/roster.ts'
import { IMPORTS } from '../texts/imports.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'

export function PopulatePanel() {
  const { imports } = useRoster()
  const client = useQueryClient()
  const populate = useMutation({
    mutationFn: () => imports.populate(),
    onSuccess: () => client.invalidateQueries(),
  })
  const summary = populate.data?.summary
  return (
    <Panel title={IMPORTS.builtIn} lead={IMPORTS.builtInWhy}>
      <div className="flex flex-wrap items-center gap-3 px-5 pb-5">
        <Button busy={populate.isPending} onClick={() => populate.mutate()}>
          {!populate.isPending && <PackagePlus aria-hidden />}
          {IMPORTS.populate}
        </Button>
        {summary && (
          <p role="status" className="text-good">
            {IMPORTS.populated(summary.created, summary.updated, summary.skipped)}
          </p>
        )}
        {populate.isError && <Notice tone="bad">{messageOf(populate.error)}</Notice>}
      </div>
    </Panel>
  )
}

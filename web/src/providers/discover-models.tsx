// Asks a provider what it offers now, shows the difference with the catalog, and takes it in at one click.
import type { Provider } from '@roster/client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { messageOf } from '../core/problem.ts'
import { useRoster } from '../core/roster.ts'
import { Difference } from '../imports/difference.tsx'
import { PROVIDERS } from '../texts/providers.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogBody, DialogFooter } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { Spinner } from '../ui/spinner.tsx'
import { toast } from '../ui/toast.tsx'

interface DiscoverModelsProps {
  provider: Provider
  onClose: () => void
}

export function DiscoverModels({ provider: { id, display_name }, onClose }: DiscoverModelsProps) {
  const { ask, take } = useDiscovery(id, onClose)
  const report = ask.data
  const error = take.error ?? ask.error
  const count = report ? report.summary.new + report.summary.changed : 0
  return (
    <Dialog
      width="wide"
      title={PROVIDERS.discoverTitle(display_name)}
      description={PROVIDERS.discoverLead}
      onClose={onClose}
    >
      <DialogBody className="min-h-48 space-y-4">
        {ask.isFetching && (
          <p role="status" className="flex items-center gap-2 text-soft">
            <Spinner />
            {PROVIDERS.asking(display_name)}
          </p>
        )}
        {report && report.deprecations.length > 0 && (
          <Notice tone="warn">
            <p className="font-medium">{PROVIDERS.retiring}</p>
            <ul>
              {report.deprecations.map(({ id, message }) => (
                <li key={id}>{message}</li>
              ))}
            </ul>
          </Notice>
        )}
        {report && <Difference report={report} from={display_name} />}
        {error && !ask.isFetching && (
          <Notice
            tone="bad"
            actions={
              <Button size="small" onClick={() => void ask.refetch()}>
                {PROVIDERS.askAgain}
              </Button>
            }
          >
            {messageOf(error)}
          </Notice>
        )}
      </DialogBody>
      <DialogFooter>
        <Button onClick={onClose}>{PROVIDERS.cancel}</Button>
        <Button look="primary" busy={take.isPending} disabled={count === 0} onClick={() => take.mutate()}>
          {report && count === 0 ? PROVIDERS.nothingNew : PROVIDERS.take(count)}
        </Button>
      </DialogFooter>
    </Dialog>
  )
}

function useDiscovery(id: string, onTaken: () => void) {
  const { providers } = useRoster()
  const client = useQueryClient()
  const ask = useQuery({
    queryKey: ['discovery', id],
    queryFn: ({ signal }) => providers.discover(id, { signal }),
    // Asked once each time it is opened: what is read must not change under the eye.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  const take = useMutation({
    mutationFn: () => providers.discover(id, { dryRun: false }),
    onSuccess: async ({ summary }) => {
      toast(PROVIDERS.taken(summary.new, summary.changed))
      onTaken()
      await client.invalidateQueries()
    },
  })
  return { ask, take }
}

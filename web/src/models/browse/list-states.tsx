// What stands in the place of the cards where there are none: why, and what to do.
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { KeyRound, PackageOpen, SearchX, ServerCrash } from 'lucide-react'
import { messageOf, mustSignIn } from '../../core/problem.ts'
import { roster } from '../../core/roster.ts'
import { MODELS } from '../../texts/models.ts'
import { Button, buttonLook } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { toast } from '../../ui/toast.tsx'

const SIGN_IN = (
  <Link to="/sign-in" className={buttonLook({ look: 'primary' })}>
    {MODELS.signIn}
  </Link>
)

export const NothingFound = ({ onClear }: { onClear: () => void }) => (
  <Empty Icon={SearchX} title={MODELS.nothingFound} actions={<Button onClick={onClear}>{MODELS.clearFilters}</Button>}>
    {MODELS.nothingFoundWhy}
  </Empty>
)

export function NoModels({ isAdmin }: { isAdmin: boolean }) {
  const populate = usePopulate()
  if (!isAdmin)
    return (
      <Empty Icon={PackageOpen} title={MODELS.none} actions={SIGN_IN}>
        {MODELS.noneForUsers}
      </Empty>
    )
  return (
    <Empty
      Icon={PackageOpen}
      title={MODELS.none}
      actions={
        <>
          <Button look="primary" busy={populate.isPending} onClick={() => populate.mutate()}>
            {MODELS.populate}
          </Button>
          <Link to="/admin/import" className={buttonLook()}>
            {MODELS.importCatalog}
          </Link>
        </>
      }
    >
      {MODELS.noneForAdmins}
    </Empty>
  )
}

const usePopulate = () =>
  useMutation({
    mutationFn: () => roster.imports.populate(),
    onSuccess: ({ summary }) => toast(MODELS.populated(summary.created)),
    onError: (error) => toast(messageOf(error), 'bad'),
  })

export const CannotRead = ({ error, onRetry }: { error: unknown; onRetry: () => void }) =>
  mustSignIn(error) ? (
    <Empty Icon={KeyRound} title={MODELS.mustSignIn} actions={SIGN_IN}>
      {MODELS.mustSignInWhy}
    </Empty>
  ) : (
    <Empty Icon={ServerCrash} title={MODELS.unreadable} actions={<Button onClick={onRetry}>{MODELS.again}</Button>}>
      {messageOf(error)}
    </Empty>
  )

const PLACES = ['w-32', 'w-44', 'w-28', 'w-40', 'w-36', 'w-48', 'w-32', 'w-44', 'w-28', 'w-40', 'w-36', 'w-48']

/** Cards to be, in the places of those that come. */
export const LoadingCards = () => (
  <div
    role="status"
    aria-label={MODELS.loading}
    className="grid flex-1 grid-cols-[repeat(auto-fill,minmax(310px,1fr))] content-start gap-3 overflow-hidden px-4 pt-3 sm:px-5"
  >
    {PLACES.map((width, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: places, which never move
      <div key={index} className="h-[164px] rounded-xl border bg-surface p-3.5">
        <div className="flex gap-3">
          <Skeleton className="size-9 rounded-lg" />
          <div className="space-y-1.5">
            <Skeleton className={`h-3.5 ${width}`} />
            <Skeleton className="h-2.5 w-24" />
          </div>
        </div>
        <Skeleton className="mt-4 h-3.5 w-40" />
        <Skeleton className="mt-3 h-2.5 w-28" />
      </div>
    ))}
  </div>
)

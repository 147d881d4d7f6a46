// What the list says when it has no rows: why, and what to do.
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { KeyRound, PackageOpen, SearchX, ServerCrash } from 'lucide-react'
import { formatCount } from '../../core/format.ts'
import { messageOf, mustSignIn } from '../../core/problem.ts'
import { roster } from '../../core/roster.ts'
import { Button, buttonLook } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { toast } from '../../ui/toast.tsx'

const SIGN_IN = (
  <Link to="/sign-in" className={buttonLook({ look: 'primary' })}>
    Sign in
  </Link>
)

export const NothingFound = ({ onClear }: { onClear: () => void }) => (
  <Empty
    Icon={SearchX}
    title="No model passes these filters"
    actions={<Button onClick={onClear}>Clear filters</Button>}
  >
    Try fewer words, or another provider.
  </Empty>
)

export function NoModels({ isAdmin }: { isAdmin: boolean }) {
  const populate = usePopulate()
  if (!isAdmin)
    return (
      <Empty Icon={PackageOpen} title="There are no models yet" actions={SIGN_IN}>
        An admin can add the built-in ones, or import a catalog.
      </Empty>
    )
  return (
    <Empty
      Icon={PackageOpen}
      title="There are no models yet"
      actions={
        <>
          <Button look="primary" busy={populate.isPending} onClick={() => populate.mutate()}>
            Populate with the built-in models
          </Button>
          <Link to="/admin/import" className={buttonLook()}>
            Import a catalog
          </Link>
        </>
      }
    >
      Begin with the built-in models, or take in the catalog of LiteLLM, models.dev or OpenRouter.
    </Empty>
  )
}

const usePopulate = () =>
  useMutation({
    mutationFn: () => roster.imports.populate(),
    onSuccess: ({ summary }) => toast(`Added ${formatCount(summary.created, 'model')}`),
    onError: (error) => toast(messageOf(error), 'bad'),
  })

export const CannotRead = ({ error, onRetry }: { error: unknown; onRetry: () => void }) =>
  mustSignIn(error) ? (
    <Empty Icon={KeyRound} title="Sign in to see the models" actions={SIGN_IN}>
      This server shows its catalog only to people who are signed in.
    </Empty>
  ) : (
    <Empty
      Icon={ServerCrash}
      title="The models could not be read"
      actions={<Button onClick={onRetry}>Try again</Button>}
    >
      {messageOf(error)}
    </Empty>
  )

const PLACES = ['w-44', 'w-56', 'w-36', 'w-52', 'w-40', 'w-48', 'w-60', 'w-32', 'w-44']

/** Rows to be, in the places of those that come. */
export const LoadingRows = () => (
  <div role="status" aria-label="Loading models" className="flex-1 overflow-hidden">
    {PLACES.map((width, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: places, which never move
      <div key={index} className="flex h-[60px] animate-pulse items-center gap-3 border-b px-5">
        <div className="size-8 rounded-lg bg-sunken" />
        <div className="space-y-1.5">
          <div className={`h-3 rounded bg-sunken ${width}`} />
          <div className="h-2.5 w-28 rounded bg-sunken" />
        </div>
      </div>
    ))}
  </div>
)

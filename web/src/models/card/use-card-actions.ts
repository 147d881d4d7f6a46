// What an admin can do with a model on its card.
import type { Model } from '@roster/client'
import { useMemo } from 'react'
import { messageOf } from '../../core/problem.ts'
import { useCancelDownload, useStartDownload } from '../../downloads/queries.ts'
import { useVerify } from '../../library/queries.ts'
import { useIsAdmin } from '../../session/session.ts'
import { INSTALLED } from '../../texts/models.ts'
import { toast } from '../../ui/toast.tsx'
import type { CardActions } from './card-actions.ts'

/** @returns undefined for who may do nothing. */
export function useCardActions(onRemove: (model: Model) => void): CardActions | undefined {
  const isAdmin = useIsAdmin()
  const { mutateAsync: start } = useStartDownload()
  const { mutate: cancel } = useCancelDownload()
  const { mutate: verify } = useVerify()
  return useMemo(
    () =>
      isAdmin
        ? {
            onDownload: (model, token) => start({ model_id: model.id, ...(token && { token }) }),
            onCancelDownload: ({ id }) => cancel(id, { onError: (error) => toast(messageOf(error), 'bad') }),
            onVerify: ({ id, display_name }) =>
              verify([id], {
                onSuccess: () => toast(INSTALLED.verifyStarted(display_name)),
                onError: (error) => toast(messageOf(error), 'bad'),
              }),
            onRemove,
          }
        : undefined,
    [isAdmin, start, cancel, verify, onRemove],
  )
}

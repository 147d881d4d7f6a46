// Who uses this page.
import type { Session } from '@roster/client'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { roster } from '../core/roster.ts'

const session = queryOptions({ queryKey: ['session'], queryFn: () => roster.session.read(), staleTime: 60_000 })

export const useSession = () => useQuery(session)

/** Whether to offer what only an admin may do. The server decides in any case. */
export const useIsAdmin = (): boolean => useSession().data?.role === 'admin'

export function useSignIn(onSignedIn: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (by: { code: string } | { token: string }) => roster.session.signIn(by),
    onSuccess: async (signedIn: Session) => {
      // An answer that is still on its way was given to the person before.
      await client.cancelQueries({ queryKey: session.queryKey })
      // What was read as somebody else is not what this person may see.
      client.setQueryData(session.queryKey, signedIn)
      void client.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
      onSignedIn()
    },
  })
}

export function useSignOut() {
  const client = useQueryClient()
  return useMutation({ mutationFn: () => roster.session.signOut(), onSuccess: () => client.resetQueries() })
}

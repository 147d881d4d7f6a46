// Who uses this page.
import type { Session } from '@roster/client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { roster, useRoster } from '../core/roster.ts'

const SESSION_KEY = ['session']

export function useSession() {
  const { session } = useRoster()
  return useQuery({ queryKey: SESSION_KEY, queryFn: () => session.read(), staleTime: 60_000 })
}

/** Whether to offer what only an admin may do. The server decides in any case. */
export const useIsAdmin = (): boolean => useSession().data?.role === 'admin'

export function useSignIn(onSignedIn: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (by: { code: string } | { token: string }) => roster.session.signIn(by),
    onSuccess: async (signedIn: Session) => {
      // An answer that is still on its way was given to the person before.
      await client.cancelQueries({ queryKey: SESSION_KEY })
      // What was read as somebody else is not what this person may see.
      client.setQueryData(SESSION_KEY, signedIn)
      void client.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
      onSignedIn()
    },
  })
}

export function useSignOut() {
  const client = useQueryClient()
  return useMutation({ mutationFn: () => roster.session.signOut(), onSuccess: () => client.resetQueries() })
}

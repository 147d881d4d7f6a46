// Who uses this page.
import type { Session } from '@roster/client'
import { type QueryClient, type QueryKey, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
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
      void client.resetQueries({ predicate: isOfPerson })
      onSignedIn()
    },
    // Nothing of a token stays once it has been sent.
    gcTime: 0,
  })
}

const isOfPerson = ({ queryKey }: { queryKey: QueryKey }): boolean => queryKey[0] !== SESSION_KEY[0]

/** Asks who is here now, and then for all that is shown. */
export async function startAnew(client: QueryClient): Promise<void> {
  await client.refetchQueries({ queryKey: SESSION_KEY })
  await client.resetQueries({ predicate: isOfPerson })
}

export function useSignOut() {
  const client = useQueryClient()
  return useMutation({ mutationFn: () => roster.session.signOut(), onSuccess: () => client.resetQueries() })
}

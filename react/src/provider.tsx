// What the components stand under: which server they ask, and where its answers are kept and kept true.
import type { Roster } from '@roster/client'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useLive } from '../../web/src/app/live.ts'
import { createQueryClient } from '../../web/src/app/query.ts'
import { RosterContext } from '../../web/src/core/roster.ts'

export interface RosterProviderProps {
  /** Made by `createRoster({ url, token })`, once, outside of any component. */
  client: Roster
  /** Where answers are kept. @default one of its own, so that no key meets one of the application around it */
  queryClient?: QueryClient
  children: ReactNode
}

export function RosterProvider({ client, queryClient, children }: RosterProviderProps) {
  const [own] = useState(createQueryClient)
  return (
    <RosterContext value={client}>
      <QueryClientProvider client={queryClient ?? own}>
        <Live />
        {children}
      </QueryClientProvider>
    </RosterContext>
  )
}

/** Follows the server's events, so that what others do is shown without being asked for. */
function Live() {
  useLive()
  return null
}

// The machine that the server runs on, for whoever may know.
import { useQuery } from '@tanstack/react-query'
import { useSession } from '../session/session.ts'
import { useRoster } from './roster.ts'

const FRESH_MS = 5 * 60_000

export function useSystem() {
  const roster = useRoster()
  const role = useSession().data?.role
  return useQuery({
    queryKey: ['system'],
    queryFn: () => roster.system.read(),
    enabled: role === 'user' || role === 'admin',
    staleTime: FRESH_MS,
  })
}

/** Of the largest GPU, in GB; null where there is none or nobody says. */
export const useVramGb = (): number | null => useSystem().data?.vram_gb ?? null

// The machine that the server runs on, for whoever may know.
import { useQuery } from '@tanstack/react-query'
import { useSession } from '../session/session.ts'
import { useRoster } from './roster.ts'

const FRESH_MS = 60_000
const LOOK_AGAIN_MS = 1000

export function useSystem(enabled = true) {
  const roster = useRoster()
  const role = useSession().data?.role
  return useQuery({
    queryKey: ['system'],
    queryFn: () => roster.system.read(),
    enabled: enabled && (role === 'user' || role === 'admin'),
    staleTime: FRESH_MS,
    // GPUs are looked for when the server starts; what is read meanwhile does not hold them.
    refetchInterval: ({ state }) => (state.data?.gpu_probe.status === 'looking' ? LOOK_AGAIN_MS : false),
  })
}

/** Of the largest GPU, in GB; null where there is none or nobody says. */
export const useVramGb = (): number | null => useSystem().data?.vram_gb ?? null

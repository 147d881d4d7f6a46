// The machine that the server runs on. Only who is signed in may know it.
import { useQuery } from '@tanstack/react-query'
import { useRoster } from '../core/roster.ts'

const LOOK_AGAIN_MS = 1000

export function useSystem(enabled: boolean) {
  const { system } = useRoster()
  return useQuery({
    queryKey: ['system'],
    queryFn: () => system.read(),
    enabled,
    // GPUs are looked for when the server starts; what is read meanwhile does not hold them.
    refetchInterval: ({ state }) => (state.data?.gpu_probe.status === 'looking' ? LOOK_AGAIN_MS : false),
  })
}

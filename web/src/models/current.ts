// The model that this installation works with.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRoster } from '../core/roster.ts'

export function useCurrentModel() {
  const { models } = useRoster()
  return useQuery({ queryKey: ['current'], queryFn: () => models.current() })
}

/** The answer says whether a runtime has to load it, and why. */
export function useSetCurrentModel() {
  const { models } = useRoster()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => models.setCurrent(id),
    onSuccess: ({ current_model, model }) => client.setQueryData(['current'], { current_model, model }),
  })
}

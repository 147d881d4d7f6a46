// The adapters that can be used, each with whether it fits a model.
import type { Adapter, Model } from '@roster/client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRoster } from '../core/roster.ts'

const NONE: readonly Adapter[] = []

/** Those for what the model makes: the ones that fit come first. @param model none are read without one */
export function useAdapters(model: Pick<Model, 'id' | 'modality'> | undefined) {
  const { adapters } = useRoster()
  const isOffered = ({ is_active, modality }: Adapter) => is_active && modality === model?.modality
  const { data, isPlaceholderData, isLoading } = useQuery({
    queryKey: ['adapters', model?.id],
    queryFn: async () => (await adapters.list({ model: model?.id ?? '' })).adapters.filter(isOffered),
    enabled: model !== undefined,
    placeholderData: keepPreviousData,
  })
  return {
    adapters: data ?? NONE,
    isLoading,
    /** Whether the adapter may be used with this model; false also until the server has said so. */
    fits: (id: string | null): boolean =>
      !isPlaceholderData && (data ?? NONE).some((adapter) => adapter.id === id && adapter.compatible !== false),
  }
}

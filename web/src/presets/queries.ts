// Configuration presets as the page keeps them, and what is done with them.
import type { Configuration, ConfigurationCreate, ConfigurationPatch } from '@roster/client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRoster } from '../core/roster.ts'

export interface PresetsOf {
  /** The id of the model. */
  id: string
  base_model: string | null
}

export interface Presets {
  /** Those of the model itself, and those that it shares with its base model; the default first, then by name. */
  own: readonly Configuration[]
  shared: readonly Configuration[]
  /** What a job begins with: the model's own default, else the one of its base model. */
  used: Configuration | undefined
}

export function useConfigurations({ id, base_model }: PresetsOf) {
  const roster = useRoster()
  return useQuery({
    queryKey: ['configurations', id, base_model],
    queryFn: async (): Promise<Presets> => {
      const [own, shared] = await Promise.all([
        roster.configurations.getModelConfigurations(id),
        base_model === null ? [] : roster.configurations.getBaseModelConfigurations(base_model),
      ])
      return { own, shared, used: [...own, ...shared].find(({ is_default }) => is_default) }
    },
  })
}

const useRefreshPresets = () => {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: ['configurations'] })
}

/** @param modelId null for every model of the base model. */
export function useCreatePreset(onCreated: (preset: Configuration) => void) {
  const roster = useRoster()
  const refresh = useRefreshPresets()
  return useMutation({
    mutationFn: ({ modelId, body }: { modelId: string | null; body: ConfigurationCreate }) =>
      modelId === null
        ? roster.configurations.createBaseModelConfiguration(body.base_model, body)
        : roster.configurations.createModelConfiguration(modelId, body),
    onSuccess: async (preset) => {
      await refresh()
      onCreated(preset)
    },
  })
}

/** @param etag what it was when the form opened. */
export function useUpdatePreset(onSaved: (preset: Configuration) => void) {
  const roster = useRoster()
  const refresh = useRefreshPresets()
  return useMutation({
    mutationFn: ({ id, body, etag }: { id: string; body: ConfigurationPatch; etag?: string }) =>
      roster.configurations.update(id, body, etag ? { ifMatch: etag } : {}),
    onSuccess: async (preset) => {
      await refresh()
      onSaved(preset)
    },
  })
}

export function useDeletePreset(onDeleted: () => void) {
  const roster = useRoster()
  const refresh = useRefreshPresets()
  return useMutation({
    mutationFn: (id: string) => roster.configurations.remove(id),
    onSuccess: async () => {
      await refresh()
      onDeleted()
    },
  })
}

// The presets of a model and of its base model, and what can be done with them.
import type { Configuration, ConfigurationCreate, ConfigurationPatch } from '@roster/client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRoster } from '../core/roster.ts'

export interface ConfigurationOwner {
  /** Its id; without it only those of the base model are read. */
  model?: string | null | undefined
  /** Such as `sdxl`. */
  baseModel?: string | null | undefined
}

const NONE: readonly Configuration[] = []

/** The model's own come first, then those of its base model; of each the default first. */
export function useConfigurations({ model, baseModel }: ConfigurationOwner) {
  const { configurations } = useRoster()
  const own = useQuery({
    queryKey: ['configurations', 'model', model],
    queryFn: () => configurations.getModelConfigurations(model ?? ''),
    enabled: Boolean(model),
  })
  const shared = useQuery({
    queryKey: ['configurations', 'base_model', baseModel],
    queryFn: () => configurations.getBaseModelConfigurations(baseModel ?? ''),
    enabled: Boolean(baseModel),
  })
  return {
    configurations: [...(own.data ?? NONE), ...(shared.data ?? NONE)],
    isLoading: own.isLoading || shared.isLoading,
    error: own.error ?? shared.error,
    ...useConfigurationWrites(),
  }
}

interface Creation {
  /** Whose it becomes: of one model, or of every model of a base model. */
  owner: { model: string } | { baseModel: string }
  body: ConfigurationCreate
}

interface Change {
  id: string
  body: ConfigurationPatch
  /** The version that it is based on; refused where another one is there by now. */
  etag?: string
}

/** What can be done with presets; each answer brings every list of them up to date first. */
export function useConfigurationWrites() {
  const { configurations } = useRoster()
  const client = useQueryClient()
  const options = { onSuccess: () => client.invalidateQueries({ queryKey: ['configurations'] }) }
  return {
    create: useMutation({
      mutationFn: ({ owner, body }: Creation) =>
        'model' in owner
          ? configurations.createModelConfiguration(owner.model, body)
          : configurations.createBaseModelConfiguration(owner.baseModel, body),
      ...options,
    }),
    update: useMutation({
      mutationFn: ({ id, body, etag }: Change) =>
        configurations.update(id, body, etag === undefined ? {} : { ifMatch: etag }),
      ...options,
    }),
    remove: useMutation({ mutationFn: (id: string) => configurations.remove(id), ...options }),
  }
}

// Models, and all that can be done with them, for whoever manages a catalog.
import type { Model, ModelCreate, ModelPatch } from '@roster/client'
import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useRoster } from '../core/roster.ts'
import { useModels } from './queries.ts'
import { refreshModels } from './refresh.ts'

const NONE: readonly Model[] = []

/** Each action resolves once the list shows it, and throws a RosterError where the server refuses. */
export function useAPIModels() {
  const roster = useRoster()
  const client = useQueryClient()
  const { list, isWhole, error, retry } = useModels()
  const actions = useMemo(() => {
    const update = async (id: string, body: ModelPatch): Promise<Model> => {
      const model = await roster.models.update(id, body)
      await refreshModels(roster, client, [id])
      return model
    }
    return {
      async createModel(body: ModelCreate): Promise<Model> {
        const model = await roster.models.create(body)
        await refreshModels(roster, client, [model.id])
        return model
      },
      updateModel: update,
      async deleteModel(id: string): Promise<void> {
        await roster.models.remove(id)
        await refreshModels(roster, client, [id])
      },
      activateModel: (id: string) => update(id, { is_active: true }),
      deactivateModel: (id: string) => update(id, { is_active: false }),
      /** Takes the flag from whichever model had it for the same modality and task. */
      async setDefaultModel(id: string): Promise<Model> {
        const model = await roster.models.update(id, { is_default: true })
        await refreshModels(roster, client, null)
        return model
      },
      /** One change, which one undo takes back. */
      async setPriorities(priorities: readonly { id: string; priority: number }[]): Promise<void> {
        if (priorities.length === 0) return
        await roster.models.order(Object.fromEntries(priorities.map(({ id, priority }) => [id, priority])))
        await refreshModels(
          roster,
          client,
          priorities.map(({ id }) => id),
        )
      },
    }
  }, [roster, client])
  return { models: list?.models ?? NONE, isLoading: !list && !error, isWhole, error, retry, ...actions }
}

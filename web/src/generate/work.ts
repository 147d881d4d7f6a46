// What is to be run: one model, or whichever is best for a kind of work. It stands in the address.
import type { Model } from '@roster/client'
import { MODALITIES, type Modality } from '../core/words.ts'

export type Work = {
  model?: string | undefined
  modality?: Modality | undefined
  task?: string | undefined
}

export function readWork({ model, modality, task }: Record<string, unknown>): Work {
  return {
    ...(typeof model === 'string' && model !== '' && { model }),
    ...(typeof modality === 'string' && Object.hasOwn(MODALITIES, modality) && { modality: modality as Modality }),
    ...(typeof task === 'string' && task !== '' && { task }),
  }
}

/** Where the address says nothing: the current model, else the kind of work of the first one. */
export function firstWork(models: readonly Model[], current: string | null): Work {
  if (current !== null) return { model: current }
  const first = models.find(({ is_active }) => is_active)
  return first ? { modality: first.modality, task: first.task } : {}
}

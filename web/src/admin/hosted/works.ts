// The kinds of work that there are models for.
import type { Model } from '@roster/client'

export interface WorkOf {
  /** `text/chat` */
  id: string
  modality: Model['modality']
  task: string
  count: number
}

/** The one with the most models first. */
export function worksOf(models: readonly Model[]): WorkOf[] {
  const works = new Map<string, WorkOf>()
  for (const { modality, task } of models) {
    const id = `${modality}/${task}`
    const { count } = works.get(id) ?? { count: 0 }
    works.set(id, { id, modality, task, count: count + 1 })
  }
  return [...works.values()].sort((one, other) => other.count - one.count || (one.id < other.id ? -1 : 1))
}

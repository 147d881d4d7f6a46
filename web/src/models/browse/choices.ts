// What there is to filter by among the models that pass every other filter, with how many each choice would leave.
import type { Model } from '@roster/client'
import type { Choice } from '../../ui/choice-menu.tsx'
import { filterModels, type ModelFilters } from '../filter.ts'

type Counted = 'family' | 'task' | 'provider' | 'tag'

const VALUES: Readonly<Record<Counted, (model: Model) => readonly string[]>> = {
  family: ({ family }) => (family === null ? [] : [family]),
  task: ({ task }) => [task],
  provider: ({ provider }) => [provider],
  tag: ({ tags }) => tags,
}

export function choicesOf(
  models: readonly Model[],
  search: ModelFilters,
  name: Counted,
  labelOf: (value: string) => string,
): Choice[] {
  const counts = new Map<string, number>()
  for (const model of filterModels(models, search, name))
    for (const value of VALUES[name](model)) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts]
    .map(([value, count]) => ({ value, count, label: labelOf(value) }))
    .sort((one, other) => other.count - one.count || one.label.localeCompare(other.label))
}

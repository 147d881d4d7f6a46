// The order in which models are tried, as the server has it: priority, default first, name, id.
import type { Model } from '@roster/client'

type Ranked = Pick<Model, 'priority' | 'is_default' | 'display_name' | 'id'>

export function routingOrder(one: Ranked, other: Ranked): number {
  return (
    one.priority - other.priority ||
    Number(other.is_default) - Number(one.is_default) ||
    byText(one.display_name, other.display_name) ||
    byText(one.id, other.id)
  )
}

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

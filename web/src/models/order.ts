// The order in which models are tried, as the server has it: priority, default first, name, id.
import type { Model } from '@roster/client'

export function routingOrder(one: Model, other: Model): number {
  return (
    one.priority - other.priority ||
    Number(other.is_default) - Number(one.is_default) ||
    byText(one.display_name, other.display_name) ||
    byText(one.id, other.id)
  )
}

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

// Moving a model to another place in the order in which models are tried: the priorities to write so that it stays there.
import type { Model } from '@roster/client'
import { routingOrder } from '../../models/order.ts'

type Ranked = Pick<Model, 'id' | 'display_name' | 'priority' | 'is_default'>

export interface NewPriority {
  id: string
  priority: number
}

/**
 * The fewest changes that hold the order: equal priorities fall back to the default flag and the name, so a neighbour
 * may have to step aside.
 * @param models in routing order
 * @param to the place among them that it has afterwards
 */
export function prioritiesAfterMove(models: readonly Ranked[], from: number, to: number): NewPriority[] {
  const order = moved(models, from, to)
  if (from === to || !order[to]) return []
  const [down, up] = [pushedDown(order, to), pulledUp(order, to)]
  return up.length < down.length ? up : down
}

/** @returns the same list with one of its items elsewhere. */
export function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const item = items[from]
  if (item === undefined) return [...items]
  return items.toSpliced(from, 1).toSpliced(to, 0, item)
}

/** The moved model comes right behind its new predecessor; those behind it give way as far as they must. */
function pushedDown(order: readonly Ranked[], to: number): NewPriority[] {
  const changes: NewPriority[] = []
  let before = order[to - 1]
  for (const model of order.slice(to)) {
    const isMoved = model === order[to]
    if (!isMoved && isBefore(before, model)) break
    const start = isMoved && !before ? firstPriority(order[to + 1], model) : undefined
    const placed = start ?? behind(before, model)
    if (placed.priority !== model.priority) changes.push({ id: model.id, priority: placed.priority })
    before = placed
  }
  return changes
}

/** The moved model comes right before its new successor; those before it give way as far as they must. */
function pulledUp(order: readonly Ranked[], to: number): NewPriority[] {
  const changes: NewPriority[] = []
  let after = order[to + 1]
  for (const model of order.slice(0, to + 1).reverse()) {
    const isMoved = model === order[to]
    if (!isMoved && isBefore(model, after)) break
    const placed = isMoved && !after ? behind(order[to - 1], model) : ahead(model, after)
    if (placed.priority !== model.priority) changes.push({ id: model.id, priority: placed.priority })
    after = placed
  }
  return changes
}

const isBefore = (one: Ranked | undefined, other: Ranked | undefined): boolean =>
  !one || !other || routingOrder(one, other) < 0

const firstPriority = (next: Ranked | undefined, model: Ranked): Ranked => (next ? ahead(model, next) : model)

function behind(before: Ranked | undefined, model: Ranked): Ranked {
  if (!before) return model
  const same = { ...model, priority: before.priority }
  return isBefore(before, same) ? same : { ...model, priority: before.priority + 1 }
}

function ahead(model: Ranked, after: Ranked | undefined): Ranked {
  if (!after) return model
  const same = { ...model, priority: after.priority }
  return isBefore(same, after) ? same : { ...model, priority: after.priority - 1 }
}

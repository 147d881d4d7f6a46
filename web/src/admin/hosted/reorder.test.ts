// Whatever is moved wherever, the order that was asked for is the order in which models are tried then.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { routingOrder } from '../../models/order.ts'
import { moved, prioritiesAfterMove } from './reorder.ts'

const model = (id: string, priority: number, is_default = false) => ({ id, display_name: id, priority, is_default })

function afterMove(models: readonly ReturnType<typeof model>[], from: number, to: number): string[] {
  const written = new Map(prioritiesAfterMove(models, from, to).map(({ id, priority }) => [id, priority]))
  return models
    .map((one) => ({ ...one, priority: written.get(one.id) ?? one.priority }))
    .sort(routingOrder)
    .map(({ id }) => id)
}

it('writes one priority where there is room', () => {
  const models = [model('a', 0), model('b', 10), model('c', 20)]
  expect(prioritiesAfterMove(models, 2, 1)).toEqual([{ id: 'c', priority: 0 }])
})

it('moves a few before the others and not all behind', () => {
  const models = Array.from({ length: 500 }, (_, index) => model(String(index).padStart(3, '0'), 100))
  expect(prioritiesAfterMove(models, 400, 1)).toHaveLength(2)
})

it('writes nothing for what stays', () => {
  expect(prioritiesAfterMove([model('a', 0), model('b', 0)], 1, 1)).toEqual([])
})

it('holds for every order, every move and every tie', () => {
  const anyModels = fc
    .uniqueArray(fc.tuple(fc.string({ minLength: 1, maxLength: 3 }), fc.integer({ min: -2, max: 2 }), fc.boolean()), {
      selector: ([id]) => id,
      minLength: 1,
      maxLength: 12,
    })
    .map((rows) => rows.map((row) => model(...row)).sort(routingOrder))
  fc.assert(
    fc.property(anyModels, fc.nat(11), fc.nat(11), (models, first, second) => {
      const [from, to] = [first % models.length, second % models.length]
      expect(afterMove(models, from, to)).toEqual(moved(models, from, to).map(({ id }) => id))
    }),
  )
})

// The tree of routes finds what the library's own general router finds, in the same order and with the same parameters.
import fc from 'fast-check'
import type { Router } from 'hono/router'
import { TrieRouter } from 'hono/router/trie-router'
import { expect, it } from 'vitest'
import { RouteTree } from './route-tree.ts'

const METHODS = ['GET', 'POST', 'ALL'] as const
const part = fc.constantFrom('models', 'current', 'a', ':id', ':model')
const pattern = fc
  .tuple(fc.array(part, { maxLength: 4 }), fc.boolean())
  .map(([parts, isOpen]) => `/${[...parts, ...(isOpen ? ['*'] : [])].join('/')}`)
  .filter((path) => new Set(path.match(/:\w+/g)).size === (path.match(/:\w+/g)?.length ?? 0))
const routes = fc.array(fc.tuple(fc.constantFrom(...METHODS), pattern), { maxLength: 12 })
const path = fc
  .array(fc.constantFrom('models', 'current', 'a', 'b', '', '__proto__', 'constructor'), { maxLength: 5 })
  .map((parts) => `/${parts.join('/')}`)

const found = (router: Router<number>, method: string, asked: string) => {
  const [handlers, stash] = router.match(method, asked)
  expect(stash).toBeUndefined()
  return handlers.map(([route, params]) => ({ route, params: { ...params } }))
}

it('agrees with TrieRouter on any routes and any path', () => {
  fc.assert(
    fc.property(routes, fc.array(path, { minLength: 1, maxLength: 8 }), (added, asked) => {
      const [ours, theirs] = [new RouteTree<number>(), new TrieRouter<number>()]
      for (const [index, [method, route]] of added.entries())
        for (const router of [ours, theirs]) router.add(method, route, index)
      for (const one of asked)
        for (const method of ['GET', 'POST', 'DELETE'])
          expect(found(ours, method, one), `${method} ${one}`).toEqual(found(theirs, method, one))
    }),
  )
})

it('refuses a pattern that it does not know', () => {
  const tree = new RouteTree<number>()
  for (const route of ['/:id{[0-9]+}', '/a/*/b', '/:id?', '/a*'])
    expect(() => tree.add('GET', route, 1)).toThrow(/does not know/)
})

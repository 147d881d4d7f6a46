// Finds the routes of a path: a tree of its segments. The library's own quick router refuses paths such as
// `/models/current` beside `/models/:id`, and its general one takes several times as long as this.
import type { Params, Result, Router } from 'hono/router'

interface Entry<Route> {
  route: Route
  /** Of the segments that may be anything, in their order. */
  names: string[]
  /** Which of the routes it is: of those that match, the first that was added comes first. */
  order: number
}

/** By method; `ALL` is every one. */
type Entries<Route> = Map<string, Entry<Route>[]>

class Segment<Route> {
  readonly fixed = new Map<string, Segment<Route>>()
  /** What follows a segment that may be anything. */
  any: Segment<Route> | undefined
  /** Routes that end here. */
  readonly ends: Entries<Route> = new Map()
  /** Routes that take all that follows, or nothing. */
  readonly rests: Entries<Route> = new Map()
}

type Found<Route> = { entry: Entry<Route>; params: Params }

export class RouteTree<Route> implements Router<Route> {
  readonly name = 'RouteTree'
  readonly #root = new Segment<Route>()
  #count = 0

  add(method: string, path: string, route: Route): void {
    const names: string[] = []
    let segment = this.#root
    const parts = path.slice(1).split('/')
    const isOpen = parts.at(-1) === '*'
    for (const part of isOpen ? parts.slice(0, -1) : parts) {
      if (/[*{}?]/.test(part)) throw new Error(`The route ${path} has a pattern that RouteTree does not know`)
      if (part.startsWith(':')) names.push(part.slice(1))
      segment = part.startsWith(':') ? anyOf(segment) : fixedOf(segment, part)
    }
    const entries = isOpen ? segment.rests : segment.ends
    const entry = { route, names, order: this.#count++ }
    entries.set(method, [...(entries.get(method) ?? []), entry])
  }

  match(method: string, path: string): Result<Route> {
    const found: Found<Route>[] = []
    walk(this.#root, { method, path, values: [], found }, 1)
    if (found.length > 1) found.sort((left, right) => left.entry.order - right.entry.order)
    return [found.map(({ entry, params }) => [entry.route, params])]
  }
}

const anyOf = <Route>(segment: Segment<Route>): Segment<Route> => {
  segment.any ??= new Segment()
  return segment.any
}

const fixedOf = <Route>({ fixed }: Segment<Route>, part: string): Segment<Route> => {
  const next = fixed.get(part) ?? new Segment<Route>()
  fixed.set(part, next)
  return next
}

interface Walk<Route> {
  method: string
  path: string
  values: string[]
  found: Found<Route>[]
}

/** @param start of what is left of the path. */
function walk<Route>(segment: Segment<Route>, on: Walk<Route>, start: number): void {
  const { path, values } = on
  if (segment.rests.size > 0) take(segment.rests, on)
  if (start > path.length) return take(segment.ends, on)
  const slash = path.indexOf('/', start)
  const end = slash === -1 ? path.length : slash
  const part = path.slice(start, end)
  const next = segment.fixed.get(part)
  if (next) walk(next, on, end + 1)
  if (!segment.any || part === '') return
  values.push(part)
  walk(segment.any, on, end + 1)
  values.pop()
}

function take<Route>(entries: Entries<Route>, { method, values, found }: Walk<Route>): void {
  for (const entry of entries.get(method) ?? []) found.push({ entry, params: paramsOf(entry.names, values) })
  for (const entry of entries.get('ALL') ?? []) found.push({ entry, params: paramsOf(entry.names, values) })
}

function paramsOf(names: readonly string[], values: readonly string[]): Params {
  const params: Params = {}
  for (let index = 0; index < names.length; index++) params[names[index] ?? ''] = values[index] ?? ''
  return params
}

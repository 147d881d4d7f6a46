// Which installed models a search finds, and what stands first.
import type { InstalledModel, LibraryList } from '@roster/client'
import { expect, it } from 'vitest'
import { diskParts } from './disk-parts.ts'
import { filterInstalled } from './filter.ts'

const installed = (id: string, facts: Partial<InstalledModel>): InstalledModel =>
  ({
    id,
    name: id,
    path: `base/${id}`,
    family: null,
    base_model: null,
    size_bytes: 1,
    status: 'ok',
    ...facts,
  }) as InstalledModel

const MODELS = [
  installed('a', { size_bytes: 1, installed_at: '2026-01-02T00:00:00Z' }),
  installed('b', { size_bytes: 3, family: 'flux', status: 'corrupt', installed_at: '2026-01-01T00:00:00Z' }),
  installed('c', { size_bytes: 2, family: 'flux', installed_at: '2026-01-03T00:00:00Z' }),
]
const idsOf = (models: InstalledModel[]) => models.map(({ id }) => id)

it.each([
  [{}, ['b', 'c', 'a']],
  [{ sort: 'name' }, ['a', 'b', 'c']],
  [{ sort: 'newest' }, ['c', 'a', 'b']],
  [{ family: 'flux', status: 'corrupt' }, ['b']],
  [{ q: 'FLUX c' }, ['c']],
  [{ q: 'nowhere' }, []],
] as const)('%j shows %j', (search, ids) => {
  expect(idsOf(filterInstalled(MODELS, search))).toEqual(ids)
})

it('draws the largest folders by name and the rest together', () => {
  const by_folder = Object.fromEntries([...'abcdefgh'].map((name, index) => [name, index]))
  const disk = { by_folder, partial_bytes: 5, total_bytes: 28, free_bytes: null } as LibraryList['disk']
  expect(diskParts(disk).map(({ name, value }) => [name, value])).toEqual([
    ['h', 7],
    ['g', 6],
    ['f', 5],
    ['e', 4],
    ['d', 3],
    ['c', 2],
    ['Other folders', 1],
    ['Half-arrived files', 5],
  ])
})

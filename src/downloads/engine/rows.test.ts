// The table of what may go wrong names its tests, and each of them is there.
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const ROWS = 39
const root = new URL('../../../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, root), 'utf8')

const rows = [...read('docs/download-engine.md').matchAll(/^\| (\d+) \|.*\| ([^|]+) \|$/gm)].map(
  ([, number = '', tests = '']) => ({ number: Number(number), tests: tests.split(', `') }),
)

it('every row of what may go wrong is in the table', () => {
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: ROWS }, (_, index) => index + 1))
})

it.each(rows)('row $number is tested where the table says so', ({ tests }) => {
  for (const each of tests) {
    const [, path = '', name = ''] = /^`?([^`]+)` (.+)$/.exec(each) ?? []
    expect(read(`src/${path}`)).toContain(name)
  }
})

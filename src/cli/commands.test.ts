// Whoever reads the README learns of every command.
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { COMMANDS } from './commands.ts'

it('the README names every command, and none that there is not', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  const [, section = ''] = readme.split('\n## Commands\n')
  const named = [...(section.split('\n## ')[0] ?? '').matchAll(/`([a-z][a-z-]*)`[,| ]/g)].map(([, name]) => name)
  expect(named.toSorted()).toEqual(Object.keys(COMMANDS).toSorted())
})

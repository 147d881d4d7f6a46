// Tables of what others wrote: aligned whatever the script, and never more than text.
import { expect, it } from 'vitest'
import { fields, table } from './table.ts'
import { clean, widthOf } from './text.ts'

const NAME = { title: 'NAME', cell: ({ name }: { name: string }) => name }
const SIZE = { title: 'SIZE', cell: ({ name }: { name: string }) => String(name.length), align: 'right' } as const

it('aligns by what is seen, not by what is counted', () => {
  const rows = ['通义千问', 'é', 'e\u0301', '🤖 bot'].map((name) => ({ name }))
  expect(table([NAME, SIZE], rows).split('\n')).toEqual([
    'NAME      SIZE',
    '通义千问     4',
    'é            1',
    'e\u0301            2',
    '🤖 bot       6',
  ])
  expect(widthOf('👩')).toBe(2)
})

it('lets no name steer the terminal or break its line', () => {
  const name = '\u001b[2Jgone\u0007\nnext\u202eevil'
  expect(clean(name)).toBe('\ufffd[2Jgone\ufffd\nnext\ufffdevil')
  expect(table([NAME], [{ name }]).split('\n')).toHaveLength(2)
  expect(fields([['name', name]]).split('\n')).toHaveLength(1)
})

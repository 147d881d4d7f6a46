// `roster du`: how much of the disk the library takes, per folder.
import type { LibraryList } from '@roster/client'
import { examples } from './arguments.ts'
import { connect } from './connection.ts'
import type { Define } from './define.ts'
import { bytes } from './terminal/numbers.ts'
import { type Column, fields, sections, table } from './terminal/table.ts'

export const define: Define = (command) => {
  command.addHelpText('after', examples('roster du', 'roster du --json')).action(async () => {
    const { roster, show } = connect(command)
    const { disk } = await roster.library.list({ limit: 1 })
    show(disk, usageText)
  })
}

type Folder = readonly [name: string, size: number]

const COLUMNS: readonly Column<Folder>[] = [
  { title: 'SIZE', cell: ([, size]) => bytes(size), align: 'right' },
  { title: 'FOLDER', cell: ([name]) => name },
]

const usageText = ({ total_bytes, by_folder, partial_bytes, free_bytes }: LibraryList['disk']): string => {
  const folders = Object.entries(by_folder).toSorted(([, left], [, right]) => right - left)
  return sections(
    folders.length > 0 ? table(COLUMNS, folders) : '',
    fields([
      ['in all', bytes(total_bytes)],
      ['half arrived', bytes(partial_bytes)],
      ['free', bytes(free_bytes)],
    ]),
  )
}

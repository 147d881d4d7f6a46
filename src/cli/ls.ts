// `roster ls`: what is installed.
import type { InstalledModel, LibraryFilter } from '@roster/client'
import { examples, given } from './arguments.ts'
import { connect } from './connection.ts'
import type { Define } from './define.ts'
import { bytes, plural } from './terminal/numbers.ts'
import { type Column, table } from './terminal/table.ts'
import { note } from './terminal/write.ts'

interface Options {
  type?: NonNullable<LibraryFilter['type']>
  baseModel?: string
  status?: NonNullable<LibraryFilter['status']>
}

export const define: Define = (command) => {
  command
    .argument('[words...]', 'words that the id, name, path or base model contain')
    .option('--type <type>', 'only this kind of file, such as lora')
    .option('--base-model <base>', 'only what is or needs this base model, such as sdxl')
    .option('--status <status>', 'only these: ok, unverified, missing, corrupt, quarantined')
    .addHelpText(
      'after',
      examples('roster ls', 'roster ls --type lora --base-model sdxl', 'roster ls --status corrupt'),
    )
    .action(async (words: string[], { type, baseModel, status }: Options) => {
      const { roster, show } = connect(command)
      const q = words.length > 0 ? words.join(' ') : undefined
      const list = await roster.library.list(given({ type, base_model: baseModel, status, q }))
      show(list, ({ models }) => (models.length > 0 ? table(COLUMNS, models) : ''))
      if (list.models.length === 0)
        note('Nothing is installed; "roster pull <id>" brings a model, "roster scan" finds those that lie there')
      else
        note(
          `${plural(list.models.length, 'model')}; the library takes ${bytes(list.disk.total_bytes)}, ${bytes(list.disk.free_bytes)} are free`,
        )
    })
}

const BAD: ReadonlySet<InstalledModel['status']> = new Set(['missing', 'corrupt', 'quarantined'])

const COLUMNS: readonly Column<InstalledModel>[] = [
  { title: 'ID', cell: ({ id }) => id },
  { title: 'TYPE', cell: ({ type }) => type },
  { title: 'BASE', cell: ({ base_model, family }) => base_model ?? family ?? '' },
  { title: 'SIZE', cell: ({ size_bytes }) => bytes(size_bytes), align: 'right' },
  { title: 'STATUS', cell: ({ status }) => status, style: ({ status }) => (BAD.has(status) ? 'red' : undefined) },
  { title: 'WHERE', cell: ({ path }) => path, style: () => 'dim' },
]

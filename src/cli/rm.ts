// `roster rm`: shows what a removal frees, then removes it once its user has said yes.
import type { LibraryRemoval, RemovalOptions } from '@roster/client'
import { examples } from './arguments.ts'
import { connect } from './connection.ts'
import type { Define } from './define.ts'
import { Failure, UsageError } from './failure.ts'
import { confirm } from './terminal/ask.ts'
import { bytes } from './terminal/numbers.ts'
import { type Column, table } from './terminal/table.ts'
import { note, printJson } from './terminal/write.ts'

interface Options {
  yes?: boolean
  keepFiles?: boolean
  removeAdopted?: boolean
  force?: boolean
  dryRun?: boolean
}

export const define: Define = (command) => {
  command
    .argument('<id>', 'id of an installed model')
    .option('--yes', 'do not ask')
    .option('--keep-files', 'forget it, and leave its files where they are')
    .option('--remove-adopted', 'remove its files also where another program keeps them')
    .option('--force', 'although an installed model needs it')
    .option('--dry-run', 'only show what would be removed')
    .addHelpText(
      'after',
      examples('roster rm sdxl-turbo', 'roster rm sdxl-turbo --yes', 'roster rm my-lora --keep-files'),
    )
    .action(async (id: string, options: Options) => {
      const { yes = false, keepFiles = false, removeAdopted = false, force = false, dryRun = false } = options
      if (keepFiles && removeAdopted) throw new UsageError('--keep-files and --remove-adopted say two different things')
      if (!yes && !dryRun && !process.stdin.isTTY)
        throw new UsageError('Nobody can be asked here; add --yes to remove the model')
      const { roster, json } = connect(command)
      const how: RemovalOptions = {
        ...(keepFiles && { files: 'keep' }),
        ...(removeAdopted && { files: 'remove' }),
        ...(force && { force }),
      }
      const plan = await roster.library.planRemoval(id, how)
      if (json) printJson(plan)
      else tell(plan)
      if (plan.in_use.length > 0) throw new Failure(`${plan.name} is in use: ${plan.in_use.join('; ')}`)
      if (dryRun) return
      if (!yes && !(await confirm(`Remove ${plan.name} (${id})?`))) throw new Failure('Nothing was removed')
      await roster.library.remove(id, how)
      note(
        plan.keeps_files
          ? `Forgot ${plan.name}; its files stay`
          : `Removed ${plan.name}; ${bytes(plan.freed_bytes)} are free again`,
      )
    })
}

function tell({ files, freed_bytes, keeps_files, deletes_model }: LibraryRemoval): void {
  if (keeps_files) note('Its files stay where they are; the library only forgets them')
  else {
    note(table(COLUMNS, files))
    note(`This frees ${bytes(freed_bytes)}`)
  }
  if (deletes_model) note('A scan alone had added its model; that goes from the catalog as well')
}

const COLUMNS: readonly Column<LibraryRemoval['files'][number]>[] = [
  { title: 'FILE', cell: ({ path }) => path },
  {
    title: 'FREES',
    cell: ({ is_there, freed_bytes }) => (is_there ? bytes(freed_bytes) : 'gone already'),
    align: 'right',
  },
]

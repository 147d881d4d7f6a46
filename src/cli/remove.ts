// `roster remove`: deletes a model once its user has said yes.
import { examples } from './arguments.ts'
import { connect } from './connection.ts'
import type { Define } from './define.ts'
import { Failure, UsageError } from './failure.ts'
import { confirm } from './terminal/ask.ts'
import { note } from './terminal/write.ts'

interface Options {
  yes?: boolean
  keepFiles?: boolean
}

export const define: Define = (command) => {
  command
    .argument('<id>', 'id, or a model key that one provider alone has')
    .option('--yes', 'do not ask')
    .option('--keep-files', 'delete it although its files are installed; they stay where they are')
    .addHelpText('after', examples('roster remove gpt-4.1', 'roster remove gpt-4.1 --yes'))
    .action(async (name: string, { yes = false, keepFiles = false }: Options) => {
      if (!yes && !process.stdin.isTTY) throw new UsageError('Nobody can be asked here; add --yes to delete the model')
      const { roster } = connect(command)
      const { value, etag } = await roster.models.read(name)
      const { id, display_name } = value
      if (!yes && !(await confirm(`Delete ${display_name} (${id})?`))) throw new Failure('Nothing was deleted')
      await roster.models.remove(id, { ifMatch: etag, ...(keepFiles && { files: 'keep' }) })
      note(`Deleted ${display_name} (${id}); "roster changes" names the change, "roster undo" takes it back`)
    })
}

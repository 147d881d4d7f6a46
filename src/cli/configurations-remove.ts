// `roster configurations remove`: deletes a configuration once its user has said yes.
import type { Command } from 'commander'
import { examples } from './arguments.ts'
import { connect } from './connection.ts'
import { Failure, UsageError } from './failure.ts'
import { confirm } from './terminal/ask.ts'
import { note } from './terminal/write.ts'

export function define(command: Command): void {
  command
    .argument('<id>')
    .option('--yes', 'do not ask')
    .addHelpText('after', examples('roster configurations remove sdxl-draft --yes'))
    .action(async (id: string, { yes = false }: { yes?: boolean }) => {
      if (!yes && !process.stdin.isTTY)
        throw new UsageError('Nobody can be asked here; add --yes to delete the configuration')
      const { roster } = connect(command)
      const { value, etag } = await roster.configurations.read(id)
      if (!yes && !(await confirm(`Delete ${value.name} (${value.base_model})?`)))
        throw new Failure('Nothing was deleted')
      await roster.configurations.remove(id, { ifMatch: etag })
      note(`Deleted ${value.name} (${id}); "roster changes" names the change, "roster undo" takes it back`)
    })
}

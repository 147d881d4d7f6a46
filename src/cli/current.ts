// `roster current`: the model that this installation works with, and switching it.
import type { CurrentModel } from '@roster/client'
import { examples } from './arguments.ts'
import { connect } from './connection.ts'
import type { Define } from './define.ts'
import { oneLine } from './terminal/text.ts'
import { note } from './terminal/write.ts'

export const define: Define = (command) => {
  command
    .argument('[id]', 'the model to work with from now on')
    .addHelpText('after', examples('roster current', 'roster current musicgen-large'))
    .action(async (id: string | undefined) => {
      const { roster, show } = connect(command)
      if (id === undefined) {
        show(await roster.models.current(), nameOf)
        return
      }
      const chosen = await roster.models.setCurrent(id)
      show(chosen, nameOf)
      note(chosen.reload.reason)
    })
}

const nameOf = ({ model }: CurrentModel): string =>
  model ? oneLine(`${model.id}: ${model.display_name}`) : 'None: no local model is active'

// `roster undo`: puts every row of a change back, unless one has changed since.
import { examples, wholeNumber } from './arguments.ts'
import { connect } from './connection.ts'
import type { Define } from './define.ts'
import { oneLine } from './terminal/text.ts'

export const define: Define = (command) => {
  command
    .argument('<revision>', 'as "roster changes" lists it', wholeNumber(1))
    .addHelpText('after', examples('roster undo 12'))
    .action(async (revision: number) => {
      const { roster, show } = connect(command)
      show(await roster.changes.undo(revision), (change) =>
        oneLine(`${change.summary}; that is change ${change.revision}`),
      )
    })
}

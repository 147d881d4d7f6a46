// `roster sign-in`: a link that signs one browser in, once.
import { examples } from './arguments.ts'
import { connect } from './connection.ts'
import type { Define } from './define.ts'

export const define: Define = (command) => {
  command.addHelpText('after', examples('roster sign-in')).action(async () => {
    const { roster, url, show } = connect(command)
    show(await roster.session.newLink(), ({ path }) => `${url}${path}`)
  })
}

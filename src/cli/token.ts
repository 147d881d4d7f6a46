// `roster token`: where the admin token of the server on this machine lies, and how it is used.
import { examples } from './arguments.ts'
import { findAdminToken, tokenFile } from './connection.ts'
import type { Define } from './define.ts'
import { Failure } from './failure.ts'
import { print, printJson } from './terminal/write.ts'

const HELP = `
It needs no server. The token is printed only with --show.
${examples('roster token', 'ROSTER_TOKEN=$(roster token --show)')}`

export const define: Define = (command) => {
  command
    .option('--show', 'print the token itself, and nothing else')
    .addHelpText('after', HELP)
    .action(({ show = false }: { show?: boolean }) => {
      const { json = false } = command.optsWithGlobals<{ json?: boolean }>()
      const found = findAdminToken()
      if (!found && (show || !json))
        throw new Failure(
          `There is no admin token at ${tokenFile()}. The first "roster serve" makes it; ROSTER_HOME says where.`,
        )
      const { source, token } = found ?? { source: null, token: undefined }
      const place = source === 'environment' ? 'the variable ROSTER_ADMIN_TOKEN' : tokenFile()
      if (json) printJson({ source, file: source === 'file' ? tokenFile() : null, ...(show && { token }) })
      else if (show) print(token ?? '')
      else
        print(
          `The admin token lies in ${place}.\n` +
            'Commands on this machine find it there. Elsewhere set ROSTER_TOKEN to it, or send it by HTTP:\n' +
            '  Authorization: Bearer <token>\n' +
            '"roster token --show" prints it. For programs make keys instead, which can be revoked: roster keys add <name>',
        )
    })
}

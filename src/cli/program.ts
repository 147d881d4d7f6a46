// The commands put together: global options, help, and what is wrong usage.
import { Command } from 'commander'
import { version } from '../core/version.ts'
import { COMMANDS } from './commands.ts'

const NOTES = `
The token is --token, else ROSTER_TOKEN, else ROSTER_ADMIN_TOKEN, else, for a server on this machine, the file
admin-token in ROSTER_HOME.

Data goes to standard output, progress and notes to standard error. Exit codes: 0 done; 1 refused or failed;
2 wrong usage; 130 interrupted.

Examples:
  $ roster serve
  $ roster models --modality text
  $ roster help import`

/** @param words what was typed; only the commands among them are loaded. */
export async function createProgram(words: readonly string[]): Promise<Command> {
  const program = new Command('roster')
    .description('One registry and manager for every AI model that you run')
    .version(version)
    .option('--url <url>', 'the server (ROSTER_URL; default http://127.0.0.1:4480)')
    .option('--token <token>', 'bearer token of the server (ROSTER_TOKEN)')
    .option('--json', 'print what the API answered, as JSON')
    .addHelpText('after', NOTES)
    .configureHelp({ showGlobalOptions: true, subcommandTerm: (command) => command.name() })
    .showHelpAfterError('Run it with --help to see how it is used.')
    .exitOverride()
  for (const [name, { summary, load }] of Object.entries(COMMANDS)) {
    const command = program.command(name).description(summary)
    if (words.includes(name)) (await load()).define(command)
  }
  return program
}

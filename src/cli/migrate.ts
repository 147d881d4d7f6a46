// `roster migrate`: brings the database up to date, or says what is due.
import { readEnvironment } from '../core/environment.ts'
import { type MigrationState, migrationState, openDatabase } from '../db/index.ts'
import { examples } from './arguments.ts'
import type { Define } from './define.ts'
import { EXIT } from './failure.ts'
import { note, print, printJson } from './terminal/write.ts'

const HELP = `
A server does the same when it starts; this is for whoever wants it done before. Back up first: "roster backup <file>".
With --check nothing is changed, and the exit code is 1 where something is due.
${examples('roster migrate', 'roster migrate --check')}`

export const define: Define = (command) => {
  command
    .option('--check', 'only say what is due')
    .addHelpText('after', HELP)
    .action(async ({ check = false }: { check?: boolean }) => {
      const { json = false } = command.optsWithGlobals<{ json?: boolean }>()
      const { databaseUrl } = readEnvironment()
      const database = await openDatabase(databaseUrl, { shape: check ? 'found' : 'latest' })
      try {
        const state = await migrationState(database.reader)
        if (json) printJson({ migrated: database.migrated, ...state })
        else if (check) tellState(state)
        else print(database.migrated.map((name) => `done: ${name}`).join('\n') || 'The database is up to date.')
        if (check && state.due.length + state.unknown.length > 0) process.exitCode = EXIT.failure
      } finally {
        await database.close()
      }
    })
}

function tellState({ due, unknown }: MigrationState): void {
  print([...due.map((name) => `due: ${name}`), ...unknown.map((name) => `unknown: ${name}`)].join('\n'))
  if (unknown.length > 0) note('A newer version of Roster has made this database; start that version.')
  else if (due.length > 0) note('"roster migrate" does it, and so does the next start of a server.')
  else print('The database is up to date.')
}

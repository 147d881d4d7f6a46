// `roster restore`: puts the rows of a backup into the database, whole or not at all.
import { readEnvironment } from '../core/environment.ts'
import { openDatabase } from '../db/index.ts'
import { type RestoreReport, restore } from '../system/backup/index.ts'
import { ENTITIES } from '../system/entities/index.ts'
import { examples } from './arguments.ts'
import type { Define } from './define.ts'
import { localTime, plural } from './terminal/numbers.ts'
import { note, print, printJson } from './terminal/write.ts'

const HELP = `
It works on DATABASE_URL itself and needs no server; servers that run show the restored catalog within a second.
The whole file is read and checked first. A backup of an older version of Roster is brought up to date.
Sessions and keys stay as they are in the database. A restore is a change of its own and is not undone: back up first.
${examples('roster restore roster.backup.gz', 'roster backup before.gz && roster restore --replace roster.backup.gz')}`

export const define: Define = (command) => {
  command
    .argument('<file>', 'as "roster backup" wrote it')
    .option('--replace', 'take the place of all that the database holds')
    .addHelpText('after', HELP)
    .action(async (file: string, { replace = false }: { replace?: boolean }) => {
      const database = await openDatabase(readEnvironment().databaseUrl)
      try {
        const report = await restore(database, file, { entities: ENTITIES, replace })
        if (command.optsWithGlobals<{ json?: boolean }>().json) printJson(report)
        else tell(report)
      } finally {
        await database.close()
      }
    })
}

function tell({ created_at, revision, tables, rows, left_out }: RestoreReport): void {
  print(
    `Restored ${plural(rows, 'row')} of ${plural(tables, 'table')} from the backup of ${localTime(created_at)}; ` +
      `that is change ${revision}`,
  )
  if (left_out.length > 0) note(`This database has no place for: ${left_out.join(', ')}.`)
}

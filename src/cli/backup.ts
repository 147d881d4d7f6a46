// `roster backup`: saves the database to a file, whether servers run on it or not.
import { readEnvironment } from '../core/environment.ts'
import { openDatabase } from '../db/index.ts'
import { type BackupReport, backUp } from '../system/backup/index.ts'
import { examples } from './arguments.ts'
import type { Define } from './define.ts'
import { plural } from './terminal/numbers.ts'
import { oneLine } from './terminal/text.ts'
import { print, printJson } from './terminal/write.ts'

const HELP = `
It works on DATABASE_URL itself and needs no server; one that runs goes on. The file moves between SQLite and PostgreSQL.
Not in it: sessions, keys and whatever else lets somebody in, the weights in MODELS_DIR, results of jobs.
${examples('roster backup roster.backup.gz', 'roster backup --overwrite /var/backups/roster.gz')}`

export const define: Define = (command) => {
  command
    .argument('<file>', 'where to write it; only its owner may read it')
    .option('--overwrite', 'take the place of a file that is there')
    .addHelpText('after', HELP)
    .action(async (file: string, { overwrite = false }: { overwrite?: boolean }) => {
      const database = await openDatabase(readEnvironment().databaseUrl, { shape: 'found' })
      try {
        const report = await backUp(database, file, { overwrite })
        if (command.optsWithGlobals<{ json?: boolean }>().json) printJson(report)
        else print(textOf(report))
      } finally {
        await database.close()
      }
    })
}

const textOf = ({ file, revision, tables, rows, left_out }: BackupReport): string =>
  oneLine(
    `Saved ${plural(rows, 'row')} of ${plural(tables, 'table')} at revision ${revision} to ${file}` +
      (left_out.length > 0 ? ` (without ${left_out.join(', ')}, which hold secrets)` : ''),
  )

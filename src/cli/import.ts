// `roster import`: a foreign catalog, as the difference that it would make or as a change.
import type { ImportProgress, ImportReport, ImportSource, Roster } from '@roster/client'
import { Argument } from 'commander'
import { examples } from './arguments.ts'
import { connect } from './connection.ts'
import type { Define } from './define.ts'
import { EXIT, Failure } from './failure.ts'
import { importText } from './import-report.ts'
import { readTextOrUrl } from './read.ts'
import { interruptible } from './terminal/interrupt.ts'
import { Progress } from './terminal/progress.ts'
import { note } from './terminal/write.ts'

interface Options {
  apply?: boolean
  all?: boolean
}

const CATALOGS = ['litellm', 'models.dev', 'openrouter'] as const satisfies readonly ImportSource[]

const INTERRUPTED = 'Interrupted; the server may have written it all the same, "roster changes" tells'

const HELP = `
Without --apply nothing is written. What a person changed is kept, and an import is one change, which "roster undo"
takes back. An address is fetched by this command, never by the server.
${examples(
  'roster import models.dev https://models.dev/api.json',
  'roster import openrouter https://openrouter.ai/api/v1/models --apply',
  'roster import litellm model_prices_and_context_window.json --all',
)}`

export const define: Define = (command) => {
  command
    .addArgument(new Argument('<catalog>', 'whose it is').choices(CATALOGS))
    .argument('<file>', 'a file, an address, or "-" for standard input')
    .option('--apply', 'write it')
    .option('--all', 'print long lists whole')
    .addHelpText('after', HELP)
    .action(async (source: ImportSource, file: string, { apply = false, all = false }: Options) => {
      const { roster, show } = connect(command)
      const report = await run(roster, source, await readTextOrUrl(file), !apply)
      show(report, (whole) => importText(whole, all))
      note(whatNow(report))
    })
}

async function run(roster: Roster, source: ImportSource, text: string, dryRun: boolean): Promise<ImportReport> {
  const progress = new Progress('{stage} [{bar}] {value}/{total}')
  const onProgress = ({ stage, done, total }: ImportProgress) => progress.show(done, total, { stage })
  return interruptible((signal) =>
    roster.imports.run(source, text, { dryRun, onProgress, signal }).catch((error: unknown) => {
      throw signal.aborted ? new Failure(dryRun ? 'Interrupted' : INTERRUPTED, EXIT.interrupted) : error
    }),
  ).finally(() => progress.end())
}

function whatNow({ dry_run, revision, summary }: ImportReport): string {
  const { new: added, changed, new_providers } = summary
  if (added + changed + new_providers === 0) return 'There is nothing to write.'
  if (dry_run) return 'Nothing was written. Add --apply to write it.'
  return `Written as change ${revision}; "roster undo ${revision}" takes it back.`
}

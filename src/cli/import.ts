// `roster import`: a foreign catalog, as the difference that it would make or as a change.
import type { ImportOptions, ImportProgress, ImportReport, ImportSource, PresetReport } from '@roster/client'
import { Argument } from 'commander'
import { examples } from './arguments.ts'
import { connect } from './connection.ts'
import type { Define } from './define.ts'
import { EXIT, Failure } from './failure.ts'
import { importText, presetText } from './import-report.ts'
import { readTextOrUrl } from './read.ts'
import { interruptible } from './terminal/interrupt.ts'
import { Progress } from './terminal/progress.ts'
import { note } from './terminal/write.ts'

interface Options {
  apply?: boolean
  all?: boolean
}

const CATALOGS = ['litellm', 'models.dev', 'openrouter'] as const satisfies readonly ImportSource[]
const PRESETS = 'presets'

const INTERRUPTED = 'Interrupted; the server may have written it all the same, "roster changes" tells'

const HELP = `
Without --apply nothing is written. What a person changed is kept, and an import is one change, which "roster undo"
takes back. An address is fetched by this command, never by the server.
${examples(
  'roster import models.dev https://models.dev/api.json',
  'roster import openrouter https://openrouter.ai/api/v1/models --apply',
  'roster import litellm model_prices_and_context_window.json --all',
  'roster import presets models-with-configuration-presets.json',
)}`

export const define: Define = (command) => {
  command
    .addArgument(new Argument('<catalog>', 'whose it is, or presets').choices([...CATALOGS, PRESETS]))
    .argument('<file>', 'a file, an address, or "-" for standard input')
    .option('--apply', 'write it')
    .option('--all', 'print long lists whole')
    .addHelpText('after', HELP)
    .action(async (source: ImportSource | typeof PRESETS, file: string, { apply = false, all = false }: Options) => {
      const { roster, show } = connect(command)
      const text = await readTextOrUrl(file)
      if (source === PRESETS) {
        const report = await run(!apply, (options) => roster.imports.presets(text, options))
        show(report, (whole) => presetText(whole, all))
        note(whatNow(report, 0))
      } else {
        const report = await run(!apply, (options) => roster.imports.run(source, text, options))
        show(report, (whole) => importText(whole, all))
        note(whatNow(report, report.summary.new_providers))
      }
    })
}

async function run<Report>(dryRun: boolean, start: (options: ImportOptions) => Promise<Report>): Promise<Report> {
  const progress = new Progress('{stage} [{bar}] {value}/{total}')
  const onProgress = ({ stage, done, total }: ImportProgress) => progress.show(done, total, { stage })
  return interruptible((signal) =>
    start({ dryRun, onProgress, signal }).catch((error: unknown) => {
      throw signal.aborted ? new Failure(dryRun ? 'Interrupted' : INTERRUPTED, EXIT.interrupted) : error
    }),
  ).finally(() => progress.end())
}

function whatNow({ dry_run, revision, summary }: ImportReport | PresetReport, newProviders: number): string {
  if (summary.new + summary.changed + newProviders === 0) return 'There is nothing to write.'
  if (dry_run) return 'Nothing was written. Add --apply to write it.'
  return `Written as change ${revision}; "roster undo ${revision}" takes it back.`
}

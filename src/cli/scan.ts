// `roster scan`: finds models in folders of the server; Ctrl-C leaves the scan running there.
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Roster, Scan, ScanRequest } from '@roster/client'
import { Option } from 'commander'
import { examples } from './arguments.ts'
import { connect, isLoopback } from './connection.ts'
import type { Define } from './define.ts'
import { Failure } from './failure.ts'
import { interruptible } from './terminal/interrupt.ts'
import { count } from './terminal/numbers.ts'
import { Progress } from './terminal/progress.ts'
import { fields } from './terminal/table.ts'
import { note } from './terminal/write.ts'

const KINDS = ['auto', 'folder', 'comfyui', 'huggingface-cache', 'ollama']
const POLL_MS = 200

export const define: Define = (command) => {
  command
    .argument('[path]', 'a folder of the server, adopted in place; without it MODELS_DIR and all that were adopted')
    .addOption(new Option('--kind <kind>', 'what the folder is').choices(KINDS).default('auto'))
    .addHelpText(
      'after',
      examples('roster scan', 'roster scan ~/ComfyUI', 'roster scan ~/.cache/huggingface --kind huggingface-cache'),
    )
    .action(async (path: string | undefined, { kind }: { kind: NonNullable<ScanRequest['kind']> }) => {
      const { roster, url, show } = connect(command)
      // On this machine a path means what it means to the shell.
      const folder = path === undefined ? null : isLoopback(url) ? resolve(path) : path
      const scan = await watch(roster, await roster.library.scan({ path: folder, kind }))
      show(scan, scanText)
      for (const { path: place, detail } of scan.errors) note(`${place}: ${detail}`)
      if (scan.errors_total > scan.errors.length) note(`... and ${scan.errors_total - scan.errors.length} more`)
      if (scan.status === 'failed' || scan.status === 'cancelled')
        throw new Failure(`The scan ${scan.status === 'failed' ? 'failed' : 'was cancelled'}`)
    })
}

function watch(roster: Roster, started: Scan): Promise<Scan> {
  const progress = new Progress('looking [{bar}] {value} of {total} files')
  return interruptible(async (interrupted) => {
    for (let scan = started; ; scan = await roster.library.readScan()) {
      if (scan.status !== 'running') return scan
      if (scan.files_total !== null) progress.show(scan.files_seen, scan.files_total, {})
      // Being interrupted is no failure of the pause: what follows looks at it.
      await pause(POLL_MS, undefined, { signal: interrupted }).catch(() => {})
      if (interrupted.aborted) {
        note('The scan goes on at the server; "roster scan" shows it again')
        return scan
      }
    }
  }).finally(() => progress.end())
}

const scanText = ({ files_seen, added, changed, missing, errors_total }: Scan): string =>
  fields([
    ['files', count(files_seen)],
    ['added', count(added)],
    ['changed', count(changed)],
    ['missing', count(missing)],
    ['errors', count(errors_total)],
  ])

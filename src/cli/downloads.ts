// `roster downloads`: what is on its way and what ended in the last days; and what can be done with one.
import type { Download, Roster } from '@roster/client'
import type { Command } from 'commander'
import { examples, given, wholeNumber } from './arguments.ts'
import { connect } from './connection.ts'
import type { Define } from './define.ts'
import { Failure } from './failure.ts'
import { bytes, duration, goesOn } from './terminal/numbers.ts'
import { type Column, table } from './terminal/table.ts'
import { oneLine } from './terminal/text.ts'
import { note } from './terminal/write.ts'

type Act = (roster: Roster, id: string) => Promise<Download>

const ACTIONS: Readonly<Record<string, [summary: string, act: Act]>> = {
  pause: ['Stop a download and keep what has arrived', (roster, id) => roster.downloads.pause(id)],
  resume: ['Let a download that is paused go on where it stood', (roster, id) => roster.downloads.resume(id)],
  cancel: ['Stop a download and delete what had arrived', (roster, id) => roster.downloads.cancel(id)],
}

export const define: Define = (command) => {
  command
    .addHelpText('after', examples('roster downloads', 'roster downloads pause flux-1-dev', 'roster downloads --json'))
    .action(async () => {
      const { roster, show } = connect(command)
      const list = await roster.downloads.list()
      show(list, ({ downloads }) => (downloads.length > 0 ? table(COLUMNS, downloads) : ''))
      if (list.downloads.length === 0) note('No downloads; "roster pull <model>" starts one.')
    })
  for (const [name, [summary, act]] of Object.entries(ACTIONS)) defineAction(command.command(name), summary, act)
  defineRetry(command.command('retry'))
  defineMove(command.command('move'))
}

function defineAction(command: Command, summary: string, act: Act): void {
  command
    .description(summary)
    .argument('<download>', 'its id, or the id of its model')
    .action(async (name: string) => {
      const { roster, show } = connect(command)
      show(await act(roster, await idOf(roster, name)), told)
    })
}

function defineRetry(command: Command): void {
  command
    .description('Try a failed download again, with what had arrived')
    .argument('<download>', 'its id, or the id of its model')
    .option('--accept-sha256 <hash>', 'take the file with this hash as it is, although its site states another')
    .action(async (name: string, { acceptSha256 }: { acceptSha256?: string }) => {
      const { roster, show } = connect(command)
      show(await roster.downloads.retry(await idOf(roster, name), given({ accept_sha256: acceptSha256 })), told)
    })
}

function defineMove(command: Command): void {
  command
    .description('Give a download that waits another place in the queue')
    .argument('<download>', 'its id, or the id of its model')
    .argument('<position>', '1 is next', wholeNumber(1))
    .action(async (name: string, position: number) => {
      const { roster, show } = connect(command)
      show(await roster.downloads.move(await idOf(roster, name), { position }), told)
    })
}

/** The newest download of a model stands for it. */
async function idOf(roster: Roster, name: string): Promise<string> {
  const { downloads } = await roster.downloads.list()
  const found = downloads.find(({ id }) => id === name) ?? downloads.findLast(({ model_id }) => model_id === name)
  if (found) return found.id
  throw new Failure(`There is no download "${oneLine(name)}"; "roster downloads" lists them`)
}

const told = ({ model_id, status, progress }: Download): string =>
  oneLine(`The download of ${model_id} is ${status.replace('_', ' ')} at ${progress}%`)

const leftOf = ({ eta, retry_at }: Download): string =>
  retry_at === null ? (eta === null ? '' : duration(eta)) : goesOn(retry_at)

const COLUMNS: readonly Column<Download>[] = [
  { title: 'MODEL', cell: ({ model_id }) => model_id },
  {
    title: 'STATUS',
    cell: ({ status }) => status.replace('_', ' '),
    style: ({ error }) => (error ? 'red' : undefined),
  },
  { title: 'DONE', cell: ({ progress }) => `${progress}%`, align: 'right' },
  { title: 'SIZE', cell: ({ total_bytes }) => bytes(total_bytes), align: 'right' },
  { title: 'SPEED', cell: ({ speed }) => (speed === null ? '' : `${bytes(speed)}/s`), align: 'right' },
  { title: 'LEFT', cell: leftOf, align: 'right' },
  { title: 'ERROR', cell: ({ error }) => error?.message ?? '' },
  { title: 'ID', cell: ({ id }) => id, style: () => 'dim' },
]

// `roster jobs`: what was asked for and what became of it; and what can be done with one.
import type { Job, JobFilter } from '@roster/client'
import { type Command, Option } from 'commander'
import { examples, wholeNumber } from './arguments.ts'
import { connect } from './connection.ts'
import type { Define } from './define.ts'
import { resultText } from './run-result.ts'
import { localTime, price } from './terminal/numbers.ts'
import { type Column, fields, section, sections, table } from './terminal/table.ts'
import { oneLine } from './terminal/text.ts'
import { note } from './terminal/write.ts'

const STATUSES = ['queued', 'running', 'completed', 'failed', 'cancelled'] as const
const SHOWN = 20

export const define: Define = (command) => {
  command
    .addOption(new Option('--status <status>', 'only these').choices(STATUSES))
    .option('--model <id>', 'only of this model')
    .option('--limit <count>', 'at most this many', wholeNumber(1, 1000), SHOWN)
    .addHelpText('after', examples('roster jobs', 'roster jobs --status failed', 'roster jobs show <id>'))
    .action(async ({ status, model, limit = SHOWN }: JobFilter) => {
      const { roster, show } = connect(command)
      const list = await roster.jobs.list({ limit, ...(status && { status }), ...(model && { model }) })
      show(list, ({ jobs }) => (jobs.length > 0 ? table(COLUMNS, jobs) : ''))
      if (list.jobs.length === 0) note('No jobs; "roster run <model>" asks for one.')
      if (list.next_cursor !== null) note(`There are more; --limit shows up to 1000.`)
    })
  defineShow(command.command('show'))
  defineCancel(command.command('cancel'))
  defineRate(command.command('rate'))
}

function defineShow(command: Command): void {
  command
    .description('Show one job with its parameters, its tries and its result')
    .argument('<job>', 'its id')
    .action(async (id: string) => {
      const { roster, url, show } = connect(command)
      show(await roster.jobs.read(id), (job) => jobText(job, url))
    })
}

function defineCancel(command: Command): void {
  command
    .description('Stop a job, also at its provider where that can be told')
    .argument('<job>', 'its id')
    .action(async (id: string) => {
      const { roster, show } = connect(command)
      show(await roster.jobs.cancel(id), ({ model_id }) => `The job of ${model_id} is cancelled`)
    })
}

function defineRate(command: Command): void {
  command
    .description('Say how good a result is')
    .argument('<job>', 'its id')
    .argument('<rating>', '1 is bad, 5 is good', wholeNumber(1, 5))
    .action(async (id: string, rating: number) => {
      const { roster, show } = connect(command)
      show(await roster.jobs.rate(id, rating), ({ model_id }) => `The job of ${model_id} is rated ${rating} of 5`)
    })
}

const costText = ({ amount, currency, reason }: Job['cost']): string =>
  amount === null ? `unknown${reason ? `: ${reason}` : ''}` : price(amount, currency)

const secondsText = ({ started_at, completed_at }: Job): string =>
  started_at && completed_at ? `${((Date.parse(completed_at) - Date.parse(started_at)) / 1000).toFixed(1)} s` : ''

const COLUMNS: readonly Column<Job>[] = [
  { title: 'ASKED', cell: ({ created_at }) => localTime(created_at) },
  { title: 'MODEL', cell: ({ model_id }) => model_id },
  { title: 'STATUS', cell: ({ status }) => status, style: ({ error }) => (error ? 'red' : undefined) },
  { title: 'TOOK', cell: secondsText, align: 'right' },
  { title: 'COST', cell: ({ cost }) => price(cost.amount, cost.currency), align: 'right' },
  { title: 'BY', cell: ({ created_by }) => created_by ?? '' },
  { title: 'ERROR', cell: ({ error }) => error?.message ?? '' },
  { title: 'ID', cell: ({ id }) => id, style: () => 'dim' },
]

const jobText = (job: Job, url: string): string =>
  sections(
    fields([
      ...([['status', job.status]] as const),
      ['model', `${job.resolution.model.display_name} (${job.model_id}) of ${job.provider_id}`],
      ['instead of', job.resolution.fallback && `${job.resolution.fallback.from}: ${job.resolution.fallback.reason}`],
      ['asked', `${localTime(job.created_at)} by ${job.created_by}`],
      ['took', secondsText(job)],
      ['cost', job.completed_at === null ? null : costText(job.cost)],
      ['rating', job.quality_rating === null ? null : `${job.quality_rating} of 5`],
      ['error', job.error && `${job.error.code}: ${job.error.message}`],
    ]),
    section('Input', fields(Object.entries(job.input).map(([name, value]) => [name, oneLine(JSON.stringify(value))]))),
    section('Tries', job.attempts.length > 1 ? table(ATTEMPTS, job.attempts) : ''),
    section('Result', resultText(job, url, [])),
  )

const ATTEMPTS: readonly Column<Job['attempts'][number]>[] = [
  { title: 'BEGUN', cell: ({ started_at }) => localTime(started_at) },
  { title: 'MODEL', cell: ({ model_id }) => model_id },
  { title: 'PROVIDER', cell: ({ provider_id }) => provider_id },
  { title: 'ERROR', cell: ({ error }) => error?.message ?? '' },
]

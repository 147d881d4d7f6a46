// `roster run`: asks a model for something, shows how far it is, and gives the result.
import type { Job, JobCreate } from '@roster/client'
import { Option } from 'commander'
import { MODALITIES } from '../vocabulary/index.ts'
import { examples, given, valuesOf } from './arguments.ts'
import { connect } from './connection.ts'
import type { Define } from './define.ts'
import { EXIT, Failure } from './failure.ts'
import { watchJob } from './run-progress.ts'
import { resultText, saveFiles } from './run-result.ts'
import { targetOf } from './run-target.ts'
import { note, printJson } from './terminal/write.ts'

interface Options {
  input?: string[]
  output?: string
  configuration?: string
  adapter?: string
  onLimit?: NonNullable<JobCreate['on_limit']>
  fallback?: boolean
  detach?: boolean
}

const HELP = `
What to run is a model, by its id, or what it should do: "chat", or "image/generation" where several kinds of model can.
Ctrl-C cancels, also at the provider.
${examples(
  'roster run sonnet-4 "Why is the sky blue?"',
  'roster run image/generation "A house by the sea" --input width=1024 height=768 --output pictures',
  'roster run musicgen-small --input duration=10 "prompt=slow jazz"',
)}`

export const define: Define = (command) => {
  command
    .argument('<model-or-task>', `a model, a task, or <modality>/<task> with ${MODALITIES.join(', ')}`)
    .argument('[prompt]', 'the same as --input prompt=...')
    .option('--input <key=value...>', 'parameters of the request')
    .option('--output <folder>', 'save files that are made there')
    .option('--configuration <id>', 'with the parameters of this configuration')
    .option('--adapter <id>', 'with this adapter')
    .addOption(new Option('--on-limit <how>', 'what happens to a value over a limit').choices(['reject', 'clamp']))
    .option('--fallback', 'let the next candidate stand in where a model fails')
    .option('--detach', 'queue it and do not wait; "roster jobs" shows it')
    .addHelpText('after', HELP)
    .action(async (what: string, prompt: string | undefined, options: Options) => {
      const { roster, url, json, show } = connect(command)
      const target = await targetOf(roster, what)
      const job = await roster.jobs.create({ ...requestOf(prompt, options), ...target })
      if (options.detach) return show(job, queuedText)
      const ended = await watchJob(roster, job)
      if (json) printJson(ended)
      if (ended.status !== 'completed') throw failureOf(ended)
      const saved = options.output === undefined ? [] : await saveFiles(roster, ended, options.output)
      if (!json) show(ended, () => resultText(ended, url, saved))
      note(summaryOf(ended))
    })
}

function requestOf(prompt: string | undefined, options: Options): JobCreate {
  const { input, configuration, adapter, onLimit, fallback } = options
  const values = valuesOf([...(input ?? []), ...(prompt === undefined ? [] : [`prompt=${JSON.stringify(prompt)}`])])
  return given({
    input: values,
    ...{ configuration_id: configuration, adapter_id: adapter, on_limit: onLimit, fallback },
  })
}

const queuedText = ({ id, model_id }: Job): string => `${id} is queued for ${model_id}`

const summaryOf = ({ model_id, provider_id, cost }: Job): string =>
  `${model_id} of ${provider_id}, cost ${cost.amount === null ? 'unknown' : `${cost.amount} ${cost.currency}`}`

function failureOf({ id, status, error }: Job): Failure {
  if (status === 'cancelled') return new Failure(`The job ${id} was cancelled`, EXIT.interrupted)
  return new Failure(`The job ${id} failed: ${error?.message ?? status}`)
}

// `roster add`: a new model from flags, from a JSON file, or from a file with flags over it.
import type { ModelCreate } from '@roster/client'
import { Option } from 'commander'
import { MODALITIES, MODEL_TYPES } from '../vocabulary/index.ts'
import { amount, examples, given, wholeNumber } from './arguments.ts'
import { connect } from './connection.ts'
import type { Define } from './define.ts'
import { Failure, UsageError } from './failure.ts'
import { readText } from './read.ts'
import { oneLine } from './terminal/text.ts'

interface Options {
  provider?: string
  key?: string
  name?: string
  modality?: ModelCreate['modality']
  task?: string
  id?: string
  type?: NonNullable<ModelCreate['type']>
  family?: string
  baseModel?: string
  description?: string
  contextWindow?: number
  maxOutput?: number
  maxDuration?: number
  inputPrice?: number
  outputPrice?: number
  default?: boolean
  inactive?: boolean
  jsonFile?: string
}

const EXAMPLES = examples(
  'roster add --provider openAI --key gpt-5 --name "GPT-5" --modality text --task chat --context-window 400000',
  'roster model sonnet-4 --json | roster add --json-file - --id sonnet-4-copy --key another-key',
)

export const define: Define = (command) => {
  command
    .option('--provider <id>', 'who runs it (required)')
    .option('--key <model key>', "the provider's own name for it (required)")
    .option('--name <name>', 'display name (required)')
    .addOption(new Option('--modality <modality>', 'what it makes (required)').choices(MODALITIES))
    .option('--task <task>', 'such as chat or generation (required)')
    .option('--id <id>', 'made from the name without it')
    .addOption(new Option('--type <type>', 'kind of file').choices(MODEL_TYPES))
    .option('--family <family>')
    .option('--base-model <base model>')
    .option('--description <text>')
    .option('--context-window <tokens>', '', wholeNumber(1))
    .option('--max-output <tokens>', '', wholeNumber(1))
    .option('--max-duration <seconds>', '', amount)
    .option('--input-price <usd>', 'for a million tokens; 0 is free, unknown without it', amount)
    .option('--output-price <usd>', 'the same for what comes out', amount)
    .option('--default', 'of its modality and task')
    .option('--inactive', 'not in use yet')
    .option('--json-file <file>', 'the model as JSON, as the API takes it; "-" reads standard input')
    .addHelpText('after', EXAMPLES)
    .action(async (options: Options) => {
      const { roster, show } = connect(command)
      const base = options.jsonFile === undefined ? undefined : parse(await readText(options.jsonFile))
      show(await roster.models.create(bodyOf(options, base)), ({ id, display_name }) =>
        oneLine(`Added ${display_name} as ${id}`),
      )
    })
}

type Draft = Partial<ModelCreate>

const REQUIRED = {
  provider: 'provider',
  key: 'model_key',
  name: 'display_name',
  modality: 'modality',
  task: 'task',
} as const

function bodyOf(options: Options, base: Draft | undefined): ModelCreate {
  const body: Draft = { ...base, ...given(flagsOf(options, base ?? {})) }
  const missing = Object.entries(REQUIRED).filter(([, field]) => body[field] === undefined)
  // Of a file the server says what is wrong with it, all at once.
  if (base === undefined && missing.length > 0)
    throw new UsageError(`roster add needs ${missing.map(([flag]) => `--${flag}`).join(', ')}; see roster add --help`)
  return body as ModelCreate
}

const flagsOf = (options: Options, { capabilities, pricing }: Draft) => ({
  provider: options.provider,
  model_key: options.key,
  display_name: options.name,
  modality: options.modality,
  task: options.task,
  id: options.id,
  type: options.type,
  family: options.family,
  base_model: options.baseModel,
  description: options.description,
  max_duration_seconds: options.maxDuration,
  is_default: options.default,
  is_active: options.inactive ? false : undefined,
  capabilities: over(capabilities, { context_window: options.contextWindow, max_output: options.maxOutput }),
  pricing: over(pricing, { input_per_mtok: options.inputPrice, output_per_mtok: options.outputPrice }),
})

function over<Fields extends object>(base: object | null | undefined, fields: Fields) {
  const known = given(fields)
  return Object.keys(known).length > 0 ? { ...base, ...known } : undefined
}

function parse(text: string): Draft {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Failure(`The file is not valid JSON: ${error instanceof Error ? error.message : error}`)
  }
}

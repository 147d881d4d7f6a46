// `roster adapters add`: an adapter from flags, or from a JSON file with flags over it.
import type { AdapterCreate } from '@roster/client'
import { type Command, Option } from 'commander'
import { examples, given } from './arguments.ts'
import { connect } from './connection.ts'
import { UsageError } from './failure.ts'
import { readJsonObject } from './json-file.ts'
import { oneLine } from './terminal/text.ts'

interface Options {
  name?: string
  baseModel?: string
  id?: string
  type?: 'lora' | 'adapter'
  adapterVersion?: string
  description?: string
  triggerWords?: string
  jsonFile?: string
}

export function define(command: Command): void {
  command
    .option('--name <name>', '(required)')
    .option('--base-model <base model>', 'a model, by id or Hugging Face repository, or a base model (required)')
    .option('--id <id>', 'made from the name without it')
    .addOption(new Option('--type <type>').choices(['lora', 'adapter']))
    .option('--adapter-version <version>')
    .option('--description <text>')
    .option('--trigger-words <words>', 'with commas between them')
    .option('--json-file <file>', 'the adapter as JSON, as the API takes it; "-" reads standard input')
    .addHelpText(
      'after',
      examples('roster adapters add --name "Oil Paint" --base-model sdxl --trigger-words "oil paint"'),
    )
    .action(async (options: Options) => {
      const { roster, show } = connect(command)
      const base = options.jsonFile === undefined ? {} : await readJsonObject<AdapterCreate>(options.jsonFile)
      const flags = given({
        name: options.name,
        base_model: options.baseModel,
        id: options.id,
        type: options.type,
        version: options.adapterVersion,
        description: options.description,
        trigger_words: options.triggerWords?.split(',').map((word) => word.trim()),
      })
      const body: Partial<AdapterCreate> = { ...base, ...flags }
      if (options.jsonFile === undefined && !(body.name && body.base_model))
        throw new UsageError('roster adapters add needs --name and --base-model')
      show(await roster.adapters.create(body as AdapterCreate), ({ id, name }) => oneLine(`Added ${name} as ${id}`))
    })
}

// `roster configurations add`: a configuration from a JSON file.
import type { ConfigurationCreate } from '@roster/client'
import type { Command } from 'commander'
import { examples } from './arguments.ts'
import { type Owner, ownerOf } from './configurations-owner.ts'
import { connect } from './connection.ts'
import { readJsonObject } from './json-file.ts'
import { oneLine } from './terminal/text.ts'

const HELP = `
The file is an object with name, steps, cfg_scale, sampler, scheduler, resolution_width and resolution_height at least;
base_model is filled in where the owner says it. With is_default the flag is taken from whoever has it.
${examples(
  'roster configurations add --model sdxl-1-0-base --json-file high-quality.json',
  'roster configuration sdxl-draft --json | roster configurations add --base-model sdxl --json-file -',
)}`

/** Under these a configuration that was read says where it comes from. */
const SET_BY_SERVER = ['id', 'model_id', 'created_at', 'updated_at'] as const

export function define(command: Command): void {
  command
    .option('--model <id>', 'for this model alone')
    .option('--base-model <base model>', 'for every model of this base model')
    .requiredOption('--json-file <file>', 'the configuration as JSON, as the API takes it; "-" reads standard input')
    .addHelpText('after', HELP)
    .action(async (_: unknown, self: Command) => {
      // `--model` may be taken for the option of the same name of the command above.
      const options = self.optsWithGlobals<Owner & { jsonFile: string }>()
      const owner = ownerOf(options)
      const { roster, show } = connect(self)
      const body = await readJsonObject<ConfigurationCreate & Record<string, unknown>>(options.jsonFile)
      for (const name of SET_BY_SERVER) delete body[name]
      const added =
        owner.model !== null
          ? await roster.configurations.createModelConfiguration(owner.model, {
              ...body,
              base_model: body.base_model ?? (await baseModelOf(owner.model)),
            })
          : await roster.configurations.createBaseModelConfiguration(owner.baseModel, {
              ...body,
              base_model: body.base_model ?? owner.baseModel,
            })
      show(added, ({ id, name }) => oneLine(`Added ${name} as ${id}`))

      async function baseModelOf(model: string): Promise<string> {
        return (await roster.models.read(model)).value.base_model ?? ''
      }
    })
}

// `roster export`: files for other programs, made from what is installed.
import { writeFile } from 'node:fs/promises'
import type { ExportedFile } from '@roster/client'
import type { Command } from 'commander'
import { examples, given } from './arguments.ts'
import { connect } from './connection.ts'
import type { Define } from './define.ts'
import { note, print, printJson } from './terminal/write.ts'

interface TrainingOptions {
  model?: string
  arch?: string
  dataset: string
  trigger?: string
  name?: string
  output?: string
}

const HELP = `
The file goes to standard output, or where -o says. What the other program will not find on the server's machine is told
on standard error, with what to do about it.
${examples(
  'roster export ai-toolkit --model sdxl-1-0-base --dataset /data/photos --trigger p3r5on -o my-lora.yaml',
  'roster export comfyui -o ~/ComfyUI/extra_model_paths.yaml',
)}`

export const define: Define = (command) => {
  command.addHelpText('after', HELP)
  const training = command.command('ai-toolkit').description('A training configuration for AI Toolkit')
  training
    .option('--model <id>', 'an installed base model; without it the place is left to be filled in')
    .option('--arch <name>', 'architecture of AI Toolkit, where the model does not tell it')
    .requiredOption('--dataset <folder>', 'images and captions, as the machine that trains knows the folder')
    .option('--trigger <word>', 'word that will call what is learned')
    .option('--name <name>', 'of the training')
    .option('-o, --output <file>', 'where to write it')
    .action(async ({ model, dataset, trigger, output, arch, name }: TrainingOptions) => {
      const asked = given({ model_id: model, trigger_word: trigger, arch, name })
      await deliver(training, output, ({ roster }) => roster.exports.aiToolkit({ ...asked, dataset_path: dataset }))
    })
  const paths = command.command('comfyui').description('extra_model_paths.yaml for ComfyUI')
  paths.option('-o, --output <file>', 'where to write it').action(async ({ output }: { output?: string }) => {
    await deliver(paths, output, ({ roster }) => roster.exports.comfyUi())
  })
}

type Ask = (connection: ReturnType<typeof connect>) => Promise<ExportedFile>

async function deliver(command: Command, output: string | undefined, ask: Ask): Promise<void> {
  const connection = connect(command)
  const file = await ask(connection)
  if (output !== undefined) {
    await writeFile(output, file.content)
    note(`Wrote ${output}`)
  }
  if (connection.json) return printJson(file)
  if (output === undefined) print(file.content.trimEnd())
  for (const { part, hint } of file.missing) note(`missing: ${part}: ${hint}`)
}

// `roster upload`: sends a file of weights to the server, where it becomes an installed model.
import { constants, openAsBlob } from 'node:fs'
import { access } from 'node:fs/promises'
import { basename } from 'node:path'
import { RosterError, type Upload } from '@roster/client'
import { messageOf } from '../core/errors.ts'
import { examples, given } from './arguments.ts'
import { connect } from './connection.ts'
import type { Define } from './define.ts'
import { EXIT, Failure, UsageError } from './failure.ts'
import { interruptible } from './terminal/interrupt.ts'
import { bytes } from './terminal/numbers.ts'
import { Progress } from './terminal/progress.ts'
import { oneLine } from './terminal/text.ts'

interface Options {
  id?: string
  name?: string
  type?: NonNullable<Parameters<ReturnType<typeof connect>['roster']['uploads']['send']>[1]>['type']
  family?: string
  baseModel?: string
  description?: string
  sha256?: string
  resume?: string
}

const HELP = `
What you say of the file stands above what it says of itself. Ctrl-C stops, and the command that goes on is printed; what
has arrived stays for seven days.
${examples(
  'roster upload my-style.safetensors --name "My Style" --type lora --base-model sdxl',
  'roster upload my-style.safetensors --resume 6f9619ff-8b86-4d01-b42d-00cf4fc964ff',
)}`

export const define: Define = (command) => {
  command
    .argument('<file>', '.safetensors, .gguf, .ckpt, .pth, .bin, .pt, .sft or .onnx')
    .option('--id <id>', 'of the model')
    .option('--name <name>', 'of the model; made from the name of the file without it')
    .option('--type <type>', 'kind of file, such as base_model, lora or vae')
    .option('--family <family>', 'such as flux')
    .option('--base-model <base>', 'such as sdxl')
    .option('--description <text>')
    .option('--sha256 <hash>', 'refuse the file where it arrives with another')
    .option('--resume <upload>', 'go on with an upload that broke off')
    .addHelpText('after', HELP)
    .action(async (file: string, { baseModel, ...options }: Options) => {
      const { roster, show } = connect(command)
      const blob = await blobOf(file)
      const progress = new Progress('uploading [{bar}] {percentage}% {size}')
      let id: string | undefined
      const upload = await interruptible((signal) =>
        roster.uploads.send(blob, {
          ...given({ ...options, base_model: baseModel }),
          filename: basename(file),
          signal,
          onStart: (started) => {
            id = started
          },
          onProgress: ({ sent, total }) => progress.show(sent, total, { size: `${bytes(sent)} of ${bytes(total)}` }),
        }),
      )
        .catch((error: unknown) => {
          throw failureOf(error, file, id)
        })
        .finally(() => progress.end())
      show(upload, installedText)
    })
}

async function blobOf(file: string): Promise<Blob> {
  try {
    await access(file, constants.R_OK)
    return await openAsBlob(file)
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${messageOf(error)}`)
  }
}

const installedText = ({ model_id, size_bytes }: Upload): string =>
  oneLine(`${model_id} is installed: ${bytes(size_bytes)}`)

/** What can go on is told with the command for it. */
function failureOf(error: unknown, file: string, id: string | undefined): unknown {
  if (id === undefined) return error
  const goOn = `Go on with: roster upload ${file} --resume ${id}`
  if (!RosterError.isInstance(error)) return new Failure(`The upload was stopped. ${goOn}`, EXIT.interrupted)
  return error.code === 'network' ? new Failure(`${error.message}. ${goOn}`) : error
}

// `roster pull`: brings the files of a model to the server, and stays until they are there.
import type { Download } from '@roster/client'
import { examples } from './arguments.ts'
import { connect } from './connection.ts'
import type { Define } from './define.ts'
import { EXIT, Failure } from './failure.ts'
import { watchDownload } from './pull-progress.ts'
import { bytes, plural } from './terminal/numbers.ts'
import { oneLine } from './terminal/text.ts'
import { printJson } from './terminal/write.ts'

interface Options {
  hfToken?: string
  force?: boolean
}

const HELP = `
Ctrl-C cancels the download and deletes what had arrived. The token of Hugging Face goes with this download alone and
is kept nowhere; it has a name of its own so that the token of the server never ends up there.
${examples('roster pull musicgen-small', 'HF_TOKEN=hf_... roster pull flux-1-dev')}`

export const define: Define = (command) => {
  command
    .argument('<id>', 'id of the model')
    .option('--hf-token <token>', 'for a model that wants one (HF_TOKEN)')
    .option('--force', 'fetch again what is installed')
    .addHelpText('after', HELP)
    .action(async (id: string, { hfToken, force = false }: Options) => {
      const { roster, json, show } = connect(command)
      const token = hfToken || process.env.HF_TOKEN
      const started = await roster.downloads.start({ model_id: id, force, ...(token && { token }) })
      const ended = await watchDownload(roster, started)
      if (ended.status === 'completed') return show(ended, completedText)
      if (json) printJson(ended)
      throw failureOf(ended)
    })
}

const completedText = ({ model_id, files, downloaded_bytes }: Download): string =>
  oneLine(`${model_id} is installed: ${plural(files.length, 'file')}, ${bytes(downloaded_bytes)}`)

function failureOf({ model_id, status, error }: Download): Failure {
  const reason = error?.message ?? status
  if (status === 'cancelled') return new Failure(`The download of ${model_id} was cancelled`, EXIT.interrupted)
  if (status === 'needs_token') return new Failure(`${reason}\nThen: HF_TOKEN=<your token> roster pull ${model_id}`)
  return new Failure(`The download of ${model_id} failed: ${reason}`)
}

// `roster pull`: brings a model to the server from wherever it is, and stays until it is there.
import { type Download, type DownloadPlan, type Roster, RosterError } from '@roster/client'
import { examples } from './arguments.ts'
import { connect } from './connection.ts'
import type { Define } from './define.ts'
import { EXIT, Failure } from './failure.ts'
import { planText } from './pull-plan.ts'
import { watchDownload } from './pull-progress.ts'
import { type PullOptions, planOf, wishOf } from './pull-wish.ts'
import { bytes, plural } from './terminal/numbers.ts'
import { oneLine } from './terminal/text.ts'
import { note, printJson } from './terminal/write.ts'

const HELP = `
What to bring is the id of a model, "owner/name" or a page of Hugging Face, a page of CivitAI, or the address of a file.
A path is a file or folder on the machine of the server: it is adopted where it is, and nothing is moved.

Ctrl-C pauses, and the same command goes on. A token goes with this download alone and is kept nowhere: HF_TOKEN is for
Hugging Face and CIVITAI_TOKEN for CivitAI, and each goes to its own site only; --token-stdin reads either.
${examples(
  'roster pull musicgen-small',
  'roster pull owner/name --files "*.safetensors" --dry-run',
  'roster pull "https://civitai.com/models/1?modelVersionId=2"',
  'HF_TOKEN=hf_... roster pull flux-1-dev',
)}`

export const define: Define = (command) => {
  command
    .argument('<model>', 'id of a model, repository, page, address or path')
    .option('--token-stdin', 'read the token from standard input')
    .option('--hf-token <token>', 'for a model that wants one (HF_TOKEN)')
    .option('--files <paths...>', 'only these files of a repository; * stands for anything')
    .option('--dry-run', 'show what would be brought, and bring nothing')
    .option('--force', 'fetch again what is installed')
    .option('--confirm-unsafe', 'bring it although the scan of its own site calls it unsafe')
    .addHelpText('after', HELP)
    .action(async (what: string, options: PullOptions) => {
      const { roster, json, show } = connect(command)
      const wish = await wishOf(what, options, roster)
      const plan = await planOf(wish, what, roster).catch(orLater(options.dryRun ? undefined : wish.model_id))
      if (plan && options.dryRun) return show(plan, planText)
      if (plan && !json) note(planText(plan))
      if (plan && plan.models_total > 1) return show(await adopt(wish.source, roster), () => adoptedText(plan))
      const ended = await watchDownload(roster, await goOn(await roster.downloads.start(wish), wish.token, roster))
      if (ended.status === 'completed') return show(ended, plan?.source.type === 'local' ? adoptedHere : completedText)
      if (json) printJson(ended)
      throw failureOf(ended, what, plan?.source.type)
    })
}

/** A download waits where a person would not: of a model that is known, its site is asked again by the server. */
const orLater =
  (modelId: string | undefined) =>
  (error: unknown): undefined => {
    if (modelId === undefined || !RosterError.isInstance(error) || error.code !== 'rate_limited') throw error
    note(`${error.message}; the server waits for that, and then brings ${modelId}`)
  }

/** One that somebody paused goes on when it is asked for again. */
const goOn = (download: Download, token: string | null | undefined, roster: Roster): Promise<Download> | Download =>
  download.status === 'paused' ? roster.downloads.resume(download.id, token ? { token } : {}) : download

const adopt = (source: { text: string } | object | undefined, roster: Roster) =>
  roster.library.scan({ path: source && 'text' in source ? source.text : null })

const adoptedText = ({ models_total }: DownloadPlan): string =>
  `${models_total} models are being adopted where they are; "roster ls" shows them`

const adoptedHere = ({ model_id }: Download): string => oneLine(`${model_id} is adopted where it is; nothing was moved`)

const completedText = ({ model_id, files, total_bytes }: Download): string =>
  oneLine(`${model_id} is installed: ${plural(files.length, 'file')}, ${bytes(total_bytes)}`)

function failureOf(
  { id, model_id, status, progress, error }: Download,
  what: string,
  from: string | undefined,
): Failure {
  const again = `roster pull ${oneLine(what)}`
  const reason = error?.message ?? status
  if (status === 'cancelled') return new Failure(`The download of ${model_id} was cancelled`, EXIT.interrupted)
  if (status === 'needs_token')
    return new Failure(
      `${reason}\nThen: ${from === 'civitai' ? 'CIVITAI_TOKEN' : 'HF_TOKEN'}=<your token> ${again}, or ${again} --token-stdin`,
    )
  if (status === 'paused' && error) return new Failure(`The download of ${model_id} waits: ${reason}`)
  if (status === 'paused')
    return new Failure(
      `The download of ${model_id} is paused at ${progress}%. It goes on with: ${again}\n` +
        `What has arrived is deleted by: roster downloads cancel ${id}`,
      EXIT.interrupted,
    )
  return new Failure(`The download of ${model_id} failed: ${reason}${hintFor(error, id)}`)
}

/** What to do is mostly in the sentence; this is what the command adds. */
function hintFor(error: Download['error'], id: string): string {
  const { code, message = '' } = error ?? {}
  const arrived = /accept_sha256 ([0-9a-f]{64})/.exec(message)?.[1]
  if (arrived) return `\nThat is: roster downloads retry ${id} --accept-sha256 ${arrived}`
  const isPassing = code === 'network' || code === 'upstream' || code === 'rate_limited'
  return isPassing ? `\nWhat has arrived is kept; it goes on with: roster downloads retry ${id}` : ''
}

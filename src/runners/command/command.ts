// Runs calls of local models by a program that somebody names: ROSTER_RUNNER_COMMAND.
import { isAbsolute, relative, resolve } from 'node:path'
import { isObject } from '../../core/record.ts'
import { RunnerError } from '../error.ts'
import { clean } from '../http/clean.ts'
import { notConfigured, type Variables } from '../key.ts'
import type { Attempt, Call, CalledModel, MadeFile, Output, Result, Runner } from '../runner.ts'
import { Message, type ResultMessage } from './messages.ts'
import { runProcess } from './process.ts'
import { wordsOf } from './words.ts'

/** Where the weights of a model lie on this machine, and its files in there. */
export interface Weights {
  folder: string
  files: readonly string[]
}

export interface CommandOptions {
  variables: Variables
  weightsOf: (modelId: string) => Weights | null
  /** Where a load happens: it makes no files. */
  home: string
}

export class CommandRunner implements Runner {
  readonly version = 1
  readonly #options: CommandOptions

  constructor(options: CommandOptions) {
    this.#options = options
  }

  check(): void {
    this.#words()
  }

  run(call: Call, attempt: Attempt): Promise<Result> {
    return this.#do('run', call, attempt)
  }

  async load(call: Pick<Call, 'provider' | 'model'>, signal: AbortSignal): Promise<void> {
    await this.#prepare('load', call, signal)
  }

  async unload(call: Pick<Call, 'provider' | 'model'>, signal: AbortSignal): Promise<void> {
    await this.#prepare('unload', call, signal)
  }

  async #prepare(
    action: 'load' | 'unload',
    call: Pick<Call, 'provider' | 'model'>,
    signal: AbortSignal,
  ): Promise<void> {
    const nothing = { started: async () => undefined, progress: () => undefined }
    const attempt = { signal, idempotencyKey: action, folder: this.#options.home, ...nothing }
    await this.#do(action, { ...call, parameters: {} }, attempt)
  }

  async #do(action: 'run' | 'load' | 'unload', { model, parameters }: Call, attempt: Attempt): Promise<Result> {
    const { variables, weightsOf } = this.#options
    const said = new Said(attempt)
    const { code, tail } = await runProcess({
      words: this.#words(),
      request: {
        ...{ version: 1, action, id: attempt.idempotencyKey, folder: attempt.folder, parameters },
        model: { ...toldOf(model), weights: weightsOf(model.id) },
      },
      folder: attempt.folder,
      variables,
      signal: attempt.signal,
      onLine: (line) => said.take(line),
    })
    if (said.error) throw said.error
    if (said.result) return { output: outputOf(said, said.result, attempt.folder), usage: said.result.usage ?? {} }
    // An action that makes nothing needs no result.
    if (action !== 'run' && code === 0) return { output: { text: '' }, usage: {} }
    const why = clean(tail.slice(-400))
    throw new RunnerError('failed', `The runner command ended (${code}) without a result${why ? `: ${why}` : ''}`)
  }

  #words(): string[] {
    const words = wordsOf(this.#options.variables.ROSTER_RUNNER_COMMAND ?? '')
    if (words.length > 0) return words
    throw notConfigured('Local models are not configured: set ROSTER_RUNNER_COMMAND to the program that runs them')
  }
}

const toldOf = ({ id, model_key, version, modality, task, output_format, capabilities }: CalledModel) => ({
  ...{ id, model_key, version, modality, task, output_format, capabilities },
})

/** What the command has said so far. Lines that are no message are a library's chatter, and passed over. */
class Said {
  readonly #attempt: Attempt
  readonly #text: string[] = []
  result: ResultMessage | undefined
  error: RunnerError | undefined

  constructor(attempt: Attempt) {
    this.#attempt = attempt
  }

  get text(): string {
    return this.#text.join('')
  }

  take(line: string): void {
    const value = parsed(line)
    if (!isObject(value) || typeof value.type !== 'string') return
    const { data: message, error } = Message.safeParse(value)
    if (error) {
      const [issue] = error.issues
      const where = issue ? `${issue.path.join('.') || 'type'} ${issue.message}` : ''
      this.error ??= new RunnerError('failed', `The runner command said something that is no message: ${clean(where)}`)
    } else if (message.type === 'progress') {
      const { fraction, text } = message
      this.#attempt.progress({ ...(typeof fraction === 'number' && { fraction }), ...(text && { text: clean(text) }) })
    } else if (message.type === 'text') {
      this.#text.push(message.delta)
      this.#attempt.onText?.(message.delta)
    } else if (message.type === 'error')
      this.error ??= new RunnerError('failed', clean(message.message), { retry: message.retry ? 'backoff' : 'never' })
    else this.result = message
  }
}

function parsed(line: string): unknown {
  if (!line.startsWith('{')) return undefined
  try {
    return JSON.parse(line)
  } catch {
    // Chatter that begins with a brace.
    return undefined
  }
}

function outputOf(said: Said, { text, files, embedding }: ResultMessage, folder: string): Output {
  if (files) return { files: files.map(({ path, content_type }) => fileIn(folder, path, content_type ?? null)) }
  if (embedding) return { embedding }
  return { text: text ?? said.text }
}

/** A file of somebody else's on this machine is no result. */
function fileIn(folder: string, path: string, contentType: string | null): MadeFile {
  const whole = resolve(folder, path)
  const inside = relative(folder, whole)
  if (inside && !inside.startsWith('..') && !isAbsolute(inside)) return { path: whole, contentType }
  throw new RunnerError('failed', 'The runner command named a file outside of the folder that it was given')
}

// Runs calls on any server that speaks OpenAI's API: OpenAI, vLLM, llama.cpp, Ollama, LM Studio.
import { RunnerError } from '../error.ts'
import { keyOf, type Variables } from '../key.ts'
import type { Attempt, Call, CalledModel, CalledProvider, Offer, Result, Runner } from '../runner.ts'
import { chat } from './chat.ts'
import { listOpenAi } from './list.ts'
import { keepInMemory } from './memory.ts'
import { embeddings, images, speech } from './others.ts'

type Run = (call: Call, attempt: Attempt, variables: Variables, path: string) => Promise<Result>

const CALLS: Readonly<Record<string, Run>> = {
  '/chat/completions': chat,
  '/images/generations': images,
  '/embeddings': embeddings,
  '/audio/speech': speech,
}

export class OpenAiRunner implements Runner {
  readonly version = 1
  readonly #variables: Variables

  constructor(variables: Variables) {
    this.#variables = variables
  }

  check(provider: CalledProvider): void {
    keyOf(provider, this.#variables)
  }

  list(provider: CalledProvider, signal: AbortSignal): Promise<Offer> {
    return listOpenAi(provider, this.#variables, signal)
  }

  load({ provider, model }: Pick<Call, 'provider' | 'model'>, signal: AbortSignal): Promise<void> {
    return keepInMemory({ provider, model, signal, variables: this.#variables }, 'load')
  }

  unload({ provider, model }: Pick<Call, 'provider' | 'model'>, signal: AbortSignal): Promise<void> {
    return keepInMemory({ provider, model, signal, variables: this.#variables }, 'unload')
  }

  async run(call: Call, attempt: Attempt): Promise<Result> {
    const { path, run } = callOf(call.model)
    return run(call, attempt, this.#variables, path)
  }
}

/** By the path that the row names, else by what the model makes. */
function callOf(model: CalledModel): { path: string; run: Run } {
  const named = model.endpoint_path?.replace(/^\/?(v1\/)?/, '/')
  const known = Object.keys(CALLS).find((path) => named?.endsWith(path))
  const path = named && known ? named : standardPath(model)
  const run = CALLS[known ?? path]
  if (run && (!named || known)) return { path, run }
  throw new RunnerError(
    'refused',
    `"${model.id}" cannot be asked for by OpenAI's API: its endpoint_path has to end in one of ${Object.keys(CALLS).join(', ')}`,
  )
}

function standardPath({ modality, task }: CalledModel): string {
  if (task === 'embedding') return '/embeddings'
  if (modality === 'image') return '/images/generations'
  if (modality === 'audio') return '/audio/speech'
  return modality === 'text' ? '/chat/completions' : ''
}

// A chat, pictures or embeddings of a provider that no client of OpenAI's could ask: by its runner, as a job would be.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isObject, type JsonObject } from '../core/record.ts'
import { type CalledProvider, type Result, RunnerError } from '../runners/index.ts'
import type { Asked } from './answer.ts'
import { Chunks } from './chunks.ts'
import type { Told } from './relay.ts'

interface Running {
  asked: Asked
  provider: CalledProvider
  /** On top of what was resolved. */
  parameters: JsonObject
  signal: AbortSignal
  onText?: (delta: string) => void
}

/** @param use what is made of the result while the files of the run are there. */
export async function runCall<Answer>(
  { asked, provider, parameters, signal, onText }: Running,
  use: (result: Result) => Promise<Answer> | Answer,
): Promise<Answer> {
  const { runner, resolved, id } = asked.call
  const { view, row } = resolved.choice.entry
  const folder = await mkdtemp(join(tmpdir(), 'roster-call-'))
  let reference: string | undefined
  const call = {
    provider,
    model: { ...row, capabilities: view.capabilities },
    parameters: { ...resolved.parameters, ...parameters },
  }
  try {
    const run = () =>
      runner.run(call, {
        ...{ signal, idempotencyKey: id, folder, progress: () => undefined, onText },
        started: async (begun) => {
          reference = begun
        },
      })
    const result = await asked.call.inTurn(signal, run)
    return await use(result)
  } catch (error) {
    // Nobody waits for it: whoever works on it need not go on.
    if (signal.aborted && reference !== undefined) await runner.cancel?.(call, reference).catch(() => undefined)
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Messages for a model that reads one text: the last thing said alone, or all of it with who said it. */
export function promptOf(messages: readonly JsonObject[]): JsonObject {
  const said = messages.map(({ role, content }) => ({ role: String(role), text: textOf(content) }))
  const system = said.filter(({ role }) => role === 'system' || role === 'developer').map(({ text }) => text)
  const others = said.filter(({ role }) => role !== 'system' && role !== 'developer')
  const [only] = others
  const prompt =
    only && others.length === 1
      ? only.text
      : others
          .map(({ role, text }) => `${role}: ${text}`)
          .concat('assistant:')
          .join('\n\n')
  return { messages, prompt, ...(system.length > 0 && { system_prompt: system.join('\n\n') }) }
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content
  const parts = Array.isArray(content) ? content : []
  return parts.map((part) => (isObject(part) && typeof part.text === 'string' ? part.text : '')).join('')
}

const textIn = ({ output }: Result): string => {
  if ('text' in output) return output.text
  throw new RunnerError('upstream', 'The model answered with something that is no text', { mayHaveBegun: true })
}

export function wholeOfRunner(running: Running, told: Told): Promise<string> {
  return runCall(running, (result) => {
    told.usage = result.usage
    return new Chunks(running.asked).whole({ content: textIn(result), refusal: null }, 'stop', result.usage)
  })
}

/** Pieces as they are written; the whole text at once by a runner that does not tell of pieces. */
export async function* streamOfRunner(running: Running, told: Told, wantsUsage: boolean): AsyncGenerator<string> {
  const chunks = new Chunks(running.asked)
  const pieces: string[] = []
  let wake = Promise.withResolvers<void>()
  let isOver = false
  const onText = (delta: string) => {
    pieces.push(chunks.piece({ content: delta }))
    wake.resolve()
  }
  let hasWritten = false
  const run = runCall({ ...running, onText }, (result) => {
    told.usage = result.usage
    const text = textIn(result)
    if (!hasWritten && pieces.length === 0) pieces.push(chunks.piece({ content: text }))
  }).finally(() => {
    isOver = true
    wake.resolve()
  })
  // It is waited for below; until then its failure is nobody's to hear.
  run.catch(() => undefined)
  for (;;) {
    await wake.promise
    wake = Promise.withResolvers()
    const ready = pieces.splice(0)
    hasWritten ||= ready.length > 0
    yield* ready
    if (isOver && pieces.length === 0) break
  }
  await run
  yield chunks.piece({}, 'stop')
  if (wantsUsage) yield chunks.usage(told.usage)
}

// The thread that reads a foreign catalog: parsing megabytes of JSON would hold up every request of the server.
import { parentPort, workerData } from 'node:worker_threads'
import { type ModelDraft, ModelFacts, ProviderFacts } from '../catalog/contract.ts'
import type { SaidFacts } from '../catalog/index.ts'
import { fieldErrors, messageOf, RosterError } from '../core/errors.ts'
import type { SourceId } from './contract.ts'
import type { Incoming } from './difference.ts'
import { ImportError } from './error.ts'
import { type ParsedPresets, parsePresets, TITLE } from './presets/parse.ts'
import type { Skipped } from './source.ts'
import { IMPORTED_PRIORITY } from './source.ts'
import { SOURCES } from './sources.ts'

export interface Task {
  source: SourceId | 'presets'
  bytes: Uint8Array
}

export type Message =
  | { kind: 'models'; models: Incoming[]; total: number }
  | { kind: 'end'; providers: ProviderFacts[]; skipped: Skipped[] }
  | ({ kind: 'presets' } & ParsedPresets)
  | { kind: 'refused'; message: string }
  | { kind: 'failed'; message: string }

/** Few enough that taking them over holds up no other request. */
const MODELS_A_MESSAGE = 100

const post = (message: Message): void => parentPort?.postMessage(message)

function read({ source, bytes }: Task): void {
  if (source === 'presets') {
    post({ kind: 'presets', ...parsePresets(parseJson(TITLE, bytes)) })
    return
  }
  const { parse, title } = SOURCES[source]
  const { models, providers, skipped } = parse(parseJson(title, bytes))
  const incoming = models.map(({ entry, draft }) => check(title, entry, draft))
  for (let start = 0; start < incoming.length; start += MODELS_A_MESSAGE)
    post({ kind: 'models', models: incoming.slice(start, start + MODELS_A_MESSAGE), total: incoming.length })
  const facts = providers.map((provider) => ProviderFacts.parse({ ...provider, is_active: false }))
  post({ kind: 'end', providers: facts, skipped })
}

function parseJson(title: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    throw new ImportError(title, null, `the file is not JSON: ${messageOf(error)}`)
  }
}

function check(title: string, entry: string, draft: ModelDraft): Incoming {
  const parsed = ModelFacts.safeParse({ priority: IMPORTED_PRIORITY, ...draft })
  if (parsed.success) return { facts: parsed.data, said: saidOf(draft, parsed.data) }
  const [first] = fieldErrors(parsed.error.issues)
  throw new ImportError(title, entry, `${first?.pointer.slice(1).replaceAll('/', '.')} ${first?.detail}`)
}

/** A catalog that has no names for its models says none: the key that stands for one is not taken over another's. */
function saidOf(draft: ModelDraft, facts: ModelFacts): SaidFacts {
  const said = (Object.keys(draft) as (keyof ModelFacts)[]).filter(
    (name) => draft[name] !== undefined && !(name === 'display_name' && draft.display_name === draft.model_key),
  )
  return Object.fromEntries(said.map((name) => [name, facts[name]]))
}

try {
  read(workerData as Task)
} catch (error) {
  // JSON that is nested without end fills the stack of whoever walks it (CWE-674): that is the file's fault too.
  const isDeep = error instanceof RangeError
  const message = isDeep ? 'The file is nested too deeply' : messageOf(error)
  post({ kind: isDeep || error instanceof RosterError ? 'refused' : 'failed', message })
}

// From what a person entered to what the server is asked.
import type { ResolveRequest } from '@roster/client'
import type { Modality } from '../core/words.ts'
import type { GenerateSearch } from './search.ts'

export interface Entered {
  prompt: string
  duration: string
  input_tokens: string
  max_tokens: string
  resolution_width: string
  resolution_height: string
  steps: string
  clamp: boolean
  runnableOnly: boolean
  cheapest: boolean
}

export const NOTHING: Entered = {
  prompt: '',
  duration: '',
  input_tokens: '',
  max_tokens: '',
  resolution_width: '',
  resolution_height: '',
  steps: '',
  clamp: false,
  runnableOnly: false,
  cheapest: false,
}

type NumberName = 'duration' | 'input_tokens' | 'max_tokens' | 'resolution_width' | 'resolution_height' | 'steps'

export interface NumberInput {
  name: NumberName
  label: string
}

const DURATION = { name: 'duration', label: 'Duration in seconds' } as const
const SIZE = [
  { name: 'resolution_width', label: 'Width in pixels' },
  { name: 'resolution_height', label: 'Height in pixels' },
] as const

/** The numbers that matter for what is made. */
export const NUMBERS: Readonly<Record<Modality, readonly NumberInput[]>> = {
  text: [
    { name: 'input_tokens', label: 'Input tokens' },
    { name: 'max_tokens', label: 'Output tokens at most' },
  ],
  image: [...SIZE, { name: 'steps', label: 'Steps' }],
  video: [...SIZE, DURATION],
  audio: [DURATION],
}

/** Null while nothing is chosen. What is no number is sent as it is, so that the server says what is wrong with it. */
export function requestOf(search: GenerateSearch, entered: Entered, modality: Modality): ResolveRequest | null {
  if (!search.model && !(search.modality && search.task)) return null
  const numbers = NUMBERS[modality]
    .map(({ name }) => [name, entered[name].trim()] as const)
    .filter(([, text]) => text !== '')
    .map(([name, text]) => [name, Number.isNaN(Number(text)) ? text : Number(text)] as const)
  return {
    ...(search.model ? { model: search.model } : { modality: search.modality ?? null, task: search.task ?? null }),
    input: { ...(entered.prompt.trim() && { prompt: entered.prompt }), ...Object.fromEntries(numbers) },
    on_limit: entered.clamp ? 'clamp' : 'reject',
    runnable_only: entered.runnableOnly,
    prefer: entered.cheapest ? 'cost' : 'priority',
  }
}

// A modality and a task for a model whose catalog says only what goes in, what comes out and what it is called.
import type { Modality } from '../vocabulary/index.ts'

interface Traits {
  inputs: readonly string[]
  outputs: readonly string[]
  /** Its key and its family. */
  name: string
}

interface Rule {
  modality: Modality
  task: string
  applies(traits: Traits): boolean
}

const makes = (output: string) => (traits: Traits) => traits.outputs.includes(output)
const makesOnly = (output: string) => (traits: Traits) => traits.outputs.every((word) => word === output)
const isCalled = (pattern: RegExp) => (traits: Traits) => makesOnly('text')(traits) && pattern.test(traits.name)

/** The first rule that applies. A model that makes text beside something else is one to chat with. */
const RULES: readonly Rule[] = [
  { modality: 'text', task: 'embedding', applies: makes('embeddings') },
  { modality: 'text', task: 'rerank', applies: makes('rerank') },
  { modality: 'text', task: 'rerank', applies: isCalled(/\brerank/i) },
  { modality: 'text', task: 'embedding', applies: isCalled(/embed|\bbge-/i) },
  {
    modality: 'text',
    task: 'transcription',
    applies: (traits) => makesOnly('text')(traits) && traits.inputs.join() === 'audio',
  },
  { modality: 'text', task: 'ocr', applies: isCalled(/\bocr\b/i) },
  { modality: 'text', task: 'chat', applies: makes('text') },
  { modality: 'image', task: 'generation', applies: makes('image') },
  { modality: 'video', task: 'generation', applies: makes('video') },
  {
    modality: 'audio',
    task: 'generation',
    applies: ({ name, outputs }) => outputs.includes('audio') && MUSIC.test(name),
  },
  { modality: 'audio', task: 'speech', applies: makes('audio') },
]

const MUSIC = /music|lyria|text-to-audio/i

const CHAT = { modality: 'text', task: 'chat' } as const

export function taskOf(traits: Traits): { modality: Modality; task: string } {
  const { modality, task } = RULES.find(({ applies }) => traits.outputs.length > 0 && applies(traits)) ?? CHAT
  return { modality, task }
}

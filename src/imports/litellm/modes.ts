// LiteLLM's modes as a modality, a task and what goes in.
import type { Modality } from '../../vocabulary/index.ts'

export interface Mode {
  modality: Modality
  task: string
  takes: readonly string[]
}

const MODES: Readonly<Record<string, Mode>> = {
  audio_speech: { modality: 'audio', task: 'speech', takes: ['text'] },
  audio_transcription: { modality: 'text', task: 'transcription', takes: ['audio'] },
  chat: { modality: 'text', task: 'chat', takes: ['text'] },
  completion: { modality: 'text', task: 'completion', takes: ['text'] },
  embedding: { modality: 'text', task: 'embedding', takes: ['text'] },
  image_edit: { modality: 'image', task: 'editing', takes: ['text', 'image'] },
  image_generation: { modality: 'image', task: 'generation', takes: ['text'] },
  moderation: { modality: 'text', task: 'moderation', takes: ['text'] },
  ocr: { modality: 'text', task: 'ocr', takes: ['image'] },
  realtime: { modality: 'audio', task: 'realtime', takes: ['text', 'audio'] },
  rerank: { modality: 'text', task: 'rerank', takes: ['text'] },
  // The same models by another endpoint.
  responses: { modality: 'text', task: 'chat', takes: ['text'] },
  search: { modality: 'text', task: 'search', takes: ['text'] },
  vector_store: { modality: 'text', task: 'retrieval', takes: ['text'] },
  video_generation: { modality: 'video', task: 'generation', takes: ['text'] },
}

const CHAT: Mode = { modality: 'text', task: 'chat', takes: ['text'] }
const TASK = /^[a-z0-9][a-z0-9_-]{0,63}$/

/** A mode that is newer than this table is a task of text by its own name; without one it is chat. */
export function modeOf(mode: string | undefined): Mode {
  if (mode === undefined) return CHAT
  if (Object.hasOwn(MODES, mode)) return MODES[mode] ?? CHAT
  return TASK.test(mode) ? { ...CHAT, task: mode } : CHAT
}

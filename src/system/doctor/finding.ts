// Short ways to say what was found.
import type { Finding } from './contract.ts'

export const ok = (about: string, sentence: string): Finding => ({ about, level: 'ok', sentence, action: null })
export const warning = (about: string, sentence: string, action: string): Finding => ({
  about,
  level: 'warning',
  sentence,
  action,
})
export const problem = (about: string, sentence: string, action: string): Finding => ({
  about,
  level: 'problem',
  sentence,
  action,
})

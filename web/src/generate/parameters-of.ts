// Which parameters are offered for a model, and how what was typed is sent.
import type { Model, Resolution } from '@roster/client'
import { type Modality, sentenceOf } from '../core/words.ts'
import { GENERATE } from '../texts/generate.ts'

/** They have places of their own. */
const ELSEWHERE: ReadonlySet<string> = new Set(['prompt', 'negative_prompt', 'duration', 'input_tokens', 'messages'])

const USUAL: Readonly<Record<Modality, readonly string[]>> = {
  text: ['max_tokens', 'temperature'],
  image: ['resolution_width', 'resolution_height', 'steps', 'cfg_scale', 'seed', 'batch_size'],
  video: ['resolution_width', 'resolution_height', 'steps', 'seed'],
  audio: ['seed'],
}

const NUMBERS: ReadonlySet<string> = new Set([
  ...['steps', 'cfg_scale', 'clip_skip', 'resolution_width', 'resolution_height', 'batch_size', 'seed'],
  ...['max_tokens', 'temperature'],
])

/** Tasks of text models that write nothing: neither of the usual ones means anything to them. */
const WITHOUT_OUTPUT: ReadonlySet<string> = new Set(['embedding', 'rerank', 'moderation'])

/** The usual ones of what the model makes, then those that the answer holds beside them. */
export function parametersOf(model: Model, parameters: Resolution['parameters']): string[] {
  const usual = WITHOUT_OUTPUT.has(model.task) ? [] : USUAL[model.modality]
  const words = [model.capabilities.samplers && 'sampler', model.capabilities.schedulers && 'scheduler']
  const offered = [...usual, ...words.filter((name) => typeof name === 'string'), ...Object.keys(parameters)]
  return [...new Set(offered)].filter((name) => !ELSEWHERE.has(name))
}

/**
 * What was typed as the value that is sent; undefined where nothing was. What is no number goes as it is, so that the
 * server says what is wrong with it.
 * @param effective the value that holds without it, which tells what kind of value the parameter has
 */
export function sentValue(name: string, typed: string, effective: unknown): unknown {
  const text = typed.trim()
  if (text === '') return undefined
  if (typeof effective === 'boolean') return text === 'true'
  const isNumber = NUMBERS.has(name) || typeof effective === 'number'
  return isNumber && !Number.isNaN(Number(text)) ? Number(text) : text
}

/** The choices of a parameter that takes only some words; undefined where it takes any value. */
export function wordsFor(model: Model, name: string, effective: unknown): readonly string[] | undefined {
  if (name === 'sampler') return model.capabilities.samplers ?? undefined
  if (name === 'scheduler') return model.capabilities.schedulers ?? undefined
  return typeof effective === 'boolean' ? ['true', 'false'] : undefined
}

const NAMES: Readonly<Record<string, string>> = GENERATE.names

export const parameterName = (name: string): string => NAMES[name] ?? sentenceOf(name)

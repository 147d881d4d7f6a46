// What a model on Replicate answers with: each one has a shape of its own, so that the modality says what to look for.
import { isObject } from '../../core/record.ts'
import type { Modality } from '../../vocabulary/index.ts'
import { fileAt } from '../files.ts'
import type { MadeFile, Output } from '../runner.ts'

interface Wanted {
  modality: Modality
  task: string
  /** The media type of files whose server does not tell. */
  output_format: string | null
}

type About = Parameters<typeof fileAt>[1]

/** Undefined where nothing in it is what was asked for. */
export function outputOf(
  output: unknown,
  { modality, task, output_format }: Wanted,
  baseUrl: string | null,
): Output | undefined {
  if (task === 'embedding') return embeddingIn(output)
  if (modality === 'text') return textIn(output)
  const files = filesIn(output, { contentType: output_format, baseUrl })
  return files.length > 0 ? { files } : undefined
}

const isNumbers = (value: unknown): value is number[] =>
  Array.isArray(value) && value.length > 0 && value.every((each) => Number.isFinite(each))

/** `[0.1, ...]`, `[[0.1, ...]]`, `{"embedding": [...]}`, `[{"embedding": [...]}]`. */
function embeddingIn(output: unknown): Output | undefined {
  if (isNumbers(output)) return { embedding: output }
  const inner = Array.isArray(output)
    ? output[0]
    : isObject(output)
      ? (output.embedding ?? output.embeddings)
      : undefined
  return inner === undefined ? undefined : embeddingIn(inner)
}

/** Language models answer with a list of pieces; some with an object that has the text in it. */
function textIn(output: unknown): Output | undefined {
  if (typeof output === 'string') return { text: output }
  if (Array.isArray(output) && output.every((each) => typeof each === 'string')) return { text: output.join('') }
  if (isObject(output)) return { text: JSON.stringify(output) }
  return undefined
}

/** Every address in it, however deep: `"url"`, `["url"]`, `{"audio_out": "url"}`. */
function filesIn(output: unknown, about: About, depth = 0): MadeFile[] {
  if (typeof output === 'string') {
    const file = fileAt(output, about)
    return file ? [file] : []
  }
  if (typeof output !== 'object' || output === null || depth > 4) return []
  return Object.values(output).flatMap((each) => filesIn(each, about, depth + 1))
}

// The words that wake an adapter: what its maker says they are, else what it was trained under. Never all its tags.
import { isObject } from '../../../core/record.ts'
import { textOf } from './claims.ts'

type Metadata = Readonly<Record<string, unknown>>

const MOST_WORDS = 20
const LONGEST_WORD = 200
/** The folder of a class is named `<repeats>_<words>`. */
const FOLDER = /^\d+_(.+)$/
// Beyond it the notes of a training run are not worth their parsing.
const LONGEST_NOTES = 2_000_000

export function triggerWords(metadata: Metadata): string[] {
  const phrase = textOf(metadata, 'modelspec.trigger_phrase') || textOf(metadata, 'trigger_phrase')
  const found = phrase ? phrase.split(',') : [...classTokens(metadata), ...folderNames(metadata)]
  const words = found.map((word) => word.trim().replaceAll('\u0000', '').toWellFormed().slice(0, LONGEST_WORD))
  return [...new Set(words.filter(Boolean))].slice(0, MOST_WORDS)
}

function classTokens(metadata: Metadata): string[] {
  const datasets = parsed(metadata, 'ss_datasets')
  if (!Array.isArray(datasets)) return []
  return datasets
    .flatMap((dataset) => (isObject(dataset) && Array.isArray(dataset.subsets) ? dataset.subsets : []))
    .flatMap((subset) => (isObject(subset) && typeof subset.class_tokens === 'string' ? [subset.class_tokens] : []))
}

/** Only of a training run with one class or two: more are a collection, whose folders nobody writes in a prompt. */
function folderNames(metadata: Metadata): string[] {
  const folders = parsed(metadata, 'ss_dataset_dirs')
  if (!isObject(folders)) return []
  const names = Object.keys(folders).flatMap((folder) => FOLDER.exec(folder)?.[1] ?? [])
  return names.length <= 2 ? names : []
}

function parsed(metadata: Metadata, key: string): unknown {
  const text = textOf(metadata, key)
  if (!text || text.length > LONGEST_NOTES) return undefined
  try {
    return JSON.parse(text)
  } catch {
    // Notes of others: what cannot be read says nothing.
    return undefined
  }
}

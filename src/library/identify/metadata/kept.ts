// The metadata of a file as it is shown and kept: bounded, and text that every database takes.
import type { Identified } from '../contract.ts'

type Kept = Identified['metadata']

const MOST_KEYS = 200
const LONGEST_KEY = 200
const LONGEST_TEXT = 2000
const MOST_ENTRIES = 50
// A list of 150,000 words of a tokenizer, a picture, the count of each tag: nobody reads them here.
const LEFT_OUT = /thumbnail|^tokenizer\.ggml\.|^ss_tag_frequency$/

export function keptMetadata(metadata: Readonly<Record<string, unknown>>): Kept {
  const entries = Object.entries(metadata)
    .filter(([key]) => !LEFT_OUT.test(key))
    .slice(0, MOST_KEYS)
  return Object.fromEntries(entries.map(([key, value]) => [text(key, LONGEST_KEY), kept(value)]))
}

function kept(value: unknown): Kept[string] {
  if (typeof value === 'string') return text(value, LONGEST_TEXT)
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  if (typeof value === 'boolean' || value === null) return value
  if (typeof value === 'bigint') return String(value)
  if (Array.isArray(value)) return value.slice(0, MOST_ENTRIES).map(kept)
  return text(JSON.stringify(value) ?? '', LONGEST_TEXT)
}

const text = (value: string, longest: number): string => {
  const storable = value.replaceAll('\u0000', '').toWellFormed()
  return storable.length > longest ? `${storable.slice(0, longest - 1).toWellFormed()}\u2026` : storable
}

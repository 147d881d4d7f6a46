// `installed-models.json` as text: an object with one model on each line, so that it is read and written in slices.
import { hash } from 'node:crypto'
import { z } from 'zod'
import { ModelFacts, Source, SourceFile } from '../../catalog/contract.ts'
import { breather } from '../../core/breathe.ts'
import { fieldErrors, messageOf, RosterError } from '../../core/errors.ts'
import { isObject, type JsonObject } from '../../core/record.ts'
import { orNull } from '../../core/schema.ts'
import { isoTime } from '../../core/time.ts'
import { LibraryEntry } from '../contract.ts'
import { camelCased, snakeCased } from './letter-case.ts'

// What a later version of Roster adds is kept, for servers of several versions may share one volume.
const File = SourceFile.loose()
const AnySource = Source.extend({ files: z.array(File).default([]) }).loose()
const source = orNull(AnySource).default(null)
const Entry = LibraryEntry.loose().extend({
  source,
  files: z.array(File),
  model: orNull(ModelFacts.extend({ source }).loose()),
})
const Head = z.looseObject({ version: z.literal(1, 'must be 1'), revision: z.int().min(0).default(0) })

export interface Manifest {
  /** Counts the times that it was replaced. */
  revision: number
  /** What else stands at its top, of a version to come. */
  rest: JsonObject
  entries: Map<string, LibraryEntry>
}

/** Entries by what their lines say, so that only lines that changed are read again. */
export type KnownLines = ReadonlyMap<string, LibraryEntry>

export interface Text {
  lines: string[]
  known: KnownLines
}

const END = ']}'

export async function writeManifest({ revision, rest, entries }: Manifest, updatedAt: Date): Promise<Text> {
  const breathe = breather()
  const head = JSON.stringify({ version: 1, revision, updatedAt: isoTime(updatedAt), ...rest })
  const lines = [`${head.slice(0, -1)},"models":[`]
  const known = new Map<string, LibraryEntry>()
  for (const entry of entries.values()) {
    const line = JSON.stringify(camelCased(entry))
    known.set(digestOf(line), entry)
    lines.push(known.size < entries.size ? `${line},` : line)
    await breathe()
  }
  lines.push(END, '')
  return { lines, known }
}

/** @throws RosterError that names the file, which is then left as it is. */
export async function readManifest(bytes: Buffer, path: string, before: KnownLines): Promise<Manifest & Text> {
  const ours = await readLines(bytes, path, before)
  if (ours) return ours
  // Somebody wrote it by hand, or laid it out anew.
  const { models, ...head } = parsed(bytes.toString('utf8'), path)
  if (!Array.isArray(models)) throw broken(path, '/models must be a list')
  const result = { ...headOf(head, path), entries: new Map<string, LibraryEntry>(), known: new Map(), lines: [] }
  const breathe = breather()
  for (const [index, model] of models.entries()) {
    const entry = entryOf(model, index, path)
    result.entries.set(entry.id, entry)
    await breathe()
  }
  return result
}

/** Undefined where it is not laid out as `writeManifest` does. */
async function readLines(bytes: Buffer, path: string, before: KnownLines): Promise<(Manifest & Text) | undefined> {
  const firstEnd = bytes.indexOf('\n')
  const first = bytes.toString('utf8', 0, Math.max(0, firstEnd))
  const last = bytes.lastIndexOf(`\n${END}`)
  if (!first.endsWith(',"models":[') || last < firstEnd) return undefined
  const entries = new Map<string, LibraryEntry>()
  const known = new Map<string, LibraryEntry>()
  const breathe = breather()
  for (let start = firstEnd + 1; start < last; ) {
    const newline = bytes.indexOf('\n', start)
    const end = newline < 0 ? last : Math.min(newline, last)
    const line = bytes.toString('utf8', start, bytes[end - 1] === COMMA ? end - 1 : end)
    const digest = digestOf(line)
    const entry = before.get(digest) ?? entryOf(parsed(line, path), entries.size, path)
    entries.set(entry.id, entry)
    known.set(digest, entry)
    start = end + 1
    await breathe()
  }
  const head = parsed(`${first.slice(0, -',"models":['.length)}}`, path)
  return { ...headOf(head, path), entries, known, lines: [] }
}

const COMMA = 44

const digestOf = (line: string): string => hash('sha1', line)

function headOf(head: JsonObject, path: string): Pick<Manifest, 'revision' | 'rest'> {
  const { data, error } = Head.safeParse(head)
  if (error) throw brokenAt(path, error.issues)
  const { version: _version, revision, updatedAt: _updatedAt, ...rest } = data
  return { revision, rest }
}

function entryOf(model: unknown, index: number, path: string): LibraryEntry {
  const { data, error } = Entry.safeParse(snakeCased(model))
  if (error) throw brokenAt(path, error.issues, `/models/${index}`)
  return data
}

function parsed(text: string, path: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text)
    if (isObject(value)) return value
  } catch (error) {
    throw broken(path, messageOf(error), error)
  }
  throw broken(path, 'it is no JSON object')
}

function brokenAt(path: string, issues: Parameters<typeof fieldErrors>[0], above = ''): RosterError {
  const [fault] = fieldErrors(issues)
  return broken(path, `${above}${fault?.pointer} ${fault?.detail}`)
}

export const broken = (path: string, what: string, cause?: unknown): RosterError =>
  new RosterError(
    'invalid',
    `The record of installed models ${path} cannot be read: ${what}. It was left as it is; repair it or move it away`,
    { cause },
  )

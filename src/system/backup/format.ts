// A backup as a file: gzipped lines of JSON, a header first, each table with its rows, a seal last.
import { createHash, type Hash } from 'node:crypto'
import { type createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { z } from 'zod'
import { messageOf, RosterError } from '../../core/errors.ts'

export const FORMAT_VERSION = 1
/** A row holds at most a few texts and JSON of the API, which bounds them all. */
const LONGEST_LINE = 64 * 1024 * 1024

export const Header = z.object({
  format: z.literal('roster-backup'),
  format_version: z.int(),
  roster: z.string(),
  engine: z.enum(['sqlite', 'postgres']),
  created_at: z.string(),
  revision: z.int(),
  migrations: z.array(z.string()),
})
export type Header = z.infer<typeof Header>

/** A value as SQLite can hold it: JSON and times are text, and a boolean is 0 or 1. */
export const Value = z.union([z.string(), z.number(), z.boolean(), z.null()])
export type Value = z.infer<typeof Value>

const TableLine = z.strictObject({ table: z.string(), columns: z.array(z.string()).min(1) })
const Seal = z.strictObject({ rows: z.int(), sha256: z.string() })
const Row = z.array(Value)

/** What stands between header and seal. */
export type Part = z.infer<typeof TableLine> | Value[]

const isRow = (part: Part): part is Value[] => Array.isArray(part)

/** Writes beside its place and moves there when it is whole. The file is for its owner alone. */
export async function writeBackup(path: string, header: Header, parts: AsyncIterable<Part>): Promise<number> {
  const partial = `${path}.partial`
  let rows = 0
  async function* lines() {
    const hash = createHash('sha256')
    yield hashed(hash, header)
    for await (const part of parts) {
      if (isRow(part)) rows++
      yield hashed(hash, part)
    }
    yield `${JSON.stringify({ rows, sha256: hash.digest('hex') } satisfies z.infer<typeof Seal>)}\n`
  }
  try {
    await pipeline(lines, createGzip(), createWriteStream(partial, { mode: 0o600, flush: true }))
    await rename(partial, path)
  } catch (error) {
    await rm(partial, { force: true })
    throw new RosterError('not_writable', `The backup could not be written to ${path}: ${messageOf(error)}`, {
      cause: error,
    })
  }
  return rows
}

function hashed(hash: Hash, value: unknown): string {
  const line = `${JSON.stringify(value)}\n`
  hash.update(line)
  return line
}

export interface BackupFile {
  header: Header
  /** Can be read once. Fails at its end where the file is not as it was written. */
  parts: AsyncIterable<Part>
}

/** @throws RosterError `invalid` for a file that is none, is cut off or was changed. */
export async function readBackup(path: string): Promise<BackupFile> {
  const file = await open(path).catch((error: unknown) => {
    throw new RosterError('not_found', `Cannot read ${path}: ${messageOf(error)}`)
  })
  const lines = linesOf(path, file.createReadStream())
  const hash = createHash('sha256')
  const first = await lines.next()
  const header = Header.safeParse(first.done ? undefined : parsed(path, first.value))
  if (!header.success) throw damaged(path, 'it does not begin as a backup does')
  if (header.data.format_version > FORMAT_VERSION)
    throw new RosterError('invalid', `${path} was made by a newer version of Roster; restore it with that version`)
  hash.update(`${first.value}\n`)
  return { header: header.data, parts: partsOf(path, lines, hash) }
}

async function* partsOf(path: string, lines: AsyncGenerator<string>, hash: Hash): AsyncGenerator<Part> {
  let rows = 0
  let sealed = false
  for await (const line of lines) {
    if (sealed) throw damaged(path, 'something follows its end')
    const value = parsed(path, line)
    const seal = Seal.safeParse(value)
    if (seal.success) {
      sealed = true
      if (seal.data.rows !== rows || seal.data.sha256 !== hash.digest('hex'))
        throw damaged(path, 'its content is not what was written')
      continue
    }
    const part = z.union([Row, TableLine]).safeParse(value)
    if (!part.success) throw damaged(path, 'a line of it is no row')
    if (isRow(part.data)) rows++
    hash.update(`${line}\n`)
    yield part.data
  }
  if (!sealed) throw damaged(path, 'its end is missing')
}

async function* linesOf(path: string, source: ReturnType<typeof createReadStream>): AsyncGenerator<string> {
  const gunzip = createGunzip()
  const flow = pipeline(source, gunzip).catch(() => {})
  let rest = ''
  try {
    for await (const chunk of gunzip.setEncoding('utf8')) {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop() ?? ''
      if (rest.length > LONGEST_LINE) throw new Error('a line of it is too long')
      yield* lines
    }
  } catch (error) {
    throw damaged(path, messageOf(error))
  } finally {
    gunzip.destroy()
    await flow
  }
  if (rest !== '') throw damaged(path, 'its last line is cut off')
}

function parsed(path: string, line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw damaged(path, 'a line of it is not JSON')
  }
}

const damaged = (path: string, reason: string) =>
  new RosterError('invalid', `${path} is not a whole backup of Roster (${reason}). Nothing was changed`)

// Authored facts in TOML files: the id is the path, and a file that is wrong is named with the field to change.
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'smol-toml'
import type { z } from 'zod'
import { fieldErrors, messageOf, RosterError } from './errors.ts'
import { isObject } from './record.ts'
import { compareCodePoints } from './text.ts'

/** What Roster brings along. */
export const DATA_FOLDER = fileURLToPath(new URL('../../data', import.meta.url))

/** One data file that is valid in itself. */
export interface Authored<Facts> {
  file: string
  facts: Facts
}

/** A folder of files of one shape. */
export interface Kind<Schema extends z.ZodType> {
  folder: string
  schema: Schema
  /** What a file must be called, below the folder. */
  shape: string
  fromPath: (file: string) => Record<string, string>
}

/** Every file of a kind, in the order of their paths; `faults` has a sentence for each that is wrong. */
export async function readKind<Schema extends z.ZodType>(data: string, kind: Kind<Schema>) {
  const folder = join(data, kind.folder)
  const authored: Authored<z.infer<Schema>>[] = []
  const faults: string[] = []
  for (const file of await filesBelow(folder)) {
    try {
      authored.push({ file, facts: factsOf(await readFile(file, 'utf8'), relative(folder, file), kind) })
    } catch (error) {
      faults.push(`${file}: ${messageOf(error)}`)
    }
  }
  return { authored, faults }
}

function factsOf<Schema extends z.ZodType>(text: string, path: string, kind: Kind<Schema>): z.infer<Schema> {
  const depth = kind.shape.split('/').length
  if (!path.endsWith('.toml') || path.split(sep).length !== depth) throw new Error(`must be called ${kind.shape}`)
  const facts = parse(text)
  const fromPath = kind.fromPath(path)
  const repeated = Object.keys(fromPath).find((name) => Object.hasOwn(facts, name))
  if (repeated) throw new Error(`${repeated} comes from the path and must not be written`)
  const parsed = kind.schema.safeParse({ ...facts, ...fromPath })
  if (parsed.success) return parsed.data
  throw new Error(
    fieldErrors(parsed.error.issues)
      .map(({ pointer, detail }) => `${pointer.slice(1).replaceAll('/', '.')} ${detail}`)
      .join('; '),
  )
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((cause: unknown) => {
    const reason = isObject(cause) && cause.code === 'ENOENT' ? 'is missing' : `cannot be read: ${messageOf(cause)}`
    throw new RosterError('invalid', `The folder of the built-in data ${folder} ${reason}`, { cause })
  })
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort((left, right) => compareCodePoints(withoutEnding(left), withoutEnding(right)))
}

/** So that "gpt-4.1" stands before "gpt-4.1-nano". */
const withoutEnding = (file: string) => file.replace(/\.toml$/, '')

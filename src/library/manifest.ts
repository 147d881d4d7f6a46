// `installed-models.json`: the library's own record of what lies in it, complete without the database.

import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { ModelFacts } from '../catalog/contract.ts'
import { fieldErrors, messageOf, RosterError } from '../core/errors.ts'
import { isObject } from '../core/record.ts'
import { isoTime } from '../core/time.ts'
import { LibraryEntry } from './contract.ts'
import { diskError, replaceFile } from './durable.ts'
import { camelCased, snakeCased } from './letter-case.ts'

// What a later version of Roster adds is kept, for servers of several versions may share one volume.
const Entry = LibraryEntry.loose().extend({ model: ModelFacts.loose().nullable() })
const Manifest = z.object({ version: z.literal(1, 'must be 1'), models: z.array(Entry) })

/** The entries by model id; none where there is no manifest yet. A broken one is an error, so that it is not replaced. */
export async function readManifest(path: string): Promise<Map<string, LibraryEntry>> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (isObject(error) && error.code === 'ENOENT') return undefined
    throw broken(path, messageOf(error), error)
  })
  if (text === undefined) return new Map()
  const parsed = Manifest.safeParse(snakeCased(parseJson(text, path)))
  if (parsed.success) return new Map(parsed.data.models.map((entry) => [entry.id, entry]))
  const [fault] = fieldErrors(parsed.error.issues)
  throw broken(path, `${fault?.pointer} ${fault?.detail}`)
}

export async function writeManifest(path: string, entries: Iterable<LibraryEntry>, updatedAt: Date): Promise<void> {
  const manifest = { version: 1, updated_at: isoTime(updatedAt), models: [...entries] }
  try {
    await replaceFile(path, `${JSON.stringify(camelCased(manifest), null, 2)}\n`)
  } catch (error) {
    throw diskError(error, path)
  }
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw broken(path, messageOf(error), error)
  }
}

const broken = (path: string, what: string, cause?: unknown) =>
  new RosterError(
    'invalid',
    `The record of installed models ${path} cannot be read: ${what}. It was left as it is; repair it or move it away`,
    { cause },
  )

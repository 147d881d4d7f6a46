// What an upload will become, settled before its first byte: id, name, file, and whether all that is free.
import { join } from 'node:path'
import type { Catalog } from '../catalog/index.ts'
import { invalid, invalidFields, RosterError } from '../core/errors.ts'
import { Slug } from '../core/schema.ts'
import { slugOf } from '../core/text.ts'
import { type Library, modelFolder } from '../library/index.ts'
import type { FormFacts, StatedFacts } from './contract.ts'
import { safeFileName, stemOf } from './file-name.ts'
import { freeBytesOf } from './folders.ts'

export interface Plan {
  /** Of the model. */
  id: string
  /** Of the model. */
  name: string
  fileName: string
  stated: StatedFacts
}

export interface Place {
  library: Library
  catalog: Catalog
  /** For tests: another disk. */
  freeBytes?: ((folder: string) => Promise<number>) | undefined
}

/** A file and what is said of it, as somebody sends them. */
interface Announced {
  fileName: string
  /** An empty one counts as not given. */
  fields: Readonly<Record<string, string>>
  schema: typeof StatedFacts | typeof FormFacts
}

/**
 * @throws RosterError `invalid`, `not_a_model_file` for an ending that no weights have, `conflict` for an id that is taken.
 */
export function planUpload({ fileName: givenName, fields, schema }: Announced, place: Place): Plan {
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''))
  const { data: stated, error } = schema.safeParse(given)
  if (error) throw invalidFields(error.issues, 'The upload')
  const fileName = safeFileName(givenName)
  const name = stated.name ?? stemOf(fileName)
  const id = stated.id ?? idOf(name, stemOf(fileName))
  requireFree(id, place)
  return { id, name, fileName, stated }
}

function idOf(...names: string[]): string {
  const id = names.map(slugOf).find(Boolean)
  if (id === undefined) throw invalid('/name', 'must have a letter or digit of a to z or 0 to 9, or give an id as well')
  const { error } = Slug.safeParse(id)
  if (error) throw invalid('/name', `would make the id "${id}", which ${error.issues[0]?.message}; give an id as well`)
  return id
}

function requireFree(id: string, { library, catalog }: Place): void {
  const detail = `"${id}" is the id of another model; give the upload another name or id, or remove that model first`
  if (!catalog.model(id) && !library.find(id)) return
  throw new RosterError('conflict', detail, { errors: [{ pointer: '/id', detail }] })
}

/** Where partial files of uploads lie, relative to MODELS_DIR. */
export const PARTIALS = '*/*/.*.upload.part'

/** A hidden file beside the place that the stated facts lead to. */
export function partialPath({ id, fileName, stated }: Plan, uploadId: string, modelsDir: string): string {
  const { type = 'unknown', family = null } = stated
  const folder = modelFolder({ id, type, family, source: { type: 'upload' } })
  return join(modelsDir, folder, `.${fileName}.${uploadId.replaceAll('-', '').slice(0, 12)}.upload.part`)
}

/** @throws RosterError `disk_full` where that many bytes do not fit. */
export async function requireRoom(bytes: number, { library, freeBytes = freeBytesOf }: Place): Promise<void> {
  const free = await freeBytes(library.modelsDir)
  if (free >= bytes) return
  const sentence = `The file needs ${bytes} bytes in ${library.modelsDir} and ${free} are free; make room and send it again`
  throw new RosterError('disk_full', sentence)
}

// Reads the models and providers that Roster brings along, and refuses data that is wrong by naming file and field.
import { readdir, readFile } from 'node:fs/promises'
import { basename, dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'smol-toml'
import type { z } from 'zod'
import { fieldErrors, messageOf, RosterError } from '../core/errors.ts'
import { isObject } from '../core/record.ts'
import { Slug } from '../core/schema.ts'
import { compareCodePoints } from '../core/text.ts'
import { type Authored, type BuiltInModel, faultsAcross } from './builtin-faults.ts'
import { ModelFacts } from './models/contract.ts'
import { ProviderFacts } from './providers/contract.ts'

export interface BuiltIns {
  providers: ProviderFacts[]
  models: BuiltInModel[]
}

const DATA_FOLDER = fileURLToPath(new URL('../../data', import.meta.url))

/** Everything under `data/`, by provider and id; both come from the path and are never authored. */
export async function readBuiltIns(folder: string = DATA_FOLDER): Promise<BuiltIns> {
  const faults: string[] = []
  const read = async <Schema extends z.ZodType>(kind: Kind<Schema>) => {
    const found = await readKind(join(folder, kind.folder), kind)
    faults.push(...found.faults)
    return found.authored
  }
  const providers = await read(PROVIDERS)
  const models = await read(MODELS)
  faults.push(...faultsAcross(providers, models))
  if (faults.length > 0) throw new RosterError('invalid', `The built-in data is not valid:\n${faults.join('\n')}`)
  return { providers: providers.map(({ facts }) => facts), models: models.map(({ facts }) => facts) }
}

interface Kind<Schema extends z.ZodType> {
  folder: string
  schema: Schema
  /** What a file must be called, below the folder. */
  shape: string
  fromPath: (file: string) => Record<string, string>
}

const idOf = (file: string) => ({ id: basename(file, '.toml') })

const PROVIDERS: Kind<typeof ProviderFacts> = {
  folder: 'providers',
  schema: ProviderFacts,
  shape: '<id>.toml',
  fromPath: idOf,
}

const IdentifiedModel = ModelFacts.extend({ id: Slug })
const MODELS: Kind<typeof IdentifiedModel> = {
  folder: 'models',
  schema: IdentifiedModel,
  shape: '<provider>/<id>.toml',
  fromPath: (file) => ({ ...idOf(file), provider: basename(dirname(file)) }),
}

async function readKind<Schema extends z.ZodType>(folder: string, kind: Kind<Schema>) {
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

// Reads the models and providers that Roster brings along, and refuses data that is wrong by naming file and field.
import { basename, dirname } from 'node:path'
import type { z } from 'zod'
import { DATA_FOLDER, type Kind, readKind } from '../core/data-files.ts'
import { RosterError } from '../core/errors.ts'
import { Slug } from '../core/schema.ts'
import { type BuiltInModel, faultsAcross } from './builtin-faults.ts'
import { ModelFacts } from './models/contract.ts'
import { ProviderFacts } from './providers/contract.ts'

export interface BuiltIns {
  providers: ProviderFacts[]
  models: BuiltInModel[]
}

/** Everything under `data/`, by provider and id; both come from the path and are never authored. */
export async function readBuiltIns(folder: string = DATA_FOLDER): Promise<BuiltIns> {
  const faults: string[] = []
  const read = async <Schema extends z.ZodType>(kind: Kind<Schema>) => {
    const found = await readKind(folder, kind)
    faults.push(...found.faults)
    return found.authored
  }
  const providers = await read(PROVIDERS)
  const models = await read(MODELS)
  faults.push(...faultsAcross(providers, models))
  if (faults.length > 0) throw new RosterError('invalid', `The built-in data is not valid:\n${faults.join('\n')}`)
  return { providers: providers.map(({ facts }) => facts), models: models.map(({ facts }) => facts) }
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

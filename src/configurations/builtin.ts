// The configurations that Roster brings along: data/configurations/<base model>/<name>.toml.
import { basename, dirname } from 'node:path'
import { z } from 'zod'
import { DATA_FOLDER, type Kind, readKind } from '../core/data-files.ts'
import { RosterError } from '../core/errors.ts'
import { BASE_MODELS } from '../vocabulary/index.ts'
import { ConfigurationFacts } from './contract.ts'

const Identified = ConfigurationFacts.extend({ id: z.string() })
export type BuiltInConfiguration = z.infer<typeof Identified>

const CONFIGURATIONS: Kind<typeof Identified> = {
  folder: 'configurations',
  schema: Identified,
  shape: '<base_model>/<name>.toml',
  fromPath: (file) => {
    const base_model = basename(dirname(file))
    return { base_model, id: `${base_model}-${basename(file, '.toml')}` }
  },
}

/** @throws RosterError that names each file which is wrong. */
export async function readBuiltInConfigurations(folder = DATA_FOLDER): Promise<BuiltInConfiguration[]> {
  const { authored, faults } = await readKind(folder, CONFIGURATIONS)
  const unknown = authored
    .filter(({ facts }) => !(facts.base_model in BASE_MODELS))
    .map(({ file, facts }) => `${file}: "${facts.base_model}" is not in the vocabulary`)
  const all = [...faults, ...unknown]
  if (all.length > 0) throw new RosterError('invalid', `The built-in data is not valid:\n${all.join('\n')}`)
  return authored.map(({ facts }) => facts)
}
